"""What the studio can refuse, beside what the rest of the product refuses."""

from motorworks.errors import MotorworksError


class NotThereError(MotorworksError):
    """Something that was asked for does not exist."""


class ConflictError(MotorworksError):
    """Something was changed meanwhile, or its name is taken."""


class ForbiddenError(MotorworksError):
    """Somebody who is known may not do this."""


class UnknownUserError(MotorworksError):
    """Somebody is not logged in."""


class WorkerError(MotorworksError):
    """A worker process died twice over the same work."""
