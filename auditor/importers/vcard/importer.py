"""The importer of vCard files: documents in; records, channels, notes and a book of cards out."""

from collections.abc import Sequence
from hashlib import blake2b

from auditor.importers.interface import Context, Document
from auditor.importers.vcard.cardbook import CardReader, Place
from auditor.importers.vcard.gathering import Gathered
from auditor.importers.vcard.trouble import Trouble
from auditor.model.imported import CardBook, Imported
from auditor.vcard.encodings import utf16_of
from auditor.vcard.lines import Card, read_card
from auditor.vcard.splitting import RawCard, split_cards

FORMAT = "vcard"
_TITLE = "Address book (vCard)"
_SUFFIXES = (".vcf", ".vcard")
_BEGIN = b"begin:vcard"
_DIGEST = 12  # bytes: two of a billion different cards are alike once in 10**11 books
_STEP = 500  # cards between two reports of progress


class VCardImporter:
    """Reads `.vcf` files: every card becomes one record, whatever is wrong with it."""

    id = FORMAT

    def claims(self, document: Document, head: bytes) -> str:
        """Return `vcard` for a file that is named as one or begins with BEGIN:VCARD."""
        if document.name.lower().endswith(_SUFFIXES):
            return FORMAT
        encoding = utf16_of(head)
        text = head.decode(encoding, "replace").encode("utf-8") if encoding else head
        start = text.removeprefix(b"\xef\xbb\xbf").lstrip()[:80].lower().replace(b" ", b"")
        return FORMAT if start.startswith(_BEGIN) else ""

    def read(self, documents: Sequence[tuple[Document, str]], context: Context) -> Imported:
        """Return a record for every card of the documents, in order; see `Importer.read`."""
        gathered, places, digests = Gathered(), list[Place](), list[bytes]()
        for document, _ in documents:
            _read_document(document, gathered, (places, digests), context)
        book = CardBook(CardReader(places).read, tuple(range(len(places))), tuple(digests))
        return gathered.imported(book)


def _read_document(
    document: Document,
    gathered: Gathered,
    laid: tuple[list[Place], list[bytes]],
    context: Context,
) -> None:
    """Read the cards of a document up to its end or to where it becomes unreadable.

    Args:
        document: the document.
        gathered: takes in what the cards say.
        laid: takes in where each card lies, and a fingerprint of its bytes.
        context: is told of progress.
    """
    places, digests = laid
    trouble, failure = Trouble(document.label), ""
    try:
        with document.open() as stream:
            for number, raw in enumerate(split_cards(stream, trouble.pass_over), start=1):
                gathered.take(document, raw.line, _card(raw), trouble)
                places.append(Place(document, raw.offset, raw.length))
                digests.append(blake2b(raw.data.rstrip(), digest_size=_DIGEST).digest())
                if number % _STEP == 0:
                    context.progress(document.label, raw.offset, document.size, "bytes")
    except OSError as error:
        failure = str(error) or "it cannot be read"
    context.progress(document.label, document.size, document.size, "bytes")
    gathered.close(document, (FORMAT, _TITLE), trouble, failure)


def _card(raw: RawCard) -> Card | None:
    try:
        return read_card(raw.data, raw.line, binaries=False)
    except Exception:  # noqa: BLE001 - whatever one card holds, it never costs another
        return None
