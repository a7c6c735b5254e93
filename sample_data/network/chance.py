"""Decides by seeded chance."""

import random


def happens(rng: random.Random, share: float) -> bool:
    """Return True in that share of calls."""
    return rng.random() < share
