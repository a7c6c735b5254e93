"""Stage three: records become people, interactions find whom they are about."""

from auditor.matching.stage import match

__all__ = ["match"]
