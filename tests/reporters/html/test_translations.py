"""The German catalogue is whole, of today, and compiled."""

import gettext
import io
import re
from pathlib import Path

import pytest

import auditor
from auditor.model.clauses import CLAUSES
from auditor.reporters.clauses import clause
from auditor.reporters.language import language_of
from tests.reporters.html.translations import MO, compiled, read, untranslated, wanted


def test_everything_is_translated() -> None:
    """No message of the page lacks its German; none is doubtful."""
    assert untranslated(read()) == []


def test_nothing_is_stale() -> None:
    """The catalogue holds the messages of the page, no more and no fewer.

    `python -m tests.reporters.html.translations --write` brings it up to date.
    """
    catalogued = {m.id[0] if isinstance(m.id, (tuple, list)) else m.id for m in read() if m.id}

    assert catalogued == set(wanted())


def test_placeholders_are_the_same() -> None:
    """A translation names the same parameters as its message, or the page would fail."""
    lost = [str(message.id) for message in read() if message.id and message.check()]

    assert lost == []


def test_compiled_is_of_today() -> None:
    """What ships is compiled from what is written, by whichever version of Babel."""
    assert _texts(compiled(read())) == _texts(MO.read_bytes())


def _texts(compiled_catalogue: bytes) -> dict[str, object]:
    """Return the messages of a compiled catalogue and its rule of plurals."""
    translations = gettext.GNUTranslations(io.BytesIO(compiled_catalogue))
    messages: dict[str, object] = dict(translations._catalog)  # type: ignore[attr-defined] # not in typeshed
    messages.pop("")  # the header names the version of Babel
    return {**messages, "": translations.info()["plural-forms"]}


def test_clauses_are_still_said() -> None:
    """Every clause that is translated is one that some stage writes."""
    folder = Path(auditor.__file__).parent
    stages = [folder / name for name in ("importers", "vcard", "cleaning", "matching", "evidence")]
    modules = [path for stage in stages for path in stage.rglob("*.py")]
    others = ("history.py", "model/audit_file.py", "model/imported.py")
    modules += [folder / name for name in others]
    said = "".join(path.read_text(encoding="utf-8") for path in modules)
    joined = re.sub(r'"\s+f?"', "", said)

    assert [text for text in CLAUSES if "{n}" not in text and text not in joined] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("advertising", "Werbung"),
        ("on the same side of 3 of 4 invitations", "auf derselben Seite von 3 von 4 Einladungen"),
        ("a clause {n} that nobody knows 7", "a clause {n} that nobody knows 7"),
    ],
)
def test_clause(text: str, expected: str) -> None:
    """A known clause is translated with its numbers; an unknown one is shown as it came."""
    assert clause(text, language_of("de")) == expected
