"""Rules over evidence: packs are loaded, people judged, verdicts explained."""

from auditor.engine.choosing import chosen
from auditor.engine.explaining import explain
from auditor.engine.explanation import Explanation
from auditor.engine.finding_people import find_people
from auditor.engine.judge import judge
from auditor.engine.judging_again import judge_again
from auditor.engine.packs import load

__all__ = ["Explanation", "chosen", "explain", "find_people", "judge", "judge_again", "load"]
