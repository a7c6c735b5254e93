"""A user's own mapping: which headers of any other table hold which column."""

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from auditor.errors import UsageError
from auditor.importers.layouts import Layout
from auditor.importers.tables.makers import ADDRESS_PARTS, CHANNELS, FIELDS

_ADVICE = "for example  family_name: Surname  or  phone:mobile: [Cell, Handy]"
_LARGEST = 64 * 1024


def read_mapping(path: Path) -> Layout:
    """Return the table that a small YAML file describes: `column: header` or `column: [headers]`.

    All columns it names once without alternatives must be in a file for the
    mapping to apply; columns are those of `auditor.importers.tables.makers`.

    Raises:
        UsageError: the file cannot be read or names a column that does not exist.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError("is too large for a mapping", place=path.name)
        written = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError, RecursionError) as error:
        raise UsageError("is no mapping that can be read", place=path.name) from error
    if not isinstance(written, dict) or not written:
        raise UsageError("names no column", place=path.name, advice=_ADVICE)
    columns = {str(column): _headers(column, named, path) for column, named in written.items()}
    return Layout("table-mapping", f"Table by {path.name}", columns, tuple(columns))


def _headers(column: object, named: object, path: Path) -> tuple[str, ...]:
    if not _is_column(str(column)):
        raise UsageError(f"names no column of ours: {column}", place=path.name, advice=_ADVICE)
    headers = named if isinstance(named, list) else [named]
    if not headers or not all(isinstance(header, str) and header for header in headers):
        raise UsageError(f"gives no header for {column}", place=path.name, advice=_ADVICE)
    return tuple(headers)


def _is_column(column: str) -> bool:
    if column in FIELDS:
        return True
    kind, colon, rest = column.partition(":")
    label, _, part = rest.partition("/")
    known = ADDRESS_PARTS if kind == "address" else ("", "label")
    return bool(kind in CHANNELS and colon and label and part in known)
