"""The configuration file: found near the working directory, read, every key with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.errors import ConfigurationError

OWN_FILE, SHARED_FILE = "auditor.toml", "pyproject.toml"
_TABLE = ("tool", "auditor")
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=""")
_SYNTAX_PLACE = re.compile(r"^(.*?) \(at line (\d+), column (\d+)\)$")
_NAMES_US = re.compile(rb"\bauditor\b")


@dataclass(frozen=True)
class Configuration:
    """What a configuration file says.

    Attributes:
        file: where it is.
        values: the keys as written, with their TOML values.
        shared: whether they stand in its table `[tool.auditor]`, beside other programs'.
        text: the whole file, to tell where something stands.
    """

    file: Path
    values: Mapping[str, Any]
    shared: bool = False
    text: str = field(repr=False, default="")

    def line(self, key: str, item: str = "") -> int:
        """Return the 1-based line of a key, or of one item of its list; 0 where it is not found."""
        lines = self.text.splitlines()
        start = next(_lines_of(key, lines, shared=self.shared), 0)
        if start and item:
            # The list may go over many lines; the item is on the first that shows it.
            return next((n for n in range(start, len(lines) + 1) if item in lines[n - 1]), start)
        return start

    def place(self, key: str = "", item: str = "") -> str:
        """Return where a key stands, as `auditor.toml:3`."""
        line = self.line(key, item) if key else 0
        return f"{shown_path(self.file)}:{line}" if line else str(shown_path(self.file))


def find_configuration(start: Path, home: Path | None) -> Configuration | None:
    """Return the nearest configuration from a folder upwards, or None where there is none.

    In one folder auditor.toml goes before pyproject.toml. The search ends with
    the folder that holds a repository, with the user's home, or at the root.

    Raises:
        ConfigurationError: the nearest file cannot be read or is no TOML.
    """
    for folder in (start, *start.parents):
        for name in (OWN_FILE, SHARED_FILE):
            found = folder / name
            if found.is_file() and _may_concern_us(found):
                configuration = read_configuration(found)
                if name == OWN_FILE or configuration.values:
                    return configuration
        if folder == home or (folder / ".git").exists():
            break
    return None


def read_configuration(file: Path) -> Configuration:
    """Return what a file says: its `[tool.auditor]`, or all of a file that is ours alone.

    Raises:
        ConfigurationError: it cannot be read, is no TOML, or holds no table where one must be.
    """
    text = _text(file)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem, line, column = _told(error)
        place = f"{shown_path(file)}:{line}:{column}" if line else str(shown_path(file))
        raise ConfigurationError(f"is no TOML: {problem}", place=place) from error
    values: Any = document
    shared = file.name == SHARED_FILE or "tool" in document
    if shared:
        for name in _TABLE:
            values = values.get(name, {}) if isinstance(values, dict) else values
    if not isinstance(values, dict):
        place = str(shown_path(file))
        raise ConfigurationError("[tool.auditor] must be a table", place=place)
    return Configuration(file, values, shared, text)


def shown_path(path: Path) -> Path:
    """Return a path as the user would write it: from the working directory where it is inside."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise ConfigurationError(problem, place=str(shown_path(file))) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError("is not UTF-8 text", place=str(shown_path(file))) from error


def _may_concern_us(file: Path) -> bool:
    """Tell whether the search must read a file: a stranger's broken pyproject.toml is not ours."""
    if file.name == OWN_FILE:
        return True
    try:
        return bool(_NAMES_US.search(file.read_bytes()))
    except OSError:
        return False


def _told(error: tomllib.TOMLDecodeError) -> tuple[str, int, int]:
    """Return the problem, line and column (0 where they are not told)."""
    found = _SYNTAX_PLACE.match(str(error))
    if found is None:
        return str(error), 0, 0
    return found[1], int(found[2]), int(found[3])


def _lines_of(key: str, lines: list[str], *, shared: bool) -> Iterator[int]:
    """Yield the numbers of the lines on which a key of ours is set."""
    ours = not shared
    for number, line in enumerate(lines, start=1):
        header = _HEADER.match(line)
        if header:
            ours = re.split(r"\s*\.\s*", header[1].replace('"', "")) == list(_TABLE)
            continue
        named = _KEY.match(line)
        if ours and named and key in named.groups():
            yield number
