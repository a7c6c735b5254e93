"""Tests of progress: a bar with a rate in a terminal, nothing elsewhere."""

import io

import pytest
from rich.console import Console

from auditor.cli import progress
from auditor.model.progress import silent


def test_silent_where_there_is_no_terminal() -> None:
    """A log needs no moving bars."""
    with progress.shown_progress() as shown:
        assert shown is silent


def test_rate_and_label_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far and how fast is shown also while the total is still an estimate; labels are text."""
    screen = io.StringIO()
    terminal = Console(file=screen, force_terminal=True, width=120, color_system=None)
    monkeypatch.setattr(progress, "Console", lambda **_: terminal)
    with progress.shown_progress() as shown:
        for done, total in ((25_000, 400_000), (50_000, 390_000)):
            shown("[red]messages.csv", done, total, "messages")
        shown("match", 0, None, "")
        terminal.print("")  # draws the bars once more
    drawn = screen.getvalue()
    assert "[red]messages.csv" in drawn
    assert "50,000 messages, " in drawn
    assert "/s" in drawn
    assert "Recognising people" in drawn
