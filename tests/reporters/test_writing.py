"""Tests of writing: whole files or none, in a private folder."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.writing import write

RESULT: Any = None


class _Fine:
    files = ("a.txt",)

    def render(self, result: Any, options: ReportOptions) -> Iterator[Rendered]:
        del result, options
        yield "a.txt", iter([b"new ", b"content"])


class _Breaking:
    files = ("a.txt",)

    def render(self, result: Any, options: ReportOptions) -> Iterator[Rendered]:
        del result, options
        yield "a.txt", self._pieces()

    @staticmethod
    def _pieces() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("broke")


def test_new_folder_is_private_and_ignored_by_git(tmp_path: Path) -> None:
    """Contact data lies in a folder only its owner can read, and out of repositories."""
    folder = tmp_path / "deep" / "audit"
    assert write(RESULT, folder, [_Fine()]) == [folder / "a.txt"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert (folder / "a.txt").read_bytes() == b"new content"


def test_existing_folder_keeps_what_is_in_it(tmp_path: Path) -> None:
    """A folder that was there is not made private nor given a .gitignore: it is the user's."""
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write(RESULT, tmp_path, [_Fine()])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "mine.txt"]


def test_broken_rendering_leaves_the_old_file(tmp_path: Path) -> None:
    """A file is replaced by a whole new one or not at all."""
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write(RESULT, tmp_path, [_Breaking()])
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_unusable_folder_is_a_usage_error(tmp_path: Path) -> None:
    """An --out that is a file is said in one line, with an advice."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be written"):
        write(RESULT, tmp_path / "file", [_Fine()])
