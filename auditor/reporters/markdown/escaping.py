"""Texts that Markdown shows as they are, whatever they hold."""

import re

from auditor.forms import printable

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LIVING = re.compile(r"([@#!%&](?=\w)|www(?=\.)|:(?=//)|mailto(?=:)|xmpp(?=:))", re.IGNORECASE)
"""What GitHub and GitLab make links, people, issues and labels of."""
_APART = "\N{ZERO WIDTH SPACE}"


def plain(text: str, longest: int) -> str:
    """Return text that Markdown, and HTML within it, shows as it is, on one line.

    Links, mentions, references and markup of GitHub's and GitLab's Markdown
    do not come to life; control and direction-changing characters go; what is
    longer than `longest` characters is cut with an ellipsis.
    """
    line = printable(text)
    short = line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
    apart = _LIVING.sub(rf"\1{_APART}", short)
    return _MARKUP.sub(r"\\\1", apart).translate(_ENTITIES)
