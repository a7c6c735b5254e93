"""Clauses that earlier stages write in English, and their form in the page's language.

Reasons, kinds of files and how the owner was found come as English clauses.
Those listed here are translated; any other is shown as it came.
"""

from collections.abc import Mapping

from auditor.model.clauses import all_in_words, in_words
from auditor.model.notes import NOTE_KINDS, Note
from auditor.reporters.language import Language


def clause(text: str, language: Language) -> str:
    """Return a clause in the page's language, its numbers kept."""
    return in_words(text, language.text)


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
    return all_in_words(text, language.text, words, names)
