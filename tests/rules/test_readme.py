"""rules/README.md says what the packs say, and teaches what works."""

import re
from pathlib import Path

from auditor.engine import load
from auditor.engine.catalogue import FILE_NAME, catalogue
from auditor.engine.packs import examine
from auditor.resources import shipped


def test_readme_is_fresh() -> None:
    """The page is what `python -m auditor.engine.catalogue` would write now."""
    assert catalogue(load()) == (shipped("rules") / FILE_NAME).read_text(encoding="utf-8")


def test_every_rule_stands_in_it() -> None:
    """Every rule, setting and word list is named in the page."""
    book = load()
    page = catalogue(book)
    names = [f"### {rule.id}\n" for rule in book.rules]
    names += [f"`{name}`" for name in (*book.settings, *book.words)]
    assert [] == [name for name in names if name not in page]


def test_the_example_pack(tmp_path: Path) -> None:
    """The example of a pack of one's own has no problem."""
    page = (shipped("rules") / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    own = tmp_path / "my-rules.yaml"
    own.write_text(block, encoding="utf-8")
    assert () == examine([own])
