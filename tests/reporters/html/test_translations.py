"""The German catalogue is whole, of today, and compiled."""

from tests.reporters.html.translations import MO, compiled, read, untranslated, wanted


def test_everything_is_translated() -> None:
    """No message of the page lacks its German; none is doubtful."""
    assert untranslated(read()) == []


def test_nothing_is_stale() -> None:
    """The catalogue holds the messages of the page, no more and no fewer.

    `python -m tests.reporters.html.translations --write` brings it up to date.
    """
    catalogued = {m.id[0] if isinstance(m.id, (tuple, list)) else m.id for m in read() if m.id}

    assert catalogued == set(wanted())


def test_placeholders_are_the_same() -> None:
    """A translation names the same parameters as its message, or the page would fail."""
    lost = [str(message.id) for message in read() if message.id and message.check()]

    assert lost == []


def test_compiled_is_of_today() -> None:
    """What ships is compiled from what is written."""
    assert compiled(read()) == MO.read_bytes()
