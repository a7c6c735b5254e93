"""Every text of the page that wants a translation: from templates, scripts and tables."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment

from auditor.model.clauses import AS_IN_FILE, CLAUSES
from auditor.model.column_labels import COLUMN_LABELS
from auditor.model.comparison import CHANGE_KINDS
from auditor.model.matched import PAIR_REASONS
from auditor.model.notes import NOTE_KINDS
from auditor.reporters.html import wording
from auditor.reporters.html.judging import SETTINGS_SHOWN
from auditor.reporters.language import MONTHS
from auditor.resources import shipped

Message = tuple[str, str | None]
"""The English text, and its plural where it has one."""

_STRING = r'"((?:[^"\\]|\\.)*)"'
_IN_SCRIPT = re.compile(rf"\b(?:t\(\s*{_STRING}|tn\(\s*{_STRING},\s*{_STRING})")
_STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
_IN_PYTHON = re.compile(rf"\blanguage\.(?:text\(\s*{_STRINGS}|plural\(\s*{_STRINGS},\s*{_STRINGS})")
_BESIDE = ("clauses.py", "headline.py")
"""Modules beside this package that say something on the page."""


@cache
def script_messages() -> tuple[Message, ...]:
    """Return the messages that the scripts ask for by t("…") and tn("…", "…", n)."""
    found: dict[Message, None] = {}
    for path in sorted((shipped("reports") / "script").glob("*.js")):
        for match in _IN_SCRIPT.finditer(path.read_text(encoding="utf-8")):
            single, one, many = (_unescaped(part) for part in match.groups())
            found[(single, None) if single is not None else (one or "", many)] = None
    return tuple(found)


def all_messages(environment: Environment) -> tuple[Message, ...]:
    """Return every message of the page, each once, in the order of their places."""
    found = dict.fromkeys(
        [*_template_messages(environment), *script_messages(), *_table_messages()]
    )
    return tuple(message for message in found if message[0])


def _template_messages(environment: Environment) -> Iterator[Message]:
    for path in sorted(shipped("reports").rglob("*.j2")):
        extracted = environment.extract_translations(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined] # added by the i18n extension
        for _, _, message in extracted:
            yield (message[0], message[1]) if isinstance(message, tuple) else (message, None)


def _table_messages() -> Iterator[Message]:
    package = Path(__file__).parent
    for path in [*sorted(package.glob("*.py")), *(package.parent / name for name in _BESIDE)]:
        for match in _IN_PYTHON.finditer(path.read_text(encoding="utf-8")):
            single, one, many = (_joined(part) for part in match.groups())
            yield (single, None) if single is not None else (one or "", many)
    tables = (
        wording.CLASS_NAMES,
        wording.CLASS_PLURALS,
        wording.CLASS_MEANINGS,
        wording.CONFIDENCES,
        wording.AXES,
        wording.OUTCOMES,
        wording.STATUSES,
        wording.SEVERITIES,
        wording.CERTAINTIES,
        CHANGE_KINDS,
        wording.CHANGE_TITLES,
        wording.MIRROR_MEASURES,
        wording.MIRROR_GROUPS,
        wording.OPERATORS,
        wording.JOINTS,
        COLUMN_LABELS,
        PAIR_REASONS,
        SETTINGS_SHOWN,
    )
    for table in tables:
        yield from ((text, None) for text in table.values())
    yield from ((kind.sentence, None) for kind in NOTE_KINDS.values())
    yield from ((text, None) for text in (*CLAUSES, AS_IN_FILE, *MONTHS))


def _joined(literals: str | None) -> str | None:
    """Return what string literals that stand one after another say."""
    if literals is None:
        return None
    return "".join(_unescaped(text) or "" for text in re.findall(_STRING, literals))


def _unescaped(text: str | None) -> str | None:
    return None if text is None else text.replace('\\"', '"').replace("\\\\", "\\")
