"""Spoilt sources: a clear line, the right exit code, the rest still audited."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.running import contacts, run
from tests.acceptance.spoilers import (
    SPOILERS,
    ZIP,
    archive_that_is_text,
    archive_twice,
    binary_cards,
    bomb,
    empty_archive,
    empty_connections,
    encrypted,
    header_only,
    truncated_archive,
    unpacked,
)


@pytest.fixture
def sources(small_network: Path, tmp_path: Path) -> Path:
    """A small network of one's own, to be spoilt."""
    return Path(shutil.copytree(small_network, tmp_path / "sources"))


@pytest.mark.parametrize("spoil", SPOILERS)
def test_the_rest_is_still_audited(
    sources: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """One spoilt source never ends a run: the address book's people still come out."""
    spoil(sources)
    result = run(tmp_path)
    assert result.exit_code == 0
    names = {row["name"] for row in contacts(tmp_path)}
    assert {"Noahs Mama", "Emily's dad"} <= names or spoil is binary_cards
    assert "Eve Il" not in names


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (truncated_archive, ZIP),
        (archive_that_is_text, ZIP),
        (empty_archive, ZIP),
        (binary_cards, "nextcloud.vcf"),
        (empty_connections, "Connections.csv"),
        (header_only, "messages.csv"),
        (bomb, "bomb.zip"),
        (encrypted, "locked.zip"),
    ],
)
def test_the_spoilt_file_is_named(
    sources: Path, tmp_path: Path, spoil: Callable[[Path], None], named: str
) -> None:
    """A file that gave nothing is named in what the program prints."""
    spoil(sources)
    assert named in " ".join(run(tmp_path).output.split())


def test_archive_twice_counts_once(sources: Path, tmp_path: Path) -> None:
    """The same archive given twice changes nobody's counts."""
    run(tmp_path)
    once = [(row["name"], row["messages_in"], row["messages_out"]) for row in contacts(tmp_path)]
    archive_twice(sources)
    run(tmp_path)
    assert [
        (row["name"], row["messages_in"], row["messages_out"]) for row in contacts(tmp_path)
    ] == once


@pytest.mark.parametrize("spoil", [truncated_archive, archive_that_is_text, empty_archive])
def test_nothing_readable(sources: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """With no readable source at all the exit code is 3."""
    spoil(sources)
    assert run(tmp_path, sources / ZIP).exit_code == 3


def test_binary_file_alone(sources: Path, tmp_path: Path) -> None:
    """A binary file alone is nothing readable either."""
    binary_cards(sources)
    assert run(tmp_path, sources / "address_book" / "nextcloud.vcf").exit_code == 3


def test_empty_folder(tmp_path: Path) -> None:
    """A folder with nothing in it is nothing readable."""
    (tmp_path / "sources").mkdir()
    assert run(tmp_path).exit_code == 3


@pytest.mark.parametrize("name", ["meine kontakte.txt", "export", "Connections (2).csv"])
def test_renamed_file(sources: Path, tmp_path: Path, name: str) -> None:
    """A file that is named itself is known by its content, whatever it is called."""
    content = unpacked(sources)["Connections.csv"]
    (tmp_path / name).write_bytes(content)
    assert run(tmp_path, tmp_path / name).exit_code == 0
    assert len(contacts(tmp_path)) > 50
