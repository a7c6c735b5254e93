"""Spoilt sources: a clear line, the right exit code, the rest still audited."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.running import contacts, run
from tests.acceptance.spoilers import (
    ZIP,
    archive_that_is_text,
    archive_twice,
    binary_cards,
    bomb,
    empty_archive,
    empty_connections,
    encrypted,
    header_only,
    other_encodings,
    path_tricks,
    torn_messages,
    truncated_archive,
    unpacked,
)


@pytest.fixture
def sources(small_network: Path, tmp_path: Path) -> Path:
    """A small network of one's own, to be spoilt."""
    return Path(shutil.copytree(small_network, tmp_path / "sources"))


@pytest.mark.parametrize(
    "spoilers",
    [
        {truncated_archive: ZIP, binary_cards: "nextcloud.vcf", path_tricks: "tricks.zip"},
        {archive_that_is_text: ZIP, bomb: "bomb.zip", encrypted: "locked.zip"},
        {empty_archive: ZIP},
        {empty_connections: "Connections.csv"},
        {header_only: "messages.csv"},
        {other_encodings: "messages.csv"},
        {torn_messages: "messages.csv"},
    ],
    ids=lambda spoilers: ", ".join(spoil.__name__ for spoil in spoilers),
)
def test_the_rest_is_still_audited(
    sources: Path, tmp_path: Path, spoilers: dict[Callable[[Path], None], str]
) -> None:
    """Spoilt sources are named and never end a run: the others' people still come out."""
    for spoil in spoilers:
        spoil(sources)
    result = run(tmp_path, "--format", "csv")
    assert result.exit_code == 0
    names = {row["name"].casefold() for row in contacts(tmp_path)}
    assert {"noahs mama", "emily's dad"} & names != set()
    assert "eve il" not in names
    assert [named for named in spoilers.values() if named not in result.output] == []


def test_archive_twice_counts_once(sources: Path, tmp_path: Path) -> None:
    """The same archive given twice changes nobody's counts."""
    run(tmp_path, "--format", "csv")
    once = [(row["name"], row["messages_in"], row["messages_out"]) for row in contacts(tmp_path)]
    archive_twice(sources)
    run(tmp_path, "--format", "csv")
    assert [
        (row["name"], row["messages_in"], row["messages_out"]) for row in contacts(tmp_path)
    ] == once


@pytest.mark.parametrize("spoil", [truncated_archive, archive_that_is_text, empty_archive])
def test_nothing_readable(sources: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """With no readable source at all the exit code is 3."""
    spoil(sources)
    assert run(tmp_path, source=sources / ZIP).exit_code == 3


def test_binary_file_alone(sources: Path, tmp_path: Path) -> None:
    """A binary file alone is nothing readable either."""
    binary_cards(sources)
    assert run(tmp_path, source=sources / "address_book" / "nextcloud.vcf").exit_code == 3


def test_empty_folder(tmp_path: Path) -> None:
    """A folder with nothing in it is nothing readable."""
    (tmp_path / "sources").mkdir()
    assert run(tmp_path).exit_code == 3


def test_renamed_file(sources: Path, tmp_path: Path) -> None:
    """A file that is named itself is known by its content, whatever it is called."""
    content = unpacked(sources)["Connections.csv"]
    (tmp_path / "meine kontakte.txt").write_bytes(content)
    assert run(tmp_path, "--format", "csv", source=tmp_path / "meine kontakte.txt").exit_code == 0
    assert len(contacts(tmp_path)) > 50
