"""Clauses of earlier stages in the language of the page."""

from auditor.reporters.clauses import clauses
from auditor.reporters.language import language_of


def test_file_that_holds_the_same() -> None:
    """That an entry stands in another file too is told in German, the file by its shown name."""
    told = clauses(
        "same-name; as in a/old.vcf",
        {"same-name": "the same name"},
        {"a/old.vcf": "old.vcf"},
        language_of("de"),
    )

    assert told == "derselbe Name; wie in old.vcf"
