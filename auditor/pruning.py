"""Applies the owner's decisions to an address book: what is kept and what is removed."""
