"""Tests of the formats: what --help names without waiting is what the program has."""

from auditor.cli.formats import FORMATS
from auditor.reporters import REPORTERS


def test_formats_are_the_reporters_and_their_files() -> None:
    """The formats that --format takes are the registered ones, with the files they write."""
    written = {name: set(reporter.files) for name, reporter in REPORTERS.items()}
    assert written == {name: set(files) for name, files in FORMATS.items()}
