"""Program and seed in, Trace out: the compiled kernel and its plain-Python oracle."""

from motorworks.kernel.kernel import Kernel
from motorworks.kernel.packing import Packer, find_rows
from motorworks.kernel.progress import Progress
from motorworks.kernel.reference import ReferenceKernel

__all__ = ["Kernel", "Packer", "Progress", "ReferenceKernel", "find_rows"]
