"""The most memory that this process has held."""

import sys
from pathlib import Path

_MB = 1024


def forget_peak() -> None:
    """Let the kernel measure the peak anew, where it can (Linux)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return


def peak_mb() -> float:
    """Return the peak of resident memory since it was last forgotten, in megabytes.

    Where the kernel tells only the peak of all that ran before in the process, that of
    the program which started it is among it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(ln for ln in status.read_text("ascii").splitlines() if ln.startswith("VmHWM"))
        return int(line.split()[1]) / _MB
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MB / (_MB if sys.platform == "darwin" else 1)
