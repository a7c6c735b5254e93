"""Reads e-mail addresses: what two spellings share, who they belong to, what can be repaired."""

import re
import unicodedata
from dataclasses import dataclass

import pyarrow.compute as pc

from auditor.cleaning.texts import Flags, Texts, alike, chosen, joined, listed, matching
from auditor.forms import fold, printable
from auditor.model.rules import RuleBook

_GOOGLE_DOMAINS = frozenset({"gmail.com", "googlemail.com"})
_PLAIN = r"[a-z0-9_-]+(?:[.+][a-z0-9_-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_CLEAN = re.compile(_PLAIN)
_PARTS = r"\A(?P<local>[^@]*)@(?P<domain>.*)\z"
_ENCODED_LABEL = r"[@.]xn--"
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]+)")
_IN_BRACKETS = re.compile(r"<\s*([^<>]*@[^<>]*?)\s*>")
_SCHEME = re.compile(r"^(?:mailto|smtp|e-?mail|mail)\s*:\s*", re.IGNORECASE)
_AT = re.compile(r"\s*[\[({<]\s*(?:at|ät|a)\s*[\])}>]\s*|\s+(?:at|ät)\s+|＠", re.IGNORECASE)
_DOT = re.compile(
    r"\s*[\[({<]\s*(?:dot|punkt|point)\s*[\])}>]\s*|\s+(?:dot|punkt)\s+", re.IGNORECASE
)
_EDGES = " \t.,;:<>()[]\"'“”„‚‘’|/\\"
_EXCHANGE = re.compile(r"\s*(?:ex:|x500:)?/(?:o|cn|ou)=", re.IGNORECASE)
_LONGEST = 320
"""Characters of the longest address (RFC 5321 §4.5.3.1), and so of what may be repaired."""
_SEPARATOR = re.compile(r"[._+-]")
_AFTER_FIRST_WORD = r"[._+-].*"


@dataclass(frozen=True)
class EmailWords:
    """The lists that addresses are read by: free-mail domains and shared mailboxes."""

    freemail: frozenset[str]
    shared: frozenset[str]

    @classmethod
    def of(cls, book: RuleBook) -> "EmailWords":
        """Take the lists out of the packs in force; KeyError where one is missing."""
        return cls(
            freemail=frozenset(book.words["cleaning/freemail"].all),
            shared=frozenset(map(fold, book.words["cleaning/shared-mailboxes"].all)),
        )


@dataclass(frozen=True)
class Email:
    """An address read; the fields are columns of CLEAN_CHANNELS and explained there."""

    key: str = ""
    form: str = "malformed"
    repaired: str = ""


def read_email(value: str, words: EmailWords) -> Email:
    """Return key, form and repaired value of an address as written.

    What people put around an address (mailto:, "Max <…>") is no flaw; an
    address that only a repair makes usable stays malformed, with the repaired
    value beside it and its key. Exchange names (/o=…/cn=…) hold no address.
    """
    if len(value) > _LONGEST or _EXCHANGE.match(value):
        return Email()
    lowered = value.lower()
    if _CLEAN.fullmatch(lowered):
        return Email(_key(lowered), _form(lowered, words))
    written = printable(value)
    bare = _unwrapped(written)
    if _is_address(bare):
        return Email(_key(bare), _form(bare, words), bare if bare != written else "")
    repaired = _repaired(bare)
    return Email(_key(repaired), "malformed", repaired) if repaired else Email()


def read_plain_emails(values: Texts, words: EmailWords) -> tuple[tuple[Texts, Texts, Texts], Flags]:
    """Return the fields of Email for many addresses at once, and for which of them they hold.

    They hold for what is an address and nothing else, in plain letters.
    """
    small = pc.ascii_lower(values)
    plain = pc.and_(matching(small, _PLAIN), pc.less_equal(pc.binary_length(small), _LONGEST))
    plain = pc.and_not(plain, pc.match_substring_regex(small, _ENCODED_LABEL))
    parts = pc.extract_regex(chosen(plain, small, "@"), _PARTS)
    local, domain = pc.struct_field(parts, "local"), pc.struct_field(parts, "domain")
    is_free = listed(domain, words.freemail)
    first_word = pc.replace_substring_regex(local, _AFTER_FIRST_WORD, "")
    is_shared = pc.or_(
        listed(local, words.shared), pc.and_not(listed(first_word, words.shared), is_free)
    )
    form = chosen(is_shared, "shared", chosen(is_free, "personal", "work"))
    key = chosen(listed(domain, _GOOGLE_DOMAINS), _google_key(local), small)
    return (key, form, alike("", len(values))), plain


def _google_key(local: Texts) -> Texts:
    name = pc.replace_substring(pc.replace_substring_regex(local, r"\+.*", ""), ".", "")
    return joined(name, "@gmail.com")


def _unwrapped(text: str) -> str:
    found = _IN_BRACKETS.search(text)
    bare = _SCHEME.sub("", found.group(1) if found else text)
    return bare.partition("?")[0].strip(" <>\"'")


def _is_address(text: str) -> bool:
    local, _, domain = text.rpartition("@")
    return bool(_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain.lower()))


def _repaired(text: str) -> str:
    """Return the one address that a broken one can only have meant, or ""."""
    bare = _DOT.sub(".", _AT.sub("@", text)).strip(_EDGES)
    if bare.count("@") > 1:
        bare = re.sub(r"@+", "@", bare)
    local, at, domain = bare.partition("@")
    # A space may part two words that were never one address: only those about @ and points go.
    local = re.sub(r"\s*\.\s*", ".", local).strip(_EDGES)
    domain = re.sub(r"\s*[.,]+\s*", ".", domain).strip(_EDGES)
    repaired = f"{local}{at}{domain}"
    return repaired if _is_address(repaired) else ""


def _key(address: str) -> str:
    local, _, domain = unicodedata.normalize("NFC", address.casefold()).rpartition("@")
    domain = ".".join(map(_unicode_label, domain.split(".")))
    if domain in _GOOGLE_DOMAINS:
        # Google delivers m.ax+news@ to max@, and googlemail.com is its older name.
        local = local.partition("+")[0].replace(".", "") or local
        domain = "gmail.com"
    return f"{local}@{domain}"


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


def _form(address: str, words: EmailWords) -> str:
    local, _, domain = address.lower().rpartition("@")
    folded = fold(local)
    is_free = domain in words.freemail
    if folded in words.shared or (
        not is_free and _SEPARATOR.split(folded, maxsplit=1)[0] in words.shared
    ):
        return "shared"
    return "personal" if is_free else "work"
