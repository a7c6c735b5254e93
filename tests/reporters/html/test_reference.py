"""The documentation of the templates says what is true today."""

import dataclasses
import re
from pathlib import Path

import pytest

from tests.reporters.html.reference import (
    README,
    brought_up_to_date,
    meanings,
    parts,
    purpose,
    values,
    variables,
)

TEXT = README.read_text(encoding="utf-8")


def test_reference_is_of_today() -> None:
    """`python -m tests.reporters.html.reference --write` brings it up to date."""
    assert brought_up_to_date(TEXT) == TEXT


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.stem)
def test_part_says_what_it_is_and_reads(part: Path) -> None:
    """Each part opens with its purpose, and its line lists exactly what it reads of the page."""
    (line,) = re.findall(rf"^\| `{re.escape(part.name)}` \|.*$", TEXT, re.MULTILINE)

    assert purpose(part)
    assert sorted(re.findall(r"`(page\.\w+)`", line)) == variables(part)


@pytest.mark.parametrize("kind", values(), ids=lambda kind: kind.__name__)
def test_every_attribute_is_explained(kind: type) -> None:
    """Whatever a template can read of the page is explained, and nothing else."""
    fields = {field.name for field in dataclasses.fields(kind)}

    assert set(meanings(kind)) == fields
