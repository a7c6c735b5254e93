"""The templates of the page: those of `reports/`, single parts replaced by a folder of the user's.

They run in Jinja's sandbox: a part sees `page` and reaches nothing behind it.
"""

import difflib
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from auditor.errors import TemplateError
from auditor.reporters.language import Language, language_of
from auditor.resources import shipped

PARTS = "parts"
SUFFIX = ".html.j2"
SHIPPED = "shipped"
"""A part finds the one it replaces as `shipped/parts/answer.html.j2`."""
_OWN_PIECE = "_"
_ADVICE = "reports/README.md lists the parts and what they may use"


@cache
def environment(language: Language, own: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Return the environment in which the templates render one language.

    Args:
        language: of the texts, numbers and days.
        own: a folder with parts of the user's own, or None.
    """
    jinja = ImmutableSandboxedEnvironment(
        loader=_loader(own),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    jinja.policies["ext.i18n.trimmed"] = True
    jinja.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    jinja.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        language.text, language.plural, newstyle=True
    )
    jinja.filters["number"] = language.number
    jinja.filters["anchored"] = _anchored
    return jinja


def check_templates(own: Path) -> None:
    """Look at a folder of parts before anything is audited.

    Raises:
        TemplateError: there is no such folder, a file in it replaces nothing, or a part
            is no template.
    """
    if not own.is_dir():
        raise TemplateError("is no folder", place=str(own), advice="name a folder of parts")
    known = sorted(path.name for path in (shipped("reports") / PARTS).glob(f"*{SUFFIX}"))
    jinja = environment(language_of("en"), own)
    for path in sorted(own.glob("*.j2")):
        if path.name not in known and not path.name.startswith(_OWN_PIECE):
            near = difflib.get_close_matches(path.name, known, 1)
            meant = f"; did you mean {near[0]}?" if near else ""
            problem = f"is no part of the report{meant}"
            raise TemplateError(problem, place=str(path), advice=_ADVICE)
        with told(own):
            jinja.get_template(f"{PARTS}/{path.name}")
    if not any(own.glob(f"*{SUFFIX}")):
        raise TemplateError("holds no part of the report", place=str(own), advice=_ADVICE)


@contextmanager
def told(own: Path | None) -> Iterator[None]:
    """Turn whatever fails in a template of the user's into an error with file and line.

    A fault in a template of ours, or without a folder of the user's, is a bug and stays one.

    Raises:
        TemplateError: something in a part of the user's failed.
    """
    try:
        yield
    except TemplateError:
        raise
    except TemplateSyntaxError as error:
        if own is None or not _is_in(own, error.filename):
            raise
        place = f"{error.filename}:{error.lineno}"
        raise TemplateError(_clause(error.message), place=place, advice=_ADVICE) from error
    except Exception as error:
        place = _place_in(own, error)
        if not place:
            raise
        raise TemplateError(_problem(error), place=place, advice=_ADVICE) from error


def _loader(own: Path | None) -> BaseLoader:
    ours = FileSystemLoader(shipped("reports"))
    if own is None:
        return ours
    # Only parts: the frame of the page holds the policy and its order.
    theirs = PrefixLoader({PARTS: FileSystemLoader(own)})
    return ChoiceLoader([theirs, ours, PrefixLoader({SHIPPED: ours})])


def _place_in(own: Path | None, error: BaseException) -> str:
    """Return file and line of the innermost template of the user's in a traceback."""
    if own is None:
        return ""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _is_in(own, f.filename)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def _is_in(own: Path, file: str | None) -> bool:
    return file is not None and own.resolve() in Path(file).resolve().parents


def _problem(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "includes itself without an end"
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, OverflowError):
        return "asks for a range that is too long"
    if isinstance(error, JinjaError):
        return _clause(error.message)
    # An error of Python's own may quote what it was working on, which is somebody's contact.
    return f"failed with {type(error).__name__}"


def _clause(message: str | None) -> str:
    return (message or "is no template").splitlines()[0].rstrip(".")


def _anchored(text: str) -> str:
    """Return a text as an id within the page."""
    return "".join(letter if letter.isalnum() else "-" for letter in text)
