"""audit.json as a file: found, told from other files, and some of its fields read alone."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from auditor.errors import ResultError
from auditor.model.result import SCHEMA_VERSION

FILE_NAME = "audit.json"
_ADVICE = "give an audit.json written by `auditor audit`, or the folder it is in"


def file_of(path: Path) -> Path:
    """Return the audit.json that a path means: itself, or the one inside a folder."""
    return path / FILE_NAME if path.is_dir() else path


def content_of(file: Path, place: str) -> bytes:
    """Return what a file holds.

    Raises:
        ResultError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise ResultError(problem, place=place, advice=_ADVICE) from error


def read_fields(file: Path, names: Collection[str]) -> dict[str, Any]:
    """Return some fields of an audit.json as plain values, without reading its other tables.

    Raises:
        ResultError: there is none, or it is no result, too old or too new, as far as
            these fields tell.
    """
    wanted = {"schema_version", *names}
    content = content_of(file, str(file))
    lines = lines_in(content, wanted)
    plain = object_of(as_object(lines) if lines else content, str(file))
    return {name: value for name, value in plain.items() if name in names}


def lines_in(content: bytes, names: Collection[str]) -> dict[str, bytes]:
    """Return some fields as they are written; nothing if they are not laid out by `encode`.

    There every field is a line of its own, and JSON escapes the line breaks of
    texts: so a line that begins with a field's name is that field.
    """
    found = {}
    start, whole = 2, len(content) - len(b"\n}\n")
    if content[:start] != b"{\n" or content[whole:] != b"\n}\n":
        return {}
    while start < whole:
        end = content.find(b"\n", start)
        name, mark = _field_at(content, start)
        if name in names:
            comma = content[end - 1 : end] == b","
            found[name] = content[start + mark : end - comma]
        start = end + 1
    return found if len(found) == len(names) else {}


def _field_at(content: bytes, start: int) -> tuple[str, int]:
    """Return the name of the field whose line begins here, and the length of what names it."""
    mark = content[start : content.find(b":", start) + 1]
    return mark[1:-2].decode("utf-8", "replace"), len(mark)


def as_object(lines: Mapping[str, bytes]) -> bytes:
    """Return fields as they are written together as one object."""
    written = (b"%b:%b" % (json.dumps(name).encode(), line) for name, line in lines.items())
    return b"{%b}" % b",".join(written)


def object_of(content: bytes, place: str) -> dict[str, Any]:
    """Return the object that is written, once it is a result of this version.

    Raises:
        ResultError: it is not.
    """
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ResultError("is no audit result", place=place, advice=_ADVICE) from error
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise ResultError("is no audit result", place=place, advice=_ADVICE)
    _check_version(version, place)
    fields_found: dict[str, Any] = plain
    return fields_found


def damaged(place: str) -> ResultError:
    """Return the error that says that a result cannot be what an audit wrote."""
    return ResultError("is damaged", place=place, advice=_ADVICE)


def _check_version(version: int, place: str) -> None:
    told = f"has schema version {version}, this auditor reads {SCHEMA_VERSION}"
    if version < SCHEMA_VERSION:
        advice = "it is from an older auditor: run `auditor audit` over its sources again"
        raise ResultError(told, place=place, advice=advice)
    if version > SCHEMA_VERSION:
        advice = "it is from a newer auditor: update this one"
        raise ResultError(told, place=place, advice=advice)
