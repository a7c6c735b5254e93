"""Fetches the next item of a slow iterator while the last one is worked on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_END = object()


def ahead(items: Iterator[_Item]) -> Iterator[_Item]:
    """Yield the items in order, one being fetched beside; errors come where the item would.

    It pays where fetching leaves the interpreter free, as Arrow's readers do.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        fetched = beside.submit(next, items, _END)
        while (item := fetched.result()) is not _END:
            fetched = beside.submit(next, items, _END)
            yield item  # type: ignore[misc] # the type checker does not know that _END is no item
