"""What was read: every entry of every file is accounted for."""

from dataclasses import replace

from auditor.model.notes import Note
from auditor.reporters.html.reading import reading_of
from auditor.reporters.language import language_of
from tests.reporters.html.invented import make_result

RESULT = make_result(n=90)


def test_counts_of_a_file_add_up() -> None:
    """Kept, merged, set aside and unreadable entries are the entries that were read."""
    reading = reading_of(RESULT, language_of("en"))
    files = [source for group in reading.groups for source in group.sources if source.fine]
    sums = [
        sum(_number(part) for part in (file.kept, file.merged, file.ignored, file.rejected))
        for file in files
    ]

    assert sums == [_number(file.entries) for file in files]
    assert [file.merged for file in files].count("0") == len(files) - 1


def test_unreadable_file_says_why() -> None:
    """A file that could not be read stands among the others, with the reason."""
    reading = reading_of(RESULT, language_of("en"))
    troubled = [file for group in reading.groups for file in group.sources]
    troubled = [file for file in troubled if file.status_id == "unreadable"]

    assert [(file.name, file.reason) for file in troubled] == [
        ("old-phone.vcf", "the file is cut off")
    ]


def test_notes_on_a_file_stand_together() -> None:
    """What is to be said about one file is said once, the gravest files first."""
    notes = (
        Note("ignored", "a.csv", parameters={"count": 3, "reason": "advertising"}),
        Note("not-recognised", "b.csv"),
        Note("ignored", "a.csv", parameters={"count": 1, "reason": "group conversations"}),
        Note("no-message-history"),
    )
    told = reading_of(replace(RESULT, notes=notes), language_of("en")).notes

    assert ["b.csv", "", "a.csv"] == [note.source for note in told]
    assert "set aside: 3 (advertising); set aside: 1 (group conversations)" == told[2].sentence


def _number(text: str) -> int:
    return int(text.replace(",", "") or 0)
