"""Arrays in bulk: joins, hashes, pairs, and work on both processors."""
