"""Reading gives the same on two cores as on one, whatever befalls the second."""

import dataclasses
import os
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
