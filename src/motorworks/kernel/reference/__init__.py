"""The rules of the kernel in plain Python, one file per family: the readable specification.

``docs/background/kernel-rules.md`` is the contract; the compiled kernel gives the same trace,
bit for bit.
"""

from motorworks.kernel.reference.kernel import ReferenceKernel

__all__ = ["ReferenceKernel"]
