"""Turns a row of an address-book table into the lines of a vCard."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from auditor.forms import fold
from auditor.importers.tables.makers import ADDRESS_PARTS
from auditor.vcard.heads import Head
from auditor.vcard.labels import own_label
from auditor.vcard.lines import Card, Line
from auditor.vcard.values import escape, escape_uri

Cells = Mapping[str, str]
"""Column to text; columns that no layout knows stand under their header, after `?`."""

UNKNOWN = "?"

_SEVERAL = " ::: "
_MARKED = "* "
"""Google's mark of a system group and of the preferred value."""

_TYPES: Mapping[str, tuple[str, ...]] = {
    "mobile": ("cell",),
    "home": ("home",),
    "work": ("work",),
    "fax": ("fax",),
    "home fax": ("home", "fax"),
    "work fax": ("work", "fax"),
    "pager": ("pager",),
    "main": ("main",),
    "preferred": ("pref",),
    "other": ("other",),
    "other fax": ("other", "fax"),
    "": (),
}
_COUNTED = re.compile(r"\s*\d+\Z")
_EXCHANGE = re.compile(r"/o=", re.IGNORECASE)
_NO_DATE = re.compile(r"[0./\s-]+\Z")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_MONTHS = 12
_OTHER_CONTACTS = "other contacts"


def card_of(cells: Cells) -> Card:
    """Return a row as a card: everything in it, columns of no known meaning as X- properties."""
    lines = [*_names(cells), *_facts(cells)]
    for item, line in enumerate(_channels(cells), start=1):
        lines += _labelled(line, item)
    lines += _addresses(cells)
    for column, text in cells.items():
        if column.startswith(UNKNOWN) and text.strip():
            lines.append(_line(_x_name(column[1:]), text))
    return Card("3.0", lines)


def is_collected(cells: Cells) -> bool:
    """Return whether Google took the address from mail by itself; its owner never entered it."""
    groups = {fold(group) for group in _groups(cells)}
    return _OTHER_CONTACTS in groups and "mycontacts" not in groups


def iso_days(written: Sequence[str]) -> list[str]:
    """Return days as `YYYY-MM-DD` where the column tells the order of day and month.

    `17.5.1980` is day first. `5/17/1980` is month first where one of the column
    has a second part above 12, day first where one has a first part above 12;
    where none or both are seen, days with slashes stay as they are.
    """
    found = [_SLASHED.match(text.strip()) for text in written]
    firsts = [int(day[1]) > _MONTHS for day in found if day]
    seconds = [int(day[2]) > _MONTHS for day in found if day]
    told = any(firsts) != any(seconds)
    month, day = (2, 1) if any(firsts) else (1, 2)
    days = []
    for text, slashed in zip(written, found, strict=True):
        dotted = _DOTTED.match(text.strip())
        if slashed and told:
            days.append(f"{slashed[3]}-{int(slashed[month]):02}-{int(slashed[day]):02}")
        else:
            days.append(f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}" if dotted else text)
    return days


def _line(name: str, text: str) -> Line:
    return Line(Head("", name), escape(text.strip()))


def _names(cells: Cells) -> Iterator[Line]:
    order = ("family_name", "given_name", "additional_name", "name_prefix", "name_suffix")
    parts = [cells.get(part, "").strip() for part in order]
    if any(parts):
        yield Line(Head("", "N"), ";".join(map(escape, parts)))
    spoken = ("name_prefix", "given_name", "additional_name", "family_name", "name_suffix")
    whole = " ".join(filter(None, (cells.get(part, "").strip() for part in spoken)))
    name = cells.get("display_name", "").strip() or whole
    if name:
        yield _line("FN", name)


def _facts(cells: Cells) -> Iterator[Line]:
    for column, name in (
        ("nickname", "NICKNAME"),
        ("maiden_name", "X-MAIDENNAME"),
        ("job_title", "TITLE"),
        ("note", "NOTE"),
        ("changed_on", "REV"),
    ):
        if cells.get(column, "").strip():
            yield _line(name, cells[column])
    company = [cells.get("company", "").strip(), cells.get("department", "").strip()]
    if any(company):
        yield Line(Head("", "ORG"), ";".join(map(escape, company if company[1] else company[:1])))
    birthday = cells.get("birthday", "").strip()
    if birthday and not _NO_DATE.match(birthday):
        yield _line("BDAY", birthday)
    groups = [group for group in _groups(cells) if group]
    if groups:
        yield Line(Head("", "CATEGORIES"), ",".join(map(escape, groups)))


def _groups(cells: Cells) -> list[str]:
    written = cells.get("labels", "")
    parts = written.split(_SEVERAL) if _SEVERAL in written else written.split(";")
    return [part.strip().removeprefix(_MARKED).strip() for part in parts]


def _channels(cells: Cells) -> Iterator[tuple[str, str, str]]:
    """Yield property, value and label of each e-mail, phone and website."""
    for column, written in cells.items():
        kind, _, label = column.partition(":")
        name = {"email": "EMAIL", "phone": "TEL", "website": "URL"}.get(kind)
        if name is None or not label or label.endswith("/label") or not written.strip():
            continue
        if label.isdigit():
            label = cells.get(f"{column}/label", "")
        for value in written.split(_SEVERAL):
            exchange = name == "EMAIL" and _EXCHANGE.match(value.strip())
            yield "X-EXCHANGE-ADDRESS" if exchange else name, value.strip(), label


def _labelled(channel: tuple[str, str, str], item: int) -> Iterator[Line]:
    name, value, written = channel
    marked = written.startswith(_MARKED) or written.strip() == _MARKED.strip()
    label = _COUNTED.sub("", written.strip().removeprefix(_MARKED.strip()).strip())
    preferred = ("pref",) if marked else ()
    raw = escape_uri(value) if name == "URL" else escape(value)
    types = _TYPES.get(label.casefold()) or _TYPES.get(own_label(label))
    if types is not None or not label:
        yield Line(Head("", name, (*(types or ()), *preferred)), raw)
    else:
        yield Line(Head(f"item{item}", name, preferred), raw)
        head = Head(f"item{item}", "X-ABLABEL", spelling="X-ABLabel")
        yield Line(head, escape(label.strip()))


def _addresses(cells: Cells) -> Iterator[Line]:
    found: dict[str, dict[str, str]] = {}
    for column, written in cells.items():
        kind, _, rest = column.partition(":")
        if kind == "address" and written.strip():
            label, _, part = rest.partition("/")
            found.setdefault(label, {})[part] = written.strip()
    for label, parts in found.items():
        streets = [parts.get(part, "") for part in ("street", "street2", "street3")]
        street = "\n".join(filter(None, streets))
        values = [street if part == "street" else parts.get(part, "") for part in ADDRESS_PARTS]
        if not any(values):
            values[ADDRESS_PARTS.index("street")] = parts.get("formatted", "")
        if any(values):
            named = parts.get("label", "") if label.isdigit() else label
            types = _TYPES.get(own_label(named.removeprefix(_MARKED)), ())
            yield Line(Head("", "ADR", types), ";".join(map(escape, values)))


def _x_name(header: str) -> str:
    letters = unicodedata.normalize("NFKD", header).encode("ascii", "ignore").decode()
    return f"X-{re.sub(r'[^A-Za-z0-9]+', '-', letters).strip('-').upper() or 'COLUMN'}"
