"""Keeps the German of the report whole: `python -m tests.reporters.html.translations`.

Reads every message out of templates, scripts and tables, brings report.po up
to date (new ones empty, gone ones out), and compiles report.mo, which is what
ships. Without `--write` it only says what is lacking.
"""

import datetime as dt
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import auditor.cli
import auditor.reporters.between
import auditor.reporters.changes
import auditor.reporters.markdown
from auditor.model.translations import DOMAIN
from auditor.reporters.html.catalogue import all_messages
from auditor.reporters.html.templates import environment
from auditor.reporters.language import language_of
from auditor.resources import shipped

FOLDER = shipped("reports") / "translations" / "de" / "LC_MESSAGES"
SUMMARIES = (
    Path(auditor.cli.__file__).with_name("summary.py"),
    *sorted(Path(auditor.reporters.markdown.__file__).parent.glob("*.py")),
    Path(auditor.reporters.changes.__file__),
    Path(auditor.reporters.between.__file__),
)
PO, MO = FOLDER / f"{DOMAIN}.po", FOLDER / f"{DOMAIN}.mo"


def read(path: Path = PO) -> Catalog:
    """Return the catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale="de")


def wanted() -> dict[str, str | tuple[str, str]]:
    """Return every message of the page by its English text; a pair where it has a plural."""
    messages = all_messages(environment(language_of("en")))
    page = {one: one if many is None else (one, many) for one, many in messages}
    return page | {message: message for message in summary_messages()}


def summary_messages() -> list[str]:
    """Return what the summaries say: the literals of `say`, `heading`, `language.text`."""
    calls = re.compile(r'(?:\.say|\.heading|\blanguage\.text)\(\s*((?:"[^"]+"\s*)+)')
    return [
        "".join(re.findall(r'"([^"]+)"', found))
        for path in SUMMARIES
        for found in calls.findall(path.read_text(encoding="utf-8"))
    ]


def compiled(catalogue: Catalog) -> bytes:
    """Return report.mo for a catalogue."""
    # The header holds the moment of writing otherwise, and no two files would be the same.
    catalogue.creation_date = catalogue.revision_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages that have no German, or only one form of two, or a doubtful one."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(_forms(message.string)))
    ]


def brought_up_to_date(catalogue: Catalog) -> Catalog:
    """Return the catalogue with the messages of today, in their order."""
    fresh = Catalog(locale="de", domain=DOMAIN, project="contact-auditor", fuzzy=False)
    fresh.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", catalogue.plural_forms),
    ]
    for one, message in wanted().items():
        known = catalogue.get(one)
        fresh.add(message, known.string if known else "")
    return fresh


def written(catalogue: Catalog) -> bytes:
    """Return report.po for a catalogue, without anything that changes by itself."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, no_location=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return (head + plural).encode() + buffer.getvalue()


def main() -> int:
    """Bring the files up to date, or say what is lacking."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = brought_up_to_date(read() if PO.exists() else Catalog(locale="de"))
    if "--write" in sys.argv:
        PO.write_bytes(written(catalogue))
        MO.write_bytes(compiled(read()))
    lacking = untranslated(catalogue)
    print(f"{len(lacking)} of {len(catalogue)} messages have no German", *lacking, sep="\n")  # noqa: T201 - a command's answer
    return 1 if lacking else 0


def _forms(string: object) -> tuple[str, ...]:
    return tuple(map(str, string)) if isinstance(string, (tuple, list)) else (str(string or ""),)


if __name__ == "__main__":
    sys.exit(main())
