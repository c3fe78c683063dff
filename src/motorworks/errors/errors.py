"""The exception classes; their tree is drawn in the package docstring."""

from collections.abc import Sequence


class MotorworksError(Exception):
    """Anything that Motorworks refuses or cannot do, with a message for the user."""


class RefusedError(MotorworksError):
    """A file that cannot be used.

    Parameters
    ----------
    message
        One sentence with the number of findings and the file, the findings below it.
    findings
        The findings themselves, in the order of the file; any object whose ``str``
        is one line for the user.
    """

    def __init__(self, message: str, findings: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class PlantError(RefusedError):
    """A plant that cannot be used."""


class CaseError(RefusedError):
    """A validation case file that cannot be used; the message names case and key."""


class ExperimentError(RefusedError):
    """An experiment file that cannot be used."""


class ProgramError(MotorworksError):
    """Arrays that the kernel refuses at its door; the message names the array."""


class RunError(MotorworksError):
    """A run that could not go on."""


class StoppedError(RunError):
    """A run stopped on request before it had measured anything."""


class PileUpError(RunError):
    """More parts in the plant than the run allows: something grows without limit."""


class StoreError(RunError):
    """A store of results that cannot be read or written; the message names the file."""
