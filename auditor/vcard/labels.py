"""Says what a phone number, e-mail or address of a card is for: home, work, mobile, fax, …."""

import re
from functools import lru_cache

from auditor.forms import fold

_BUILT_IN = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)
# What programs call the same label, in the languages whose exports were seen.
_SAME = {
    "mobile": "mobile cell cellular iphone mobil handy mobiltelefon mobilnummer",
    "home": "home privat private zuhause personal heim",
    "work": "work business arbeit geschaftlich geschaeftlich buro buero dienstlich office firma",
    "fax": "fax homefax workfax otherfax home-fax work-fax telefax privatfax",
    "pager": "pager beeper",
    "main": "main zentrale haupt",
    "other": "other andere sonstige weitere",
}
_LABELS = {word: label for label, words in _SAME.items() for word in words.split()}
_STRONGEST = ("fax", "pager", "mobile", "home", "work", "main", "other")


def own_label(written: str) -> str:
    """Return an X-ABLabel to show: Apple's `_$!<Mobile>!$_` marks off, known ones by one word.

    A label of the owner's own (`Ferienhaus`) is returned as written.
    """
    found = _BUILT_IN.match(written.strip())
    label = (found[1] if found else written).strip()
    return _LABELS.get(_bare(label), label)


@lru_cache(maxsize=1024)
def label_of(types: tuple[str, ...]) -> str:
    """Return the label that TYPE values make: the most telling one, "" where none tells.

    A type of the owner's own (`X-Verein`) is told without its mark.
    """
    known = {_LABELS.get(_bare(kind.removeprefix("x-")), "") for kind in types}
    own = (kind[2:] for kind in types if kind.startswith("x-") and not kind[-1].isdigit())
    return next((label for label in _STRONGEST if label in known), "") or next(own, "")


@lru_cache(maxsize=1024)
def _bare(label: str) -> str:
    return fold(label).replace(" ", "")
