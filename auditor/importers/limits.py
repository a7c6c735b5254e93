"""The bounds that keep a hostile or broken source from filling memory or hanging the run."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much of a source is read at most; what goes beyond is left out and said.

    A LinkedIn archive of 390,000 messages unpacks to about 140 MB at 6:1; the
    defaults leave ample room above that. DEFLATE reaches 1032:1 at most.
    """

    entries: int = 100_000
    """Entries of one archive, and files of one folder, looked at by name."""
    nesting: int = 3
    """Archives inside archives inside archives, counting the outermost."""
    file_bytes: int = 1024 * _MIB
    """Unpacked size of one file."""
    nested_bytes: int = 512 * _MIB
    """Size of an archive inside an archive: it is held in memory."""
    total_bytes: int = 3 * 1024 * _MIB
    """Unpacked size of all files opened in one run."""
    ratio: int = 200
    """Unpacked bytes per packed byte."""
    ratio_from_bytes: int = 16 * _MIB
    """Unpacked size from which the ratio counts: a short file of blanks packs well."""


DEFAULT_LIMITS = Limits()
