"""Candidates: the few pairs of entries that could be one person."""
