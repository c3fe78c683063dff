"""What the figures were measured on."""

import os
import platform
from pathlib import Path

from motorworks.kernel import _kernel


def machine() -> dict[str, str | int]:
    """Give Python, compiler, processor and operating system."""
    return {
        "cpu": cpu_model(),
        "cores": os.cpu_count() or 0,
        "system": platform.platform(),
        "python": platform.python_version(),
        "compiler": _kernel.compiler,
    }


def cpu_model() -> str:
    """Give the processor's name, as far as the system tells."""
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        for line in listing.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
