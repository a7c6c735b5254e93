"""Builds documents in memory and reads them."""

import io
from collections.abc import Callable

import pandas as pd
import pytest

from auditor.importers.interface import Context, Document
from auditor.importers.vcard import VCardImporter
from auditor.model.imported import TEXT_MEASURES, Imported


def document(data: bytes, name: str = "book.vcf") -> Document:
    """Return a document that lies in memory."""
    return Document(name, name, "folder", len(data), lambda: io.BytesIO(data))


def no_texts(_texts: pd.Series, _names: pd.Series) -> pd.DataFrame:
    """Measure nothing: cards hold no messages."""
    return TEXT_MEASURES.empty()


@pytest.fixture
def read() -> Callable[..., Imported]:
    """Return a function that reads documents: bytes, or Documents made otherwise."""

    def reading(*books: bytes | Document) -> Imported:
        documents = [
            book if isinstance(book, Document) else document(book, f"book{number}.vcf")
            for number, book in enumerate(books)
        ]
        context = Context(measure_texts=no_texts)
        return VCardImporter().read([(each, "vcard") for each in documents], context)

    return reading
