"""Measures how two people have been in touch: interactions in, evidence about each person out."""

from auditor.evidence.measure import measure
from auditor.evidence.texts import text_measurer

__all__ = ["measure", "text_measurer"]
