"""Judging: what speaks for and against each candidate pair, and its verdict."""
