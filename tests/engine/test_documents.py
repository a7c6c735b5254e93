"""Packs' YAML: what is taken of it, and what is refused, where."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engine.documents import MAX_DEPTH, read_document
from auditor.engine.nodes import MAX_BYTES, KeyedNode, ListNode, ScalarNode


def _told(text: str | bytes) -> list[tuple[int, int, str]]:
    content = text.encode() if isinstance(text, str) else text
    _, problems = read_document(content, "pack.yaml")
    return [(problem.line, problem.column, problem.text) for problem in problems.found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3", 3),
        ("-3", -3),
        ("2.5", 2.5),
        ("1e3", "1e3"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("NO", "NO"),
        ("on", "on"),
        ("12:30:45", "12:30:45"),
        ("2026-03-31", "2026-03-31"),
        ("'3'", "3"),
        ('"true"', "true"),
        ("9" * 400, "9" * 400),
    ],
)
def test_scalar_values(written: str, expected: Any) -> None:
    """Plain scalars follow YAML 1.2's core rules; quoted ones and dates are texts."""
    top, problems = read_document(f"a: {written}\n".encode(), "pack.yaml")
    node = top.entries["a"]
    assert isinstance(node, ScalarNode)
    assert expected == node.value
    assert type(expected) is type(node.value)
    assert [] == problems.found


def test_nodes_know_their_place() -> None:
    """Every node tells its 1-based line and column."""
    top, _ = read_document(b"a:\n  - b: 1\n    c: [x]\n", "pack.yaml")
    items = top.entries["a"]
    assert isinstance(items, ListNode)
    inner = items.items[0]
    assert isinstance(inner, KeyedNode)
    assert (2, 5) == (inner.keys["b"].line, inner.keys["b"].column)
    assert (3, 8) == (inner.entries["c"].place.line, inner.entries["c"].place.column)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "a stands here twice, first in line 1"),
        ("a: &x 1\n", 1, 4, "anchors are not allowed"),
        ("a: *x\n", 1, 4, "aliases are not allowed"),
        ("a: !!str 1\n", 1, 4, "tags are not allowed"),
        ("<<: {a: 1}\n", 1, 1, "merge keys are not allowed"),
        ("? [a]\n: 1\n", 1, 3, "a key must be a single word"),
        ("a: 1\n---\nb: 1\n", 2, 1, "one document"),
        ("- a\n", 1, 1, "is a mapping"),
        ("", 1, 1, "is a mapping"),
        ("a: [1,\nb: }\n", 2, 4, "is not YAML"),
        ("a: \x07\n", 1, 4, "control character"),
        ("a:\n\t- 1\n", 2, 1, "is not YAML"),
        (b"a: 1\nb: \xff\n", 2, 1, "not UTF-8"),
        ('a: "\\U00110000"\n', 0, 0, "cannot be read as YAML"),
    ],
)
def test_refused(text: str | bytes, line: int, column: int, words: str) -> None:
    """What a pack must not hold is a problem at its place."""
    told = _told(text)
    assert [(line, column)] == [(found[0], found[1]) for found in told]
    assert words in told[0][2]


@pytest.mark.parametrize("text", ["[" * 100 + "]" * 100, "a: " + "{a: " * 100, "- " * 5000])
def test_deep_nesting(text: str) -> None:
    """Nesting deeper than the bound ends the reading, without recursion."""
    assert f"more than {MAX_DEPTH} levels" in _told(text)[0][2]


def test_alias_bomb() -> None:
    """A file that grows by aliases is refused at each of them and never grows."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    words = {text.split(":")[0] for _, _, text in _told(bomb)}
    assert {"anchors are not allowed", "aliases are not allowed"} == words


def test_large_files() -> None:
    """A file over the bound is not parsed at all."""
    assert [(0, 0)] == [found[:2] for found in _told(b"a: " + b"x" * MAX_BYTES)]


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!#|>'\"\n\t ,?%@`<~\\0"), max_size=40))
def test_any_text(text: str) -> None:
    """Whatever stands in a file, it is read or refused, and nothing is raised."""
    read_document(text.encode(), "pack.yaml")


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    """Whatever bytes a file holds, nothing is raised."""
    read_document(content, "pack.yaml")
