"""Clauses that earlier stages write in English, and their form in the page's language.

Reasons, kinds of files and how the owner was found come as English clauses.
Those listed here are translated; any other is shown as it came.
"""

import re
from collections.abc import Mapping

from auditor.model.clauses import CLAUSES, NUMBER, general_form
from auditor.model.notes import NOTE_KINDS, Note
from auditor.reporters.language import Language

_SAME_AS = "as in "


def clause(text: str, language: Language) -> str:
    """Return a clause in the page's language, its numbers kept."""
    general = general_form(text)
    if general not in CLAUSES:
        return language.text(text)
    numbers = iter(NUMBER.findall(text))
    return re.sub(r"\{n\}", lambda _: next(numbers, ""), language.text(general))


def note_text(note: Note, language: Language) -> str:
    """Return a note's sentence with its parameters, each clause translated where it can be."""
    values = {
        name: clause(value, language) if isinstance(value, str) else value
        for name, value in note.parameters.items()
    }
    return language.fill(language.text(NOTE_KINDS[note.kind].sentence), values)


def clauses(
    text: str, words: Mapping[str, str], names: Mapping[str, str], language: Language
) -> str:
    """Return several clauses separated by '; ', each in the page's language.

    Args:
        text: clauses, or keys of `words`.
        words: the English clauses behind keys.
        names: what files are called on the page, by their labels.
        language: the page's language.
    """
    return "; ".join(_one(part, words, names, language) for part in text.split("; "))


def _one(part: str, words: Mapping[str, str], names: Mapping[str, str], language: Language) -> str:
    if part.startswith(_SAME_AS):
        label = part.removeprefix(_SAME_AS)
        return language.text("as in %(file)s") % {"file": names.get(label, label)}
    return clause(words.get(part, part), language)
