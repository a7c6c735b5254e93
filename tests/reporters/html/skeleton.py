"""What a page consists of: its tags with the names of their attributes, and its texts."""

from html.parser import HTMLParser


class Skeleton(HTMLParser):
    """Keeps the tags and attribute names of a page, and its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with the names of its attributes."""
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)


def skeleton_of(page: str) -> Skeleton:
    """Return what a page consists of."""
    parsed = Skeleton()
    parsed.feed(page)
    return parsed
