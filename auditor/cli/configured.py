"""Commands whose options may also stand in a configuration file; the command line wins."""

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from auditor.cli.options import PARAMETERS
from auditor.cli.parameters import SECTIONS, Option, OptionalValue
from auditor.configuration import (
    Configuration,
    find_configuration,
    read_configuration,
    shown_path,
)
from auditor.errors import AuditorError, ConfigurationError, UsageError

_CHOSEN, _FOUND = "auditor.chosen-configuration", "auditor.configuration"
_SWITCHED_OFF = "auditor.no-configuration"
_LONG_OPTION = re.compile(r"--([a-z][a-z-]*)")


class ConfiguredCommand(click.Command):
    """A command that takes what the command line leaves open from the nearest file."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Declare --config and --no-config beside the command's own options."""
        super().__init__(*arguments, **settings)
        self.params += [_no_config(), _config()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take an option that stands alone for its whole form, and leave what follows it."""
        alone = {p.opts[0]: p.alone for p in self.params if isinstance(p, OptionalValue)}
        end = args.index("--") if "--" in args else len(args)
        whole = [f"{arg}={alone[arg]}" if arg in alone else arg for arg in args[:end]]
        return super().parse_args(ctx, whole + args[end:])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the file is to blame for is told with the file's line."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            named = _LONG_OPTION.match(error.place)
            configuration = configuration_of(ctx)
            if configuration is None or named is None or not from_file(ctx, named[1]):
                raise
            raise _wrong(configuration, named[1], error.problem, error.advice) from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under the headings of their sections."""
        for section in SECTIONS:
            shown = [p for p in self.get_params(ctx) if _section(p) == section]
            records = [record for p in shown if (record := p.get_help_record(ctx))]
            if records:
                with formatter.section(section):
                    formatter.write_dl(records)


def configuration_of(ctx: click.Context) -> Configuration | None:
    """Return the configuration in force, or None."""
    configuration = ctx.meta.get(_FOUND)
    return configuration if isinstance(configuration, Configuration) else None


def from_file(ctx: click.Context, key: str) -> bool:
    """Tell whether the value of an option comes from the configuration file."""
    name = key.replace("-", "_")
    return ctx.get_parameter_source(name) is click.core.ParameterSource.DEFAULT_MAP


def _section(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Argument):
        return ""
    return parameter.section if isinstance(parameter, Option) else SECTIONS[-1]


def _no_config() -> click.Option:
    def switch_off(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.meta[_SWITCHED_OFF] = value
        _check_one_meant(ctx)

    return click.Option(
        ["--no-config"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=switch_off,
        help="Use no configuration file.",
    )


def _config() -> click.Option:
    return click.Option(
        ["--config"],
        metavar="FILE",
        type=click.Path(path_type=Path),
        is_eager=True,
        expose_value=False,
        callback=_use,
        help="Take options from this file; default: the nearest auditor.toml or "
        "pyproject.toml with [tool.auditor].",
    )


def _use(ctx: click.Context, _: click.Parameter, file: Path | None) -> None:
    """Read the configuration and make it the defaults of the command."""
    if ctx.resilient_parsing:
        return
    ctx.meta[_CHOSEN] = file
    _check_one_meant(ctx)
    configuration = None
    if not ctx.meta.get(_SWITCHED_OFF):
        configuration = (
            read_configuration(file) if file else find_configuration(Path.cwd(), _home())
        )
    ctx.meta[_FOUND] = configuration
    if configuration:
        ctx.default_map = dict(_defaults(ctx, configuration))


def _check_one_meant(ctx: click.Context) -> None:
    # Whichever of the two stands first on the command line is looked at first.
    if ctx.meta.get(_SWITCHED_OFF) and ctx.meta.get(_CHOSEN):
        raise UsageError("--config and --no-config cannot both be meant")


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # there is none for this user
        return None


def _defaults(ctx: click.Context, configuration: Configuration) -> Iterator[tuple[str, Any]]:
    """Yield the parameters that the configuration sets in this command, every key checked.

    Raises:
        ConfigurationError: a key is unknown or its value cannot be meant.
    """
    for key, value in configuration.values.items():
        parameter = PARAMETERS.get(key)
        if parameter is None:
            near = difflib.get_close_matches(key.replace("_", "-"), PARAMETERS, n=1)
            advice = f"did you mean {near[0]}?" if near else f"known: {', '.join(PARAMETERS)}"
            raise _wrong(configuration, key, "there is no such key", advice)
        plain = _plain(configuration, key, parameter, value)
        # A command may have an option of the same name with another meaning, as report's --out.
        if any(own is parameter for own in ctx.command.params) and plain is not None:
            yield str(parameter.name), plain


def _plain(configuration: Configuration, key: str, parameter: click.Parameter, value: Any) -> Any:
    """Return a value as click takes it from the command line."""
    if not (parameter.multiple or parameter.nargs == -1):
        return _item(configuration, key, parameter, value)
    if not isinstance(value, list):
        raise _wrong(configuration, key, f"must be a list, as [{_example(value)}]")
    return [_item(configuration, key, parameter, item) for item in value]


def _item(configuration: Configuration, key: str, parameter: click.Parameter, value: Any) -> Any:
    if isinstance(parameter, click.Option) and parameter.is_flag:
        if not isinstance(value, bool):
            raise _wrong(configuration, key, "must be true or false")
        return value
    if isinstance(parameter, OptionalValue) and isinstance(value, bool):
        return parameter.alone if value else None
    if isinstance(parameter.type, click.DateTime) and isinstance(value, dt.date):
        value = value.isoformat()
    if not isinstance(value, str):
        raise _wrong(configuration, key, f"must be a text in quotes, as {_example(value)}")
    if isinstance(parameter.type, click.Path):
        return str(shown_path(configuration.file.absolute().parent / Path(value).expanduser()))
    try:
        parameter.type.convert(value, parameter, None)
    except click.BadParameter as error:
        near = _nearest(parameter, value)
        raise _wrong(configuration, key, error.message.rstrip("."), near, value) from error
    except AuditorError as error:
        raise _wrong(configuration, key, error.problem, error.advice, value) from error
    return value


def _nearest(parameter: click.Parameter, value: str) -> str:
    if not isinstance(parameter.type, click.Choice):
        return ""
    choices = [str(choice) for choice in parameter.type.choices]
    near = difflib.get_close_matches(value, choices, n=1)
    return f"did you mean {near[0]}?" if near else ""


def _example(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str | int | float) else '"…"'


def _wrong(
    configuration: Configuration, key: str, problem: str, advice: str = "", item: str = ""
) -> ConfigurationError:
    place = f"{configuration.place(key, item)}: {key}"
    return ConfigurationError(problem, place=place, advice=advice)
