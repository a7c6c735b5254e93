"""Names as numbered words, and how well two of them agree."""
