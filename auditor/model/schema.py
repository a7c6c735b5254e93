"""The JSON Schema of audit.json, made from the model: `python -m auditor.model.schema`."""

import datetime as dt
import inspect
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from auditor.model.codec import TABLES
from auditor.model.comparison import CHANGE_KINDS, CHANGES, Comparison
from auditor.model.notes import NOTE_KINDS, Note
from auditor.model.result import SCHEMA_VERSION, AuditResult
from auditor.model.rules import Condition, Slope
from auditor.model.table import Column, Kind, Table
from auditor.model.verdicts import CLASSES, CONFIDENCES, DECISIONS, Decision
from auditor.resources import shipped

NAME = "audit.schema.json"
Schema = dict[str, Any]

_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MOMENT = {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d{2}-\d{2}T.+Z$"}
_NULL = {"type": "null"}
_CELLS: Mapping[Kind, Schema] = {
    "key": {"type": "integer"},
    "text": {"type": "string"},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "flag": {"type": ["boolean", "null"]},
    "day": {"anyOf": [_DAY, _NULL]},
    "moment": {"anyOf": [_MOMENT, _NULL]},
}
_PERSON_ID = {"type": "string", "pattern": "^p-[0-9a-f]{12}$"}
_CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("verdicts", "class"): CLASSES,
    ("verdicts", "rules_class"): CLASSES,
    ("verdicts", "confidence"): CONFIDENCES,
    ("verdicts", "decision"): ("", *DECISIONS[:4]),
    ("changes", "change"): tuple(CHANGE_KINDS),
    ("sources", "status"): ("read", "empty", "unreadable", "ignored"),
    ("account", "outcome"): ("kept", "merged", "ignored", "rejected"),
    ("account", "kind"): ("connection", "card", "uploaded"),
    ("pairs", "outcome"): ("same", "possible", "different"),
    ("channels", "kind"): ("email", "phone", "profile", "website"),
}
"""Columns of tables whose values are of a closed list."""
_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: _DAY,
    Any: {},
    type(None): _NULL,
}


def schema() -> Schema:
    """Return the schema: every table with every column, every value with its type, no others.

    What a schema cannot say: the columns of one table are of one length.
    """
    definitions: dict[str, Schema] = {}
    hints = get_type_hints(AuditResult)
    properties = {
        field.name: _table(field.name, TABLES[field.name])
        if field.name in TABLES
        else _of_type(hints[field.name], definitions)
        for field in fields(AuditResult)
        if field.name != "cards"
    }
    properties["schema_version"] = {"const": SCHEMA_VERSION}
    properties["redaction"] = {"enum": ["", "names", "all"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "audit.json",
        "description": "The whole result of `auditor audit`; a table is an object of its columns.",
        **_object(properties),
        "$defs": dict(sorted(definitions.items())),
    }


def written() -> str:
    """Return the schema as it stands in reports/."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _table(name: str, table: Table) -> Schema:
    columns = {column.name: _column(name, column) for column in table.columns}
    return {"description": f"Table of {table.name}.", **_object(columns)}


def _column(table: str, column: Column) -> Schema:
    cell = _CELLS[column.kind]
    closed = _CLOSED.get((table, column.name))
    if closed:
        cell = {"enum": list(closed)}
    elif (table, column.name) in {("people", "person_id"), ("verdicts", "person_id")}:
        cell = _PERSON_ID
    return {"description": column.meaning, "type": "array", "items": cell}


def _of_type(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a value's type; dataclasses go into the definitions."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return _reference(kind, definitions)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union(parts, definitions)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return _tuple(parts, definitions)
    # What is left is a mapping from texts.
    return {"type": "object", "additionalProperties": _of_type(parts[1], definitions)}


def _union(parts: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    conditions = get_args(Condition)
    others = [_of_type(part, definitions) for part in parts if part not in conditions]
    choices = [_condition(definitions), *others] if len(others) < len(parts) else others
    return {"anyOf": choices} if len(choices) > 1 else choices[0]


def _tuple(parts: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _of_type(parts[0], definitions)}
    items = [_of_type(part, definitions) for part in parts]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _reference(kind: type, definitions: dict[str, Schema]) -> Schema:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # so that what refers to itself ends
        definitions[kind.__name__] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _definition(kind: type, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    properties: dict[str, Schema] = {}
    for field in fields(kind):
        properties[field.name] = (
            _table("changes", CHANGES)
            if (kind, field.name) == (Comparison, "changes")
            else _of_type(hints[field.name], definitions)
        )
    if kind is Note:
        properties["kind"] = {"enum": list(NOTE_KINDS)}
    if kind is Decision:
        properties["decision"] = {"enum": list(DECISIONS)}
    if kind is Slope:  # written in the grammar of the rule packs
        properties = {name: properties[old] for name, old in _SLOPE.items()}
    told = (inspect.getdoc(kind) or "").partition("\n")[0]
    return {"description": told, **_object(properties)}


_SLOPE = {"of": "of", "from": "start", "to": "end"}


def _condition(definitions: dict[str, Schema]) -> Schema:
    """Return a reference to a condition in the grammar of the rule packs."""
    reference = {"$ref": "#/$defs/Condition"}
    parts = {"type": "array", "items": reference}
    one = {"type": "object", "minProperties": 1, "maxProperties": 1}
    definitions["Condition"] = {
        "description": "A condition in the grammar of the rule packs.",
        "oneOf": [
            _object({"all": parts}),
            _object({"any": parts}),
            _object({"not": reference}),
            {
                **one,
                "propertyNames": {"not": {"enum": ["all", "any", "not"]}},
                "additionalProperties": one,
            },
        ],
    }
    return reference


def main() -> None:
    """Write the schema to reports/."""
    path = shipped("reports") / NAME
    path.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
