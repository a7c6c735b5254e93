"""Gathers the cards that the tests of other programs hold, out of their source packages.

    python -m benchmarks.real_cards FOLDER [--packages FOLDER]

Fetches the source packages named in `real_cards.toml` by the clients of Debian
(`deb-src` among its sources), npm and PyPI, and writes the cards into a folder
each under FOLDER, to be read by `benchmarks.vcard_peers` and
`benchmarks.vcard_laws`. Packages that cannot be had are named and left out.
With --packages the archives lie in a folder already, and nothing is fetched.

Files that are address books are taken as they are; from sources and logs of
tests each card is cut out, its string literals joined and their escapes undone.
The cards belong to others, are under their licences, and may name real people:
they are for measuring on one's own machine and go nowhere.
"""

import argparse
import re
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path, PurePosixPath

_NAMED = tomllib.loads((Path(__file__).parent / "real_cards.toml").read_text("utf-8"))
_COMMANDS = {
    "debian": "apt-get source --download-only --tar-only -qq {}",
    "npm": "npm pack --silent {}",
    "pypi": "pip download --quiet --no-deps --no-binary {} {}",
}
_ARCHIVES = ("*.orig*.tar.*", "*.tar.gz", "*.tgz")
_LARGEST = 20 << 20  # bytes of a file that may hold cards

_BOOK = re.compile(rb"(?:\xef\xbb\xbf|\s)*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_BOOK_SUFFIXES = frozenset({".vcf", ".vcard"})
_UTF16 = b"\0V\0C\0A\0R\0D"
_NO_SOURCE = (".map", ".min.js", ".po", ".html", ".patch", ".diff")
_ESCAPING = (".js", ".mjs", ".ts", ".py", ".php", ".pm", ".pl", ".t", ".java")
"""Languages whose texts over several lines have escapes."""

_CARD = re.compile(
    rb"(?m)(^[ \t]*)?BEGIN:VCARD[ \t]*\r?\n(?:(?!BEGIN:VCARD).)*?END:VCARD", re.DOTALL
)
_QUOTED = rb"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
_JOINT = rb"[\s+.\\]*(?:,\s*)?+"
_LITERALS = re.compile(rb"%s(?:%s%s)*+" % (_QUOTED, _JOINT, _QUOTED))
_LITERAL = re.compile(_QUOTED)
_ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([0-7]{1,3})|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"\n": b""}


def cards_in(name: str, data: bytes) -> bytes:
    """Return what of a file is cards: all of an address book, single cards of anything else.

    Args:
        name: of the file, from the folder of its package.
        data: its bytes.
    """
    if PurePosixPath(name).suffix.lower() in _BOOK_SUFFIXES or _BOOK.match(data):
        return data
    if name.endswith(_NO_SOURCE):
        return b""
    found = [_dedented(card[0], card[1] or b"") for card in _CARD.finditer(data)]
    if name.endswith(_ESCAPING):
        found = [_ESCAPE.sub(_unescaped, card) for card in found]
    found += [card[0] for text in _literals(data) for card in _CARD.finditer(text)]
    return b"".join(card + b"\r\n" for card in dict.fromkeys(found))


def _dedented(card: bytes, indent: bytes) -> bytes:
    return re.sub(rb"(?m)^" + indent, b"", card) if indent else card


def _literals(source: bytes) -> Iterator[bytes]:
    """Yield the texts of string literals, those joined that follow one another."""
    for run in _LITERALS.finditer(source):
        if b"BEGIN:VCARD" in run[0]:
            texts = [_ESCAPE.sub(_unescaped, quoted[1:-1]) for quoted in _LITERAL.findall(run[0])]
            lines = b"\n" not in b"".join(texts)
            yield (b"\r\n" if lines else b"").join(texts)


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1] or found[3]:
        return bytes([int(found[1] or found[3], 16 if found[1] else 8) & 0xFF])
    if found[2]:
        return chr(int(found[2], 16)).encode("utf-8", "replace")
    return _ESCAPED.get(found[4], found[4])


def files_of(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file of a source archive that may hold cards."""
    with tarfile.open(archive) as opened:
        for member in opened:
            if member.isfile() and member.size <= _LARGEST:
                stream = opened.extractfile(member)
                data = stream.read() if stream else b""
                if b"VCARD" in data.upper() or _UTF16 in data:
                    yield member.name, data


def gather(archives: Path, target: Path) -> None:
    """Write the cards of all archives of a folder, each in a folder of its package's name."""
    seen = set()
    for archive in sorted({file for form in _ARCHIVES for file in archives.glob(form)}):
        package = re.split(r"[_-]\d", archive.name)[0]
        count = 0
        for name, data in files_of(archive):
            cards = cards_in(name, data)
            mark = blake2b(cards).digest()
            if cards and mark not in seen:
                seen.add(mark)
                count += 1
                (target / package).mkdir(parents=True, exist_ok=True)
                (target / package / f"{count:03} {PurePosixPath(name).name}.vcf").write_bytes(cards)
        print(f"{package}: {count} files")


def fetch(archives: Path) -> None:
    """Download the source packages that are named, and say which could not be had."""
    for client, names in _NAMED.items():
        program, *arguments = _COMMANDS[client].split()
        found = shutil.which(program)
        for name in names if found else ():
            command = [str(found), *(each.format(name) for each in arguments)]
            done = subprocess.run(command, cwd=archives, capture_output=True, check=False)  # noqa: S603 - a fixed command, a name of this repository
            if done.returncode:
                print(f"{client}: {name} could not be had")


def main() -> None:
    """Fetch and gather, as asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--packages", type=Path)
    chosen = options.parse_args()
    if chosen.packages:
        gather(chosen.packages, chosen.folder)
        return
    with tempfile.TemporaryDirectory() as archives:
        fetch(Path(archives))
        gather(Path(archives), chosen.folder)


if __name__ == "__main__":
    main()
