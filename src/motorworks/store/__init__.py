"""What has been simulated, kept in a folder, so that nothing is computed twice."""

from motorworks.store.content import bare, content
from motorworks.store.experiments import Registered, Simulated
from motorworks.store.result import Result
from motorworks.store.store import Store
from motorworks.store.trial import Key, Trial
from motorworks.store.version import made_by

__all__ = [
    "Key",
    "Registered",
    "Result",
    "Simulated",
    "Store",
    "Trial",
    "bare",
    "content",
    "made_by",
]
