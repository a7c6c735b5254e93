"""Who may see names: in full on your own disk, invented ones where it leaves the machine.

`CI=true` hides names in everything but the private output folder, `--redact`
there, too. The key behind invented names comes from AUDITOR_KEY; without one
each run has its own, and what is redacted differs from run to run.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from auditor.errors import AuditorError, NoReadableInput

if TYPE_CHECKING:  # late: they import pandas
    from auditor.model.comparison import Comparison
    from auditor.model.result import AuditResult

KEY_VARIABLE = "AUDITOR_KEY"
_KEY_BYTES = 32
_FALSE = ("", "0", "false", "no", "off")
_QUOTED = re.compile(r"`[^`]*`")

Redact = Literal["all", "names"]


def in_ci(environ: Mapping[str, str]) -> bool:
    """Tell whether a job runs this, as GitHub, GitLab and most others say it: CI=true."""
    return environ.get("CI", "").strip().casefold() not in _FALSE


def privacy_of(redact: Redact | None, environ: Mapping[str, str] = os.environ) -> "Privacy":
    """Return what may be shown where.

    Args:
        redact: what `--redact` said, None where it was not given.
        environ: the environment with CI and AUDITOR_KEY.
    """
    given = environ.get(KEY_VARIABLE, "").encode("utf-8", "surrogateescape")
    key = given or secrets.token_bytes(_KEY_BYTES)
    return Privacy(key, bool(given), redact, in_ci(environ))


def error_text(error: AuditorError, environ: Mapping[str, str] = os.environ) -> str:
    """Return an error's one line; in CI without what may be quoted from the user's files."""
    if not in_ci(environ):
        return str(error)
    if isinstance(error, NoReadableInput):
        told = "nothing among the sources could be read"
        return f"{told} (run it outside CI to see why, file by file; {error.advice})"
    problem = _QUOTED.sub("`…`", error.problem)
    return str(AuditorError(problem, place=error.place, advice=error.advice))


@dataclass(frozen=True)
class Privacy:
    """What may be shown where, in one run.

    Attributes:
        key: the secret behind invented names and hashed ids.
        stable: the key was given, so that they are the same in every run.
        redact: what the user asked to redact everywhere, if anything.
        ci: a job runs this, so what leaves the machine is redacted.
    """

    key: bytes = field(repr=False)
    stable: bool
    redact: Redact | None
    ci: bool
    _made: list[tuple["AuditResult", bool, "AuditResult"]] = field(
        default_factory=list, repr=False, compare=False
    )
    """What was redacted before, with only its names or all, and what became of it."""

    @property
    def discreet(self) -> bool:
        """Names are hidden in the terminal."""
        return self.ci or self.redact is not None

    @property
    def withheld_formats(self) -> tuple[str, ...]:
        """Formats that cannot be written: cards hold everything, and are dropped."""
        return ("vcard",) if self.redact else ()

    def files(self, result: "AuditResult") -> "AuditResult":
        """Return the result for the private output folder: in full unless `--redact`."""
        return self._redacted(result, names_only=self.redact == "names") if self.redact else result

    def shown(self, result: "AuditResult") -> "AuditResult":
        """Return the result for stdout, stderr and the formats made to be passed on."""
        return (
            self._redacted(result, names_only=self.redact == "names") if self.discreet else result
        )

    def hashed(self, result: "AuditResult") -> "AuditResult":
        """Return the result for formats that never hold a name, nor anything near one."""
        return self._redacted(result, names_only=False)

    def result_for(self, format_name: str, result: "AuditResult") -> "AuditResult":
        """Return the result that a format may show."""
        from auditor import reporters  # noqa: PLC0415 - late: it imports pandas

        if format_name in reporters.HASHED:
            return self.hashed(result)
        return self.shown(result) if format_name in reporters.PUBLIC else self.files(result)

    def comparison(self, old: "AuditResult", new: "AuditResult") -> "Comparison":
        """Return the comparison of `new` with `old` as the terminal may show it."""
        from auditor.comparison import compare  # noqa: PLC0415 - late: it imports pandas

        compared = compare(old, new)
        return self.shown(replace(new, comparison=compared)).comparison or compared

    def warning(self) -> str:
        """Return the sentence that redacted names will differ next time; empty if they will not."""
        if self.stable or not self._made:
            return ""
        return (
            "invented names and hashes will not match those of the next run; "
            f"set {KEY_VARIABLE} to a secret of your own to keep them the same"
        )

    def _redacted(self, result: "AuditResult", *, names_only: bool) -> "AuditResult":
        from auditor.redaction import redacted  # noqa: PLC0415 - late: it imports pandas

        for whole, only, made in self._made:
            if whole is result and only == names_only:
                return made
        self._made.append((result, names_only, redacted(result, self.key, names_only=names_only)))
        return self._made[-1][-1]
