"""The catalogue of translations: what the program's own English texts are in another language."""

import gettext
from functools import cache

from auditor.resources import shipped

LANGUAGES = ("en", "de")
DOMAIN = "report"


@cache
def catalogue_of(code: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; English, and one that is not shipped, have an empty one.

    English is the message itself.
    """
    if code not in LANGUAGES or code == "en":
        return gettext.NullTranslations()
    folder = shipped("reports") / "translations"
    return gettext.translation(DOMAIN, folder, languages=[code])
