"""The benchmark's networks are audited like any other."""

from pathlib import Path

from auditor import pipeline
from benchmarks.audit import measured_audit
from benchmarks.network import Size, write_network


def test_benchmark_times_every_stage(tmp_path: Path) -> None:
    """A network of any size is invented, audited, and each stage shown with its time."""
    before = vars(pipeline).copy()
    write_network(tmp_path / "sources", Size(connections=150, messages=900, cards=60))
    watch = measured_audit((tmp_path / "sources",), tmp_path / "audit")
    stages = [name for name, *_ in watch.rows]
    assert stages[:7] == ["start (imports)", "rules", "read", "clean", "match", "measure", "judge"]
    assert all(peak > 0 for *_, peak in watch.rows)
    assert (tmp_path / "audit" / "audit.json").exists()
    assert vars(pipeline) == before
