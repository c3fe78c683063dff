"""The exceptions of Motorworks, a short tree.

::

    MotorworksError              anything a caller may want to catch at once
    ├── PlantError               a plant that cannot be used; carries all findings
    ├── ProgramError             arrays the kernel refuses at its door
    ├── CaseError                a validation case file that cannot be used
    ├── ExperimentError          an experiment file that cannot be used; carries all findings
    └── RunError                 a run that could not go on
        ├── StoppedError         stopped on request before anything was measured
        ├── PileUpError          parts pile up without limit
        └── StoreError           results that cannot be kept or read

Every message says where, what was given, what was expected and what to do.
"""

from motorworks.errors.errors import (
    CaseError,
    ExperimentError,
    MotorworksError,
    PileUpError,
    PlantError,
    ProgramError,
    RunError,
    StoppedError,
    StoreError,
)

__all__ = [
    "CaseError",
    "ExperimentError",
    "MotorworksError",
    "PileUpError",
    "PlantError",
    "ProgramError",
    "RunError",
    "StoppedError",
    "StoreError",
]
