"""Writes what templates may use into reports/README.md: `python -m tests.reporters.html.reference`.

Reads the variables of each part out of its template, and the attributes of
`page` out of the dataclasses behind it and their docstrings.
"""

import dataclasses
import re
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

from auditor.reporters.html.page import Page
from auditor.reporters.html.templates import PARTS, environment
from auditor.reporters.language import language_of
from auditor.resources import shipped

README = shipped("reports") / "README.md"
BEGIN, END = "<!-- reference -->\n", "<!-- end of reference -->\n"


def parts() -> list[Path]:
    """Return the files of the parts."""
    return sorted((shipped("reports") / PARTS).glob("*.j2"))


def purpose(part: Path) -> str:
    """Return the comment that a part opens with."""
    found = re.match(r"\{#\s*(.*?)\s*#\}", part.read_text(encoding="utf-8"), re.DOTALL)
    return found.group(1) if found else ""


def variables(part: Path) -> list[str]:
    """Return the attributes of `page` that a part reads, as `page.overview`, each once."""
    parsed = environment(language_of("en")).parse(part.read_text(encoding="utf-8"))
    found = {
        f"page.{node.attr}"
        for node in parsed.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "page"
    }
    return sorted(found)


def values() -> list[type]:
    """Return Page and every dataclass that can be reached from it, each once."""
    found: dict[type, None] = {Page: None}
    wanted: list[type] = [Page]
    for kind in wanted:
        for hint in typing.get_type_hints(kind).values():
            for inner in _inside(hint):
                if dataclasses.is_dataclass(inner) and inner not in found:
                    found[inner] = None
                    wanted.append(inner)
    return list(found)


def meanings(kind: type) -> dict[str, str]:
    """Return what the docstring of a dataclass says about each attribute."""
    section = (kind.__doc__ or "").partition("Attributes:\n")[2].partition("\n\n")[0]
    entries = re.findall(r"^ {8}(\w+): (.*(?:\n {12}.*)*)", section, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text).strip() for name, text in entries}


def reference() -> str:
    """Return the generated part of reports/README.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "### The parts"
    yield ""
    yield "| part | what | reads |"
    yield "|---|---|---|"
    for part in parts():
        used = ", ".join(f"`{name}`" for name in variables(part)) or "what its macros are given"
        yield f"| `{part.name}` | {purpose(part)} | {used} |"
    for kind in values():
        told = meanings(kind)
        hints = typing.get_type_hints(kind)
        yield ""
        yield f"### {'`page`' if kind is Page else kind.__name__}"
        yield ""
        yield (kind.__doc__ or "").splitlines()[0]
        yield ""
        yield "| attribute | kind | what |"
        yield "|---|---|---|"
        for field in dataclasses.fields(kind):
            yield f"| `{field.name}` | {_named(hints[field.name])} | {told[field.name]} |"


def _inside(hint: object) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for part in typing.get_args(hint):
        yield from _inside(part)


def _named(hint: object) -> str:
    """Return a type in words: a list of Person, text, number."""
    words = {str: "text", int: "number", float: "number", bool: "yes or no", type(None): "nothing"}
    origin, inner = typing.get_origin(hint), [a for a in typing.get_args(hint) if a is not ...]
    if origin is tuple:
        many = len(typing.get_args(hint)) > len(inner)
        return f"list of {_named(inner[0])}" if many else f"({', '.join(map(_named, inner))})"
    if origin in (types.UnionType, typing.Union):
        return " or ".join(map(_named, inner))
    if origin is not None:
        return "mapping"
    return words.get(typing.cast("type", hint), getattr(hint, "__name__", str(hint)))


def brought_up_to_date(text: str) -> str:
    """Return reports/README.md with the reference of today."""
    head, _, rest = text.partition(BEGIN)
    return f"{head}{BEGIN}{reference()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    fresh = brought_up_to_date(README.read_text(encoding="utf-8"))
    if "--write" in sys.argv:
        README.write_text(fresh, encoding="utf-8")
    sys.exit(0 if README.read_text(encoding="utf-8") == fresh else 1)
