"""What the summary says about changes."""

from collections.abc import Mapping

CHANGE_TITLES: Mapping[str, str] = {
    "met": "became relationships",
    "revived": "are alive again",
    "cooled": "have gone quiet",
    "reclassified": "are judged otherwise",
    "new": "are new",
    "gone": "are in no contact list any more",
    "employer-changed": "have another employer",
    "merged": "were two people before",
    "split": "are several people now",
    "finding-new": "have a new flaw",
    "finding-mended": "have a flaw less",
}
"""A kind of change, after how many people it is true of."""
