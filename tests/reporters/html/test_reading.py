"""What was read: every entry of every file is accounted for."""

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
    troubled = [file for group in reading.groups for file in group.sources if file.trouble]

    assert [(file.name, file.reason) for file in troubled] == [
        ("old-phone.vcf", "the file is cut off")
    ]


def _number(text: str) -> int:
    return int(text.replace(",", "") or 0)
