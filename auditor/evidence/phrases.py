"""Recognises one-click phrases: texts in which nothing is left once the phrase is taken out."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from auditor.evidence.folding import STOP, Texts, folded_entries
from auditor.evidence.sequences import Sequences
from auditor.evidence.sieve import Explained, PhraseSieve
from auditor.evidence.spelling import NUMBER, STRETCHED, Spelling
from auditor.model.rules import RuleBook

ONE_CLICK = (
    "phrases/birthday",
    "phrases/anniversary",
    "phrases/new-role",
    "phrases/season",
    "phrases/decline",
    "phrases/thanks-for-connecting",
    "phrases/invitation",
    "phrases/congratulation",
    "phrases/thanks",
    "phrases/greeting",
)
"""Word lists whose phrases are no exchange; where a text holds several, the first names it."""

_ABOUT_A_ROLE = frozenset({"phrases/anniversary", "phrases/new-role", "phrases/congratulation"})
_LENIENT = frozenset(
    {"phrases/birthday", "phrases/anniversary", "phrases/new-role", "phrases/season"}
)
_COUNTING = _LENIENT | {"phrases/congratulation"}
"""Wishes that name an age, a year or a number of years in passing."""
_ASKING = _LENIENT | {"phrases/congratulation", "phrases/thanks", "phrases/thanks-for-connecting"}
"""Wishes and thanks that a question without interest comes along with: "Thanks! And you?"."""
_SIGNATURE_WORDS = 3
_CLOSING_WORDS = 6
_ANYWHERE = 1_000_000
_PHRASE, _GREETING, _CLOSING, _FILLER = "\x00", "\x01", "\x02", "\x03"
_NAME, _UNKNOWN = "\x04", "\x05"

_MARKS = frozenset({_PHRASE, _FILLER, _NAME, STOP})
_BEFORE_A_GREETING = frozenset({_PHRASE, _GREETING, _NAME, STOP})
_AROUND_A_CALL = frozenset({_PHRASE, _NAME, STOP})


class PhraseReader:
    """Tells of a short folded text which one-click phrase it is, if it is one."""

    def __init__(self, book: RuleBook) -> None:
        """Fold the word lists of the packs once."""
        lists = {name: _entries(book, name) for name in ONE_CLICK}
        greetings, closings, filler, small_talk, misspelt = (
            _entries(book, f"phrases/{name}")
            for name in ("greetings", "closings", "filler", "small-talk", "misspelt")
        )
        filler = (*filler, *closings)
        self._list_of = {entry: name for name in reversed(ONE_CLICK) for entry in lists[name]}
        self._phrases, self._greetings = Sequences(self._list_of), Sequences(greetings)
        self._closings, self._filler = Sequences(closings), Sequences(filler)
        self._occasions = Sequences(_entries(book, "phrases/occasions"))
        self._small_talk = Sequences(small_talk)
        self._role_openers = frozenset(_entries(book, "phrases/role-openers"))
        self._role_closers = frozenset(_entries(book, "phrases/role-closers"))
        self._rest = int(book.settings["phrase_rest_words"])
        self._role = int(book.settings["phrase_role_words"])
        entries = (*self._list_of, *greetings, *filler, *small_talk, *self._role_openers)
        words = (word for entry in (*entries, _NAME, STOP, NUMBER) for word in entry.split())
        self._vocabulary = frozenset(words)
        self._telling = self._vocabulary | self._role_closers
        self._spelling = Spelling.of(misspelt, self._telling)
        self.sieve = self._sieve()
        self._read: dict[str, str] = {}

    def _sieve(self) -> PhraseSieve:
        explained = (
            Explained(self._greetings.first_words, 1, _ANYWHERE),
            Explained(self._closings.first_words, _SIGNATURE_WORDS, _CLOSING_WORDS),
            Explained(self._role_openers, self._role, _ANYWHERE),
        )
        phrases = tuple(self._list_of)
        return PhraseSieve(phrases, self._vocabulary, self._spelling, self._rest, explained)

    @property
    def hint(self) -> str:
        """An RE2 pattern found in every text (in small letters) that may be a phrase.

        It holds the longest word of each phrase (whole phrases are too many for
        RE2's fast way), halves of the words that are often misspelt, stretched
        letters, and the mathematical letters that some write for bold.
        """
        telling = {max(entry.split(), key=len): None for entry in self._list_of}
        odd = [part for part in (self._spelling.halves, STRETCHED) if part]
        return rf"\b(?:{'|'.join(telling)})\b|[\x{{1D400}}-\x{{1D7FF}}]|{'|'.join(odd)}"

    def meanings(self, texts: Texts) -> Mapping[str, str]:
        """Return each word of folded texts with the word that was meant, or a mark for no word."""
        words = pc.unique(pc.list_flatten(pc.utf8_split_whitespace(texts)))
        meant = self._spelling.meanings(words)
        known = pc.is_in(meant, value_set=pa.array(sorted(self._telling), type=meant.type))
        told = pc.if_else(known, meant, _UNKNOWN)
        return dict(zip(words.to_pylist(), told.to_pylist(), strict=True))

    def __call__(self, text: str, names: frozenset[str], meanings: Mapping[str, str]) -> str:
        """Return the id of the word list whose phrase the text is, or "".

        Args:
            text: a text folded with stops (`folding.folded`), without a question.
            names: the words of the other person's name, folded.
            meanings: of the words of the text and others.
        """
        words = [_NAME if word in names else meanings[word] for word in text.split()]
        # Which words nobody knows makes no difference, so few texts are read that differ.
        told = " ".join(words)
        if told not in self._read:
            self._read[told] = self._kind(words)
        return self._read[told]

    def _kind(self, words: Sequence[str]) -> str:
        marked, found = self._phrases.replaced(words, _PHRASE)
        kinds = {self._list_of[phrase] for phrase in found}
        if not kinds:
            return ""
        own = self._unaddressed(self._unsigned(marked))
        if kinds & _ABOUT_A_ROLE:
            own = self._without_role(own)
        if kinds & _COUNTING:
            own = [_FILLER if word == NUMBER else word for word in own]
        own, asked = self._small_talk.replaced(own, _FILLER)
        if asked and not kinds & _ASKING:
            return ""
        bare, _ = self._filler.replaced(own, _FILLER)
        kind = next(kind for kind in ONE_CLICK if kind in kinds)
        return kind if self._says_nothing_else(bare, lenient=kind in _LENIENT) else ""

    def _says_nothing_else(self, words: Sequence[str], *, lenient: bool) -> bool:
        """Return whether no more words of its own are left than a phrase may hold.

        "Thanks Max" is no more than thanks, "your talk made my day, thank you"
        is: the word that is left must be one that no list knows and stand where
        a name is called, unless the phrase says by itself that it is a wish.
        """
        places = [place for place, word in enumerate(words) if word not in _MARKS]
        if len(places) > self._rest:
            return False
        framed = [STOP, *words, STOP]
        return lenient or all(
            words[place] == _UNKNOWN
            and framed[place] in _AROUND_A_CALL
            and framed[place + 2] in _AROUND_A_CALL
            for place in places
        )

    def _unsigned(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words without a closing and the signature after it, where they end so."""
        marked, _ = self._closings.replaced(words, _CLOSING)
        for place in range(len(marked) - 1, 0, -1):
            if marked[place] == _CLOSING and marked[place - 1] == STOP:
                signature = [word for word in marked[place + 1 :] if word != STOP]
                return marked[:place] if len(signature) <= _SIGNATURE_WORDS else words
        return words

    def _unaddressed(self, words: Sequence[str]) -> list[str]:
        """Return the words without a greeting and without whom it greets.

        "Thanks, dear Max" greets; "thanks for the word with Mr Max" does not.
        """
        left: list[str] = []
        greeted = False
        before = STOP
        for word in self._greetings.replaced(words, _GREETING)[0]:
            calls, before = before in _BEFORE_A_GREETING, word
            if word == _GREETING:
                greeted = calls
            elif greeted and word != STOP:
                greeted = False
                if word in self._vocabulary or word == _PHRASE:
                    left.append(word)
            else:
                left.append(word)
        return left

    def _without_role(self, words: Sequence[str]) -> list[str]:
        """Return the words without the employer or title that a congratulation names."""
        left: list[str] = []
        allowed = 0
        for word in self._occasions.replaced(words, _UNKNOWN)[0]:
            if word in self._role_openers and _PHRASE in left:
                allowed = self._role
            elif word in (STOP, _PHRASE) or word in self._role_closers:
                allowed = 0
                left.append(word)
            elif allowed:
                allowed -= 1
            else:
                left.append(word)
        return left


def _entries(book: RuleBook, name: str) -> tuple[str, ...]:
    return folded_entries(book.words[name].all) if name in book.words else ()
