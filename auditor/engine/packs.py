"""Puts the rule packs in force together: the shipped ones, then the user's."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from auditor.engine.assembly import assemble
from auditor.engine.examples import misbehaviours
from auditor.engine.nodes import MAX_BYTES, KeyedNode
from auditor.engine.pack_reading import Known, PackDraft, PackReader, named_in, pack_id
from auditor.engine.problems import NOWHERE, Problems
from auditor.errors import PackProblem, RulesError
from auditor.model.rules import RuleBook
from auditor.resources import shipped


@dataclass(frozen=True)
class _File:
    """A pack's file with its nodes."""

    path: Path
    shipped: bool
    top: KeyedNode
    problems: Problems


Parsed = Mapping[str, tuple[bytes, KeyedNode]]
"""The content of packs by their file names, with the nodes that were read from it."""


def load(paths: Iterable[Path] = (), parsed: Callable[[], Parsed] = dict) -> RuleBook:
    """Return the shipped packs with the user's own laid over them, in the order given.

    Args:
        paths: the user's packs.
        parsed: gives shipped packs that another process has parsed, see `parse_shipped`.

    Raises:
        RulesError: some pack is wrong; it holds every problem of every pack.
    """
    return put_together(_shipped_paths(), list(paths), parsed=parsed())


def parse_shipped() -> Parsed:
    """Return the shipped packs parsed, as `load` takes them; those that are wrong are left out."""
    parsed = {}
    for path in _shipped_paths():
        content = path.read_bytes()
        top = _shipped_nodes(content, path.name)
        if top is not None:
            parsed[path.name] = (content, top)
    return parsed


def _shipped_paths() -> list[Path]:
    return sorted(shipped("rules").glob("*.yaml"))


_NOTHING_PARSED: Parsed = MappingProxyType({})


def put_together(
    shipped_paths: Sequence[Path],
    own_paths: Sequence[Path] = (),
    *,
    whole: bool = True,
    parsed: Parsed = _NOTHING_PARSED,
) -> RuleBook:
    """Return the rule book of these packs, those of the program first.

    Args:
        shipped_paths: packs that together must be complete and free of doubles.
        own_paths: packs that may change single entries of the shipped ones.
        whole: whether settings, axes, classes and lists must all be given.
        parsed: shipped packs that need not be parsed any more.

    Raises:
        RulesError: some pack is wrong; it holds every problem of every pack.
    """
    _, book, problems = _laid_together(shipped_paths, own_paths, whole=whole, parsed=parsed)
    if problems:
        raise RulesError(tuple(problems))
    return book


def examine(paths: Iterable[Path]) -> tuple[PackProblem, ...]:
    """Return all problems of these packs laid over the shipped ones, misbehaving examples too."""
    drafts, book, problems = _laid_together(_shipped_paths(), list(paths), whole=True)
    if any(draft.problems.found for draft in drafts):
        return tuple(problems)
    for draft in drafts:
        for rule in book.rules:
            if rule.id in draft.sections["rules"] and not draft.shipped:
                for found in misbehaviours(rule, book.words):
                    key = f"examples/{found.rule_id}/{found.side}/{found.number}"
                    draft.problems.add(draft.places.get(key, NOWHERE), found.text)
    return (*(found for draft in drafts for found in draft.problems.sorted()), *problems)


def _laid_together(
    shipped_paths: Sequence[Path],
    own_paths: Sequence[Path],
    *,
    whole: bool,
    parsed: Parsed = _NOTHING_PARSED,
) -> tuple[list[PackDraft], RuleBook, list[PackProblem]]:
    files = [_read(path, shipped=True, parsed=parsed) for path in shipped_paths]
    files += [_read(path, shipped=False) for path in own_paths]
    known = _known(files)
    drafts = [_draft(file, known) for file in files]
    book, incomplete = assemble(drafts, whole=whole)
    problems = [problem for draft in drafts for problem in draft.problems.sorted()]
    return drafts, book, problems + incomplete


def _read(path: Path, *, shipped: bool, parsed: Parsed = _NOTHING_PARSED) -> _File:
    name = path.name if shipped else str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        problems = Problems(name)
        problems.add(NOWHERE, f"cannot be read: {error.strerror or type(error).__name__}")
        return _File(path, shipped, KeyedNode(NOWHERE), problems)
    from auditor.engine.documents import read_document  # noqa: PLC0415 - late: explaining a person needs no YAML

    if shipped:
        same, top = parsed.get(name, (b"", None))
        if same != content:
            top = _shipped_nodes(content, name)
        if top is not None:
            return _File(path, shipped, top, Problems(name, content.decode("utf-8-sig")))
    top, problems = read_document(content, name)
    return _File(path, shipped, top, problems)


@lru_cache(maxsize=32)
def _shipped_nodes(content: bytes, name: str) -> KeyedNode | None:
    """Return the nodes of a shipped pack, parsed once in a process; None where it is wrong."""
    from auditor.engine.documents import read_document  # noqa: PLC0415 - as above

    top, problems = read_document(content, name)
    return None if problems.found else top


def _known(files: Sequence[_File]) -> Known:
    """Return all ids that packs may refer to; only shipped rules can be changed."""
    lists = [name for file in files for name in _own_names(file, "words")]
    rules = [name for file in files if file.shipped for name in _own_names(file, "rules")]
    return Known(tuple(dict.fromkeys(lists)), tuple(dict.fromkeys(rules)))


def _own_names(file: _File, section: str) -> list[str]:
    """Return the full ids that a pack brings in a section, not those it changes in others."""
    pack = pack_id(file.top, file.path.stem)
    names = named_in(file.top, section, pack)
    return [name for name in names if name.startswith(f"{pack}/")]


def _draft(file: _File, known: Known) -> PackDraft:
    return PackReader(
        file.top, file.problems, stem=file.path.stem, shipped=file.shipped, known=known
    ).read()
