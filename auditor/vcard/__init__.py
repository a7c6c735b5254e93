"""vCards as such: splitting, tokenizing, decoding, the card as a model, and writing it.

The importer reads cards with this package, the reporter merges and writes them
with it, and pruning splits an address book with it.
"""
