"""Changed motors → bills and cycle times that go with them, the same for whoever changes them."""

from motorworks.plantfile.designed.changes import Change, Changes, changes
from motorworks.plantfile.designed.designed import designed, followed
from motorworks.plantfile.designed.times import operation_of

__all__ = ["Change", "Changes", "changes", "designed", "followed", "operation_of"]
