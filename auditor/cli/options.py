"""The options of `auditor audit`, declared once for the command line, its help and the file."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_type_hints

import click

from auditor.cli.formats import DEFAULT_FORMATS, FORMATS
from auditor.cli.language import LANGUAGES
from auditor.cli.parameters import Day, Option, OptionalValue, Sources
from auditor.model.gates import Gate

_PATH = click.Path(path_type=Path)


def _gate(text: str) -> Gate:
    from auditor.gates import parse_gate  # noqa: PLC0415 - late: it imports pandas

    return parse_gate(text)


@dataclass(frozen=True)
class AuditRequest:
    """What the user asks of `auditor audit`: a field an option, named as its long form."""

    sources: Annotated[
        tuple[Path, ...],
        Sources(["sources"], metavar="SOURCE...", nargs=-1, required=False, type=_PATH),
    ]
    me: Annotated[
        str,
        Option(
            ["--me"],
            section="What to read",
            default="",
            metavar="URL|EMAIL|NAME",
            help="Whose contacts these are, if the auditor does not find out by itself.",
        ),
    ]
    region: Annotated[
        str,
        Option(
            ["--region"],
            section="What to read",
            default="",
            metavar="CODE",
            help="Country of phone numbers without a country code, such as DE or GB.",
        ),
    ]
    mapping: Annotated[
        tuple[Path, ...],
        Option(
            ["--mapping"],
            section="What to read",
            metavar="FILE",
            multiple=True,
            type=_PATH,
            help="Which column holds what in a contact table of your own. May be repeated.",
        ),
    ]
    rules: Annotated[
        tuple[Path, ...],
        Option(
            ["--rules"],
            section="How to judge",
            metavar="FILE",
            multiple=True,
            type=_PATH,
            help="A rule pack of your own, on top of the shipped ones. May be repeated.",
        ),
    ]
    select: Annotated[
        tuple[str, ...],
        Option(
            ["--select"],
            section="How to judge",
            metavar="IDS",
            multiple=True,
            help="Hear only these marks and findings (ids or packs, with commas). May be repeated.",
        ),
    ]
    ignore: Annotated[
        tuple[str, ...],
        Option(
            ["--ignore"],
            section="How to judge",
            metavar="IDS",
            multiple=True,
            help="Leave out these rules (ids or packs, with commas). May be repeated.",
        ),
    ]
    as_of: Annotated[
        dt.datetime | None,
        Option(
            ["--as-of"],
            section="How to judge",
            metavar="DATE",
            type=Day(),
            help="Count silence from this day (YYYY-MM-DD); default: the newest in the sources.",
        ),
    ]
    decisions: Annotated[
        Path | None,
        Option(
            ["--decisions"],
            section="How to judge",
            metavar="FILE",
            type=_PATH,
            help="Your own decisions (decisions.csv, or a filled-in prune.csv).",
        ),
    ]
    baseline: Annotated[
        Path | None,
        Option(
            ["--baseline"],
            section="What to compare",
            metavar="AUDIT",
            type=_PATH,
            help="An earlier audit.json; says what changed since.",
        ),
    ]
    history: Annotated[
        Path | None,
        Option(
            ["--history"],
            section="What to compare",
            metavar="DIR",
            type=_PATH,
            help="Keep this audit in a folder, dated; tell the trend, and what changed since the "
            "last one kept.",
        ),
    ]
    fail_on: Annotated[
        tuple[Gate, ...],
        Option(
            ["--fail-on"],
            section="What to compare",
            metavar="CONDITION",
            multiple=True,
            type=_gate,
            help="Exit 1 where METRIC OP NUMBER holds, as 'cooled > 5' or new-findings. May be "
            "repeated.",
        ),
    ]
    out: Annotated[
        Path,
        Option(
            ["--out", "-o"],
            section="What to write",
            metavar="DIR",
            default="audit",
            show_default=True,
            type=_PATH,
            help="Folder for the outputs; made private to you.",
        ),
    ]
    format: Annotated[
        tuple[str, ...],
        Option(
            ["--format"],
            section="What to write",
            multiple=True,
            metavar="NAME",
            type=click.Choice(list(FORMATS)),
            help=f"Write only these outputs: {', '.join(FORMATS)}. May be repeated; "
            f"default: {', '.join(DEFAULT_FORMATS)}.",
        ),
    ]
    lang: Annotated[
        str | None,
        Option(
            ["--lang"],
            section="What to write",
            type=click.Choice(LANGUAGES),
            help="Language of what you read; default: yours.",
        ),
    ]
    templates: Annotated[
        Path | None,
        Option(
            ["--templates"],
            section="What to write",
            metavar="DIR",
            type=_PATH,
            help="Parts of the report of your own, in place of the shipped ones.",
        ),
    ]
    redact: Annotated[
        Literal["all", "names"] | None,
        OptionalValue(
            ["--redact"],
            section="What to write",
            alone="all",
            others=["names"],
            help="Invent the names, and leave out addresses and companies (=names: names only), "
            "to show the outputs to others. Where CI=true names never leave the output folder.",
        ),
    ]
    vcard_version: Annotated[
        str,
        Option(
            ["--vcard-version"],
            section="What to write",
            default="3.0",
            show_default=True,
            type=click.Choice(["3.0", "4.0"]),
            help="Version of merged cards in contacts.vcf.",
        ),
    ]
    enrich: Annotated[
        bool,
        Option(
            ["--enrich"],
            section="What to write",
            is_flag=True,
            help="Add LinkedIn's company, title and address to cards.",
        ),
    ]


PARAMETERS: dict[str, click.Parameter] = {
    name.replace("_", "-"): annotated.__metadata__[0]
    for name, annotated in get_type_hints(AuditRequest, include_extras=True).items()
}
"""Every option by its key in a configuration file."""


def parameters(*keys: str) -> list[click.Parameter]:
    """Return the parameters of these keys, or all, to declare a command with."""
    return [PARAMETERS[key] for key in keys or PARAMETERS]
