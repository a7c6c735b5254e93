"""Compares two audits of one owner: the same people are found again, then each change is told."""

from auditor.comparison.compare import compare

__all__ = ["compare"]
