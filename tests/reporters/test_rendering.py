"""Outputs rendered on two cores are those rendered on one."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from auditor.errors import TemplateError
from auditor.model.result import AuditResult
from auditor.reporters import REPORTERS, Output, ReportOptions, rendered
from auditor.second_core import ONE_CORE, SecondCore
from auditor.second_core.process import started

_SOON = 30  # seconds
_FORMATS = [name for name in REPORTERS if name not in ("vcard", "sarif")]


@pytest.fixture
def core() -> Iterator[SecondCore]:
    """Return a second core, whatever this machine has."""
    core = SecondCore(started())
    yield core
    core.close()


def patient(core: SecondCore) -> None:
    """Let the other process be first with what it has begun."""
    until = time.monotonic() + _SOON
    while not core.is_idle and time.monotonic() < until:
        time.sleep(0.01)


def dead(core: SecondCore) -> None:
    """Let the other process be gone."""
    assert core._process
    core._process.kill()


def contents(
    result: AuditResult,
    core: SecondCore,
    options: ReportOptions,
    befall: Callable[[SecondCore], None] = lambda _: None,
) -> dict[str, bytes]:
    """Return all files by name, something befalling the core while the first is rendered."""
    outputs = [Output(REPORTERS[name], result) for name in _FORMATS]
    files = {}
    for name, pieces in rendered(outputs, options, core):
        befall(core)
        files[name] = b"".join(pieces)
    return files


@pytest.mark.parametrize("befall", [patient, dead])
def test_same_bytes_on_two_cores(
    result: AuditResult, core: SecondCore, befall: Callable[[SecondCore], None]
) -> None:
    """Every file has the same bytes, also where the other process is gone."""
    options = ReportOptions(language="de")
    here = contents(result, ONE_CORE, options)
    assert {file for name in _FORMATS for file in REPORTERS[name].files} == set(here)
    assert here == contents(result, core, options, befall)


def test_progress_tells_every_file(result: AuditResult, core: SecondCore) -> None:
    """Progress goes up file by file, to all of them, wherever they are rendered."""
    steps: list[tuple[str, int, int | None, str]] = []
    files = contents(result, core, ReportOptions(progress=lambda *step: steps.append(step)))
    assert [*range(len(files)), len(files)] == [done for _, done, _, _ in steps]
    assert {("report", len(files), "files")} == {(s, total, unit) for s, _, total, unit in steps}
    assert all(one[1] < other[1] for one, other in pairwise(steps))


def test_a_wrong_template_is_told(result: AuditResult, core: SecondCore, tmp_path: Path) -> None:
    """A template that fails while it is rendered beside is told as if it were here."""
    (tmp_path / "answer.html.j2").write_text("{{ nobody.knows }}", encoding="utf-8")
    options = ReportOptions(templates=tmp_path)
    with pytest.raises(TemplateError) as here:
        contents(result, ONE_CORE, options)
    with pytest.raises(TemplateError) as there:
        contents(result, core, options, patient)
    assert str(here.value) == str(there.value)
