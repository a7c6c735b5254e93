"""Runs shell scripts as a job would: no terminal, few variables, the command on the path."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = Path(sys.executable).parent
"""Where the command `auditor` is installed."""


def read_yaml(path: Path) -> Any:
    """Return what a YAML file says."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def run_script(
    script: str, folder: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a script in a folder as GitHub runs a step with `shell: bash`."""
    inherited = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    given = dict(variables or {})
    path = os.pathsep.join([given.pop("PATH", ""), str(COMMANDS), os.environ["PATH"]])
    file = folder / ".step.sh"
    file.write_text(script, encoding="utf-8")
    return subprocess.run(  # noqa: S603 - our own
        ["/usr/bin/env", "bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)],
        cwd=folder,
        env={**inherited, "PATH": path, "LANG": "C.UTF-8", **given},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
