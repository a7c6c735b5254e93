"""The output formats and their files, known without importing the reporters."""

from collections.abc import Mapping

FORMATS: Mapping[str, tuple[str, ...]] = {
    "html": ("report.html",),
    "csv": (
        "contacts.csv",
        "prune.csv",
        "reconnect.csv",
        "duplicates.csv",
        "findings.csv",
        "records.csv",
    ),
    "vcard": ("contacts.vcf", "conflicts.csv"),
    "ics": ("keep-in-touch.ics",),
    "json": ("audit.json",),
    "markdown": ("summary.md",),
    "junit": ("junit.xml",),
    "sarif": ("auditor.sarif",),
    "github": ("annotations.txt",),
}
"""Every output format with its files: as `reporters.REPORTERS`, which --help cannot wait for."""

DEFAULT_FORMATS = ("html", "csv", "vcard", "ics", "json")
OUTPUTS = tuple(name for names in FORMATS.values() for name in names)
