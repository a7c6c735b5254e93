"""Stage one: files on disk become records, channels, interactions and notes."""
