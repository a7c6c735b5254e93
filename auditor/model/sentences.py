"""Sentences of rules: a template's {placeholders} filled with one person's evidence."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def placeholders(template: str) -> tuple[str, ...]:
    """Return the columns that a template names, each once, in order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(template)))


def pieces(template: str) -> tuple[str, ...]:
    """Return text and column names in turn: text at even places, columns between them."""
    return tuple(_PLACEHOLDER.split(template))


def shown(value: Any) -> str:
    """Return a value as a sentence shows it: ISO days, at most two decimals, `?` if missing."""
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):
        return "?"
    if isinstance(value, (pd.Timestamp, dt.date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)


def is_share(column: str) -> bool:
    """Return whether a column holds shares of one, which sentences tell in percent."""
    return column.endswith("_share")


def told(value: Any, column: str, language: str = "en") -> str:
    """Return a column's value as a sentence tells it: shares in percent, German decimals."""
    if is_share(column) and isinstance(value, float) and not pd.isna(value):
        return f"{100 * value:.0f}\N{NO-BREAK SPACE}%"
    text = shown(value)
    return text.replace(".", ",") if language == "de" and isinstance(value, float) else text


def fill(template: str, values: Mapping[str, Any], language: str = "en") -> str:
    """Return the template with each {column} replaced by the value told; no other syntax.

    `str.format` would let a template reach into attributes of its values.
    """
    return fill_by(template, lambda column: told(values.get(column), column, language))


def fill_by(template: str, text_of: Callable[[str], str]) -> str:
    """Return the template with each {column} replaced by what `text_of` says for it."""
    return _PLACEHOLDER.sub(lambda found: text_of(found.group(1)), template)
