"""The exceptions of Motorworks, a short tree.

::

    MotorworksError              anything a caller may want to catch at once
    ├── RefusedError             a file that cannot be used; carries all findings
    │   ├── PlantError           ... of a plant
    │   ├── CaseError            ... of a validation case
    │   └── ExperimentError      ... of an experiment
    ├── ProgramError             arrays the kernel refuses at its door
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
    RefusedError,
    RunError,
    StoppedError,
    StoreError,
)
from motorworks.errors.hint import did_you_mean

__all__ = [
    "CaseError",
    "ExperimentError",
    "MotorworksError",
    "PileUpError",
    "PlantError",
    "ProgramError",
    "RefusedError",
    "RunError",
    "StoppedError",
    "StoreError",
    "did_you_mean",
]
