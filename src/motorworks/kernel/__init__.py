"""Program and seed in, Trace out: the compiled kernel and its plain-Python oracle.

The oracle is loaded when it is first asked for: who only simulates never needs it.
"""

from typing import TYPE_CHECKING, Any

from motorworks.kernel._kernel import Index, Tape, TraceTable
from motorworks.kernel.kernel import Kernel
from motorworks.kernel.packing import find_rows
from motorworks.kernel.progress import Progress

if TYPE_CHECKING:
    from motorworks.kernel.reference import ReferenceKernel

__all__ = [
    "Index",
    "Kernel",
    "Progress",
    "ReferenceKernel",
    "Tape",
    "TraceTable",
    "find_rows",
]


def __getattr__(name: str) -> Any:
    if name != "ReferenceKernel":
        msg = f"module 'motorworks.kernel' has no attribute {name!r}"
        raise AttributeError(msg)
    from motorworks.kernel.reference import ReferenceKernel

    return ReferenceKernel
