"""Reading gives the same on two cores as on one, whatever befalls the second."""

import dataclasses
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from auditor import importers
from auditor.engine import load
from auditor.evidence import text_measurer
from auditor.importers import read
from auditor.importers.linkedin import messages
from auditor.model.imported import Imported
from auditor.second_core import ONE_CORE, SecondCore
from auditor.second_core.process import started

_SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
_SOON = 30  # seconds

Prepare = Callable[[SecondCore], object]


def ready(core: SecondCore) -> None:
    """Wait until the other process does work."""
    answer = core.begin(os.getpid)
    until = time.monotonic() + _SOON
    while not answer.is_ready and time.monotonic() < until:
        time.sleep(0.01)
    assert os.getpid() != answer()


def killed(core: SecondCore) -> None:
    """Let the other process be gone when it is needed."""
    ready(core)
    assert core._process
    core._process.kill()


def killed_at_work(core: SecondCore) -> None:
    """Let the other process end with the first work that it begins."""
    ready(core)
    core.begin(os._exit, 1, otherwise=lambda: None)


def same(one: Imported, other: Imported) -> bool:
    """Tell whether two have read the same; cards are compared by what they hold."""
    for field in dataclasses.fields(Imported):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, pd.DataFrame):
            pd.testing.assert_frame_equal(mine, theirs)
        elif field.name == "cards":
            ids = mine.record_ids
            assert (ids, mine.digests) == (theirs.record_ids, theirs.digests)
            assert [mine.read(card) for card in ids] == [theirs.read(card) for card in ids]
        else:
            assert mine == theirs
    return True


@pytest.mark.parametrize("prepare", [ready, killed, killed_at_work])
def test_same_on_two_cores(monkeypatch: pytest.MonkeyPatch, prepare: Prepare) -> None:
    """An archive and address books give the same tables, notes and cards on two cores."""
    # Small pieces, as if the files were large.
    monkeypatch.setattr(messages, "_BLOCK_BYTES", 100_000)
    monkeypatch.setattr(importers, "_WORTH_SENDING", 0)
    measure_texts = text_measurer(load())
    alone = read([_SAMPLE], measure_texts=measure_texts, core=ONE_CORE)
    core = SecondCore(started())
    try:
        prepare(core)
        beside = read([_SAMPLE], measure_texts=measure_texts, core=core)
    finally:
        core.close()
    assert same(alone, beside)


def test_bars_move_for_both_cores(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is read beside tells how far it is, like what is read here, to its end."""
    monkeypatch.setattr(importers, "_WORTH_SENDING", 0)
    (tmp_path / "large").mkdir()
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Erika Muster {}\nEND:VCARD\n"
    (tmp_path / "large" / "a.vcf").write_text("".join(map(card.format, range(3000))), "utf-8")
    (tmp_path / "b.vcf").write_text("".join(map(card.format, range(3000, 4500))), "utf-8")
    size = (tmp_path / "b.vcf").stat().st_size
    told: list[tuple[str, int, int | None, str]] = []
    threads: dict[str, set[threading.Thread]] = {}

    def progress(stage: str, done: int, total: int | None, unit: str) -> None:
        told.append((stage, done, total, unit))
        threads.setdefault(stage, set()).add(threading.current_thread())

    core = SecondCore(started())
    try:
        ready(core)
        read(
            [tmp_path / "large", tmp_path / "b.vcf"],
            measure_texts=text_measurer(load()),
            core=core,
            progress=progress,
        )
    finally:
        core.close()
    beside = [step for step in told if step[0] == "b.vcf"]
    assert ("b.vcf", size, size, "bytes") == beside[-1]
    assert {"large/a.vcf", "b.vcf"} == set(threads)
    assert {threading.main_thread()} == threads["large/a.vcf"] != threads["b.vcf"]
