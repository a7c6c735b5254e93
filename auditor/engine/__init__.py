"""Rules over evidence: packs are loaded, people judged, verdicts explained."""

from auditor.engine.judge import judge
from auditor.engine.packs import load

__all__ = ["judge", "load"]
