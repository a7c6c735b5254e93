"""Entries: the kept records as columns of numbers, ready to be compared."""
