"""A second process is started where there is much to read."""

from pathlib import Path

import pytest

from auditor.cli import beside
from auditor.cli.beside import begun_beside
from auditor.second_core import ONE_CORE

_LITTLE, _MUCH = 100, 3 * 1024 * 1024


@pytest.mark.parametrize(
    ("sizes", "started"),
    [
        ({"a.zip": _MUCH}, True),
        ({"a.zip": _LITTLE}, False),
        ({"folder/inside/messages.csv": _MUCH, "a.vcf": _LITTLE}, True),
        ({f"folder/{number}.vcf": _MUCH // 10 for number in range(11)}, True),
        ({f"folder/{number}.vcf": _LITTLE for number in range(11)}, False),
        ({}, False),
    ],
)
def test_started_for_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sizes: dict[str, int], started: bool
) -> None:
    """Bytes are added up over all sources; what is not there counts nothing."""
    monkeypatch.setattr("auditor.second_core.core._cores", lambda: 2)
    for name, size in sizes.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    sources = {tmp_path / name.partition("/")[0] for name in sizes} or {tmp_path / "missing.zip"}
    with begun_beside(sources) as begun:
        assert started == (begun.core is not ONE_CORE)


def test_packs_are_parsed_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped packs come parsed, with a second process or without."""
    monkeypatch.setattr("auditor.second_core.core._cores", lambda: 2)
    with begun_beside([]) as alone:
        here = alone.parsed()
    monkeypatch.setattr(beside, "_MUCH", -1)
    with begun_beside([Path()]) as begun:
        assert here == begun.parsed()
