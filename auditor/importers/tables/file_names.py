"""Names under which programs export an address book as a table."""

import re

from auditor.forms import fold

_TABLE = re.compile(r"\.(?:csv|tsv)\Z", re.IGNORECASE)
_CONTACTS = re.compile(r"contact|kontakt|address ?book|adressbuch|\A(?:google|outlook)\b")
_TAKEOUT = frozenset({"contacts", "kontakte", "google contacts", "google kontakte"})


def is_named_as_table(path: str) -> bool:
    """Return whether a file may be an address book, by its path in a folder or archive.

    `contacts.csv`, `Meine Kontakte.csv`, `outlook.csv`; and in a Google Takeout,
    where each group is a file in a folder of its own name, `Contacts/Chor/Chor.csv`.
    """
    if not _TABLE.search(path):
        return False
    *folders, name = path.split("/")
    stem = _TABLE.sub("", name)
    if _CONTACTS.search(fold(stem).replace("_", " ").replace("-", " ")):
        return True
    return len(folders) > 1 and folders[-1] == stem and fold(folders[-2]) in _TAKEOUT
