"""Kinds of parameters that click does not know: in sections, with a value or alone, from a file."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import click

SECTIONS = ("What to read", "How to judge", "What to compare", "What to write", "Other")
"""The headings of --help, in their order."""


class Option(click.Option):
    """An option that stands in a section of --help."""

    def __init__(self, declarations: Sequence[str], *, section: str, **settings: Any) -> None:
        """Hold the section beside what click knows."""
        super().__init__(declarations, **settings)
        self.section = section


class OptionalValue(Option):
    """An option that may stand alone or with a value joined by `=`, as `--redact=names`."""

    def __init__(
        self, declarations: Sequence[str], *, alone: str, others: Sequence[str], **settings: Any
    ) -> None:
        """Hold the value that it has where it stands alone."""
        super().__init__(declarations, type=click.Choice([alone, *others]), **settings)
        self.alone = alone
        self.others = others

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return its name and its help."""
        del ctx
        return f"{self.opts[0]}[={'|'.join(self.others)}]", self.help or ""


class Day(click.DateTime):
    """A day, told as people write it when it is wrong."""

    def __init__(self) -> None:
        """Take ISO days only."""
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Return the day."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write YYYY-MM-DD, as 2026-03-14", param, ctx)


class Sources(click.Argument):
    """The SOURCE arguments; without any, those of the configuration file count."""

    section = "What to read"

    def consume_value(self, ctx: click.Context, opts: Any) -> Any:
        """Return the sources and where they come from."""
        if not opts.get(self.name):
            opts = {name: value for name, value in opts.items() if name != self.name}
        return super().consume_value(ctx, opts)
