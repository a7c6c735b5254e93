"""`auditor config`: which options an audit would run with here, and where each comes from."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from auditor.cli.audit import audit
from auditor.cli.configured import configuration_of
from auditor.cli.language import deciding_variable, language_of
from auditor.cli.options import PARAMETERS
from auditor.cli.privacy import in_ci
from auditor.configuration import shown_path
from auditor.forms import printable

_SECRET = ("AUDITOR_KEY",)
_VARIABLES = (*_SECRET, "CI")


@dataclass(frozen=True)
class Setting:
    """The value of one option, and where it comes from.

    Attributes:
        key: the option's long name.
        value: plain values only; None or empty where nothing is set.
        origin: `default`, `file`, `command line` or `environment`.
        place: the file and line, or the variable; may be empty.
    """

    key: str
    value: Any
    origin: str
    place: str = ""


@click.command()
@click.option("--config", "file", metavar="FILE", help="Use this file instead of the nearest.")
@click.option("--no-config", "without", is_flag=True, help="Use no configuration file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to show it.",
)
@click.argument("arguments", metavar="[-- AUDIT ARGUMENTS]", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def config(
    ctx: click.Context, /, file: str | None, form: str, arguments: tuple[str, ...], *, without: bool
) -> None:
    """Show what an audit here would run with, and where each setting comes from.

    The nearest auditor.toml, or pyproject.toml with [tool.auditor], from this
    folder upwards is used; its keys are the long options of `auditor audit`
    and `sources`. The command line wins, and paths count from the file.

    \b
    For example:
      auditor config
      auditor config -- contacts.vcf --lang de
    \b
    auditor.toml:
      sources = ["exports", "contacts.vcf"]
      fail-on = ["new-findings", "cooled > 5"]
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    own = ["--config", file] if file else []
    asked = [*own, *(["--no-config"] if without else []), *arguments]
    with audit.make_context("audit", asked, parent=ctx) as audit_context:
        settings = [_discreet(_setting(audit_context, key)) for key in PARAMETERS]
        configuration = configuration_of(audit_context)
    used = str(shown_path(configuration.file)) if configuration else None
    variables = _variables(os.environ)
    if form == "json":
        told = {
            "file": used,
            "settings": {setting.key: _without_key(setting) for setting in settings},
            "environment": variables,
        }
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for line in _lines(used, settings, variables):
        click.echo(line)


def _setting(ctx: click.Context, key: str) -> Setting:
    """Return an option as it is in force in an audit's context."""
    parameter = PARAMETERS[key]
    name = str(parameter.name)
    value = _plain(ctx.params[name])
    source = ctx.get_parameter_source(name)
    configuration = configuration_of(ctx)
    if source is ParameterSource.DEFAULT_MAP and configuration:
        return Setting(key, value, "file", configuration.place(key))
    if source is ParameterSource.COMMANDLINE:
        return Setting(key, value, "command line")
    if key == "lang":
        variable = deciding_variable()
        origin = "environment" if variable else "default"
        return Setting(key, language_of(None), origin, variable)
    return Setting(key, value, "default")


def _discreet(setting: Setting) -> Setting:
    """Return the setting, in a job without the owner's own name or address."""
    hidden = setting.key == "me" and setting.value and in_ci(os.environ)
    return replace(setting, value="set") if hidden else setting


def _plain(value: Any) -> Any:
    """Return a value as it could stand in a JSON file."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Path):
        return str(shown_path(value))
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def _variables(environ: Mapping[str, str]) -> dict[str, str | None]:
    """Return the variables that matter; of a secret only whether it is there."""
    return {
        name: "set" if name in _SECRET and environ.get(name) else environ.get(name) or None
        for name in _VARIABLES
    }


def _without_key(setting: Setting) -> dict[str, Any]:
    return {name: value for name, value in asdict(setting).items() if name != "key"}


def _lines(
    used: str | None, settings: list[Setting], variables: Mapping[str, str | None]
) -> Iterator[str]:
    yield f"Configuration file: {used or 'none'}"
    yield ""
    rows = [(s.key, _shown(s.value), _origin(s)) for s in settings]
    rows += [(name, value or "-", "environment") for name, value in variables.items()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        yield f"{key:<{widths[0]}}  {printable(value):<{widths[1]}}  {origin}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value else "-"


def _origin(setting: Setting) -> str:
    if setting.origin == "environment":
        return f"environment ({setting.place})"
    return setting.place or setting.origin
