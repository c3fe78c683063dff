"""What goes to the terminal: JSON or text on standard output, errors on standard error."""

import json
import sys
import tempfile
import traceback
from typing import Any

from motorworks.errors import MotorworksError, RefusedError, RunError, StoppedError


def print_json(value: Any) -> None:
    """Write a value as JSON to standard output; numbers that are not finite become null."""
    sys.stdout.write(json.dumps(_plain(value), indent=1, ensure_ascii=False, allow_nan=False))
    sys.stdout.write("\n")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):
        return None
    return value


def fail(error: MotorworksError, *, as_json: bool) -> int:
    """Say what went wrong and give the exit code."""
    findings = error.findings if isinstance(error, RefusedError) else ()
    # With findings the message lists them too; here they are printed by themselves.
    message = str(error).splitlines()[0] if findings else str(error)
    if as_json:
        print_json({"error": message, "findings": [_finding(f) for f in findings]})
    else:
        for finding in findings:
            sys.stderr.write(f"{finding}\n")
        sys.stderr.write(f"motorworks: {message}\n")
    return exit_code(error)


def _finding(finding: Any) -> Any:
    return finding.to_dict() if hasattr(finding, "to_dict") else str(finding)


def fault(error: Exception) -> int:
    """Say that Motorworks itself failed, keep the details in a file, and give the exit code."""
    if isinstance(error, MemoryError):
        sys.stderr.write("motorworks: out of memory; shorten --for or run fewer --jobs\n")
        return 1
    with tempfile.NamedTemporaryFile(
        "w", prefix="motorworks-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("".join(traceback.format_exception(error)))
    sys.stderr.write(
        f"motorworks: a fault of Motorworks itself ({type(error).__name__}: {error}). "
        f"Please report it with the details in {file.name}\n"
    )
    return 1


def refused(error: OSError, *, as_json: bool) -> int:
    """Say what the system refused, such as a full disk, and give the exit code."""
    reason = error.strerror or type(error).__name__
    if error.filename is None:  # most often standard output itself, so nothing more goes there
        sys.stderr.write(f"motorworks: the output cannot be written: {reason}\n")
        return 1
    return fail(RunError(f"{error.filename}: {reason}"), as_json=as_json)


def exit_code(error: MotorworksError) -> int:
    """Give the exit code: 130 stopped, 1 a run that failed, 2 anything given wrongly."""
    if isinstance(error, StoppedError):
        return 130
    return 1 if isinstance(error, RunError) else 2
