"""Two audits a year apart: every planted change is found, and none is invented."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.comparison import compare
from auditor.engine import load
from auditor.history import recalled
from auditor.model.options import AuditOptions
from auditor.pipeline import audit
from sample_data.network.eras import ERAS
from sample_data.network.resaved import resaved
from tests.acceptance.audited import Audited
from tests.acceptance.transitions import BY_DECISION, STORIES
from tests.acceptance.validity import faults
from tests.acceptance.year_apart import Planted, Stage, Year, pack_year

_DAYS = (dt.date(2025, 3, 10), dt.date(2026, 3, 14))


def _years(seed: int, eras: tuple[str, str], stories: int = 1) -> tuple[Stage, Year, Year]:
    stage = Stage(random.Random(seed), _DAYS)  # noqa: S311 - seeded randomness is wanted
    decided = BY_DECISION if ERAS[eras[1]].addresses else ()
    for story in (*STORIES, *decided):
        for _ in range(stories):
            story(stage)
    years = [
        pack_year(stage, year, replace(ERAS[era], export_day=_DAYS[year]), seed)
        for year, era in enumerate(eras)
    ]
    return stage, years[0], years[1]


def _audited(year: Year, folder: Path) -> Audited:
    year.packed.write(folder)
    options = AuditOptions((folder,), rulebook=load(), decisions=year.decisions)
    return Audited(year.packed, folder, audit(options))


def _told(old: Audited, new: Audited) -> Counter[Planted]:
    """Return what the comparison says, by the true people."""
    truth: list[dict[str, str]] = []
    for audited in (old, new):
        people = {audited.person_id(line): line.person for line in audited.packed.lines}
        truth.append(people)
    changes = compare(old.result, new.result).changes.to_dict("records")
    return Counter(
        (
            row["change"],
            truth[1].get(row["person_id"]) or truth[0].get(row["old_person_id"], ""),
            row["was"],
            row["now"],
        )
        for row in changes
    )


@pytest.mark.parametrize(
    ("seed", "eras", "excel"),
    [
        (1, ("2025-12", "2026-03"), False),
        (2, ("2024-12", "2026-03"), True),
        (3, ("2022-03", "2026-03"), False),
        (4, ("2018-11", "2022-03"), False),
    ],
)
def test_every_change_is_told_and_none_invented(
    seed: int, eras: tuple[str, str], excel: bool, tmp_path: Path
) -> None:
    """What was planted between two exports is what the comparison says, and nothing else."""
    stage, first, second = _years(seed, eras)
    if excel:
        first = replace(first, packed=resaved(first.packed))
    old, new = _audited(first, tmp_path / "1"), _audited(second, tmp_path / "2")
    planted, told = Counter(stage.planted), _told(old, new)
    print("missed:", *sorted(planted - told), sep="\n  ")  # noqa: T201 - pytest shows it on failure
    print("invented:", *sorted(told - planted), sep="\n  ")  # noqa: T201 - pytest shows it on failure
    assert planted == told
    compared = replace(new.result, comparison=compare(old.result, new.result))
    assert faults(recalled(compared, tmp_path / "history").result) == []
