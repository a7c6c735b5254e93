"""Runs the command line as a process of its own, and ends it without ceremony."""

import contextlib
import os
import sys
from typing import NoReturn

from auditor.cli.group import main

_FAILED = 1


def run() -> NoReturn:
    """Run the command, then end the process at once.

    Taking a large table apart at the interpreter's end takes a while, and
    Arrow's threads have been seen to abort the process there after all was
    written and said.
    """
    try:
        main(prog_name="auditor")
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else _FAILED if end.code else 0
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None where it was closed before
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            stream.flush()
    os._exit(code)
