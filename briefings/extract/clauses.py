"""A paragraph as classed tokens.

No parser: small words are known (lexicon/function_words.yaml), the rest is told by capitals and endings. That is enough
to find what stands beside a reporting verb, which is all that is asked here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefings import lexicon
from briefings.extract.marks import Stretch
from briefings.model import Paragraph, Token

# classes of tokens, one letter each
SUBJECT, OBJECT, DET, PREP, SUB, COORD, AUX, ADV, TIME, VERB = "P", "O", "D", "p", "S", "c", "x", "r", "t", "v"
NAME, WORD, NUMBER, ED, ING, POSSESSIVE = "N", "n", "#", "e", "g", "s"
COMMA, STOP, COLON, DASH, OPEN, CLOSE, MARK, OTHER = ",", ".", ":", "-", "(", ")", '"', "?"

NOUNISH = frozenset((NAME, WORD, NUMBER, CLOSE, TIME))

_SIGNS = {
    ",": COMMA, ".": STOP, "!": STOP, "?": STOP, "…": STOP, "...": STOP, ";": STOP, ":": COLON, "/": COORD, "-": DASH, "–": DASH, "—": DASH, "―": DASH, "--": DASH,
    "---": DASH, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "'s": POSSESSIVE, "’s": POSSESSIVE, "'": POSSESSIVE, "’": POSSESSIVE,
    "“": MARK, "”": MARK, '"': MARK, "„": MARK, "«": MARK, "»": MARK, "''": MARK, "``": MARK, "‘": MARK,
}  # fmt: skip
_LISTS = (
    ("verbs", VERB), ("times", TIME), ("adverbs", ADV), ("prepositions", PREP), ("subordinators", SUB), ("coordinators", COORD), ("auxiliaries", AUX),
    ("determiners", DET), ("objects", OBJECT), ("subjects", SUBJECT),
)  # fmt: skip


@cache
def classes() -> dict[str, str]:
    """Word -> class, for the words whose class is known."""
    words = lexicon.load("function_words")
    table = dict(_SIGNS)
    for entries in lexicon.load("reporting_verbs").values():
        for entry in entries.values():
            table.update(
                (f, VERB) for f in entry["forms"] if not f.endswith(("ed", "ing")) and f not in words["homographs"]
            )
    for name, letter in _LISTS:
        table.update(dict.fromkeys(words[name], letter))
    return table


@cache
def words(name: str) -> frozenset[str]:
    """One list of the function words."""
    return frozenset(lexicon.load("function_words")[name])


@cache
def reporting() -> frozenset[str]:
    """Every form of every reporting verb."""
    verbs = lexicon.load("reporting_verbs")
    return frozenset(f for entries in verbs.values() for entry in entries.values() for f in entry["forms"])


@dataclass(slots=True)
class Line:
    """The tokens of one paragraph, in parallel lists."""

    tokens: Sequence[Token]
    low: list[str]
    kind: list[str]
    mark: list[int]  # number of the stretch a token belongs to; -1 outside
    first: list[int]  # index of the first token of its sentence
    last: list[int]  # index after the last token of its sentence
    stretches: Sequence[Stretch]
    bounds: list[tuple[int, int]]  # token range of each stretch
    starts: list[int]  # offset where each sentence begins

    def start(self, i: int) -> int:
        """Offset where token i begins."""
        return self.tokens[i].start

    def end(self, i: int) -> int:
        """Offset where the token before index i ends."""
        return self.tokens[i - 1].end

    @property
    def all_marked(self) -> bool:
        """Whether the paragraph is marked speech from its first token on, with no word outside."""
        words_ = zip(self.mark, self.tokens, strict=True)
        return bool(self.mark) and self.mark[0] >= 0 and all(m >= 0 or not t.text[0].isalnum() for m, t in words_)

    def _body(self, number: int) -> tuple[int, int]:
        """The stretch's tokens without the marks."""
        begin, end = self.bounds[number]
        while begin < end and not (self.tokens[begin].text[0].isalnum() or self.tokens[begin].text[0] in "[…$#@"):
            begin += 1
        while end > begin and self.kind[end - 1] in (MARK, POSSESSIVE):
            end -= 1
        return begin, end

    def words_of(self, number: int) -> str:
        """A stretch's tokens without the marks, parted by spaces."""
        begin, end = self._body(number)
        return " ".join(t.text for t in self.tokens[begin:end])

    def is_sentence(self, number: int) -> bool:
        """Whether a stretch stands as a sentence of its own: no small letter first, a stop, comma or dash last."""
        begin, end = self._body(number)
        return begin < end and not self.tokens[begin].text[0].islower() and self.kind[end - 1] in ".,-"

    def begins_with_capital(self, number: int) -> bool:
        """Whether a stretch begins with a capital."""
        begin, end = self._body(number)
        return begin < end and self.tokens[begin].text[0].isupper()

    def sentences_between(self, left: int, right: int) -> int:
        """How many sentences begin between two offsets, both included."""
        return bisect_right(self.starts, right) - bisect_left(self.starts, left)

    def sentence_before(self, offset: int) -> int | None:
        """The first token of the sentence before the one that begins at or before the offset; None when there is none."""
        i = bisect_left(self.starts, offset) - 1
        return bisect_left(self.tokens, self.starts[i], key=lambda t: t.start) if i >= 0 else None

    def word_at(self, offset: int) -> str:
        """The lower-case word that begins at an offset; empty when none does."""
        i = bisect_left(self.tokens, offset, key=lambda t: t.start)
        return self.low[i] if i < len(self.tokens) and self.tokens[i].start == offset else ""

    def words_between(self, left: int, right: int) -> bool:
        """Whether a word outside marks is among tokens left..right."""
        return any(self.mark[i] < 0 and self.tokens[i].text[0].isalnum() for i in range(left, right))


def _is_particle(low: Sequence[str], kind: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    """Whether "do" stands inside a name and is no verb."""
    inside = 0 < i < len(tokens) - 1 and kind[i - 1] == NAME and tokens[i + 1].text[0].isupper()
    return inside and low[i] == "do"


_LONGEST_SENTENCE = 400
_TOLD_BY_PLACE = frozenset(("O", "P", "S", "x", "v", "r", "p", POSSESSIVE))
_BEFORE_IS = frozenset(("that", "there", "here", "what", "where", "how"))


def read_line(paragraph: Paragraph, stretches: Sequence[Stretch]) -> Line:
    """The paragraph's tokens with class, sentence and stretch."""
    tokens: list[Token] = []
    first: list[int] = []
    last: list[int] = []
    for sentence in paragraph.sentences:
        begin = len(tokens)
        tokens += sentence.tokens
        # What looks for the parts of a sentence looks at all of it: one of thousands of words is cut for that.
        for part in range(begin, len(tokens), _LONGEST_SENTENCE):
            size = min(_LONGEST_SENTENCE, len(tokens) - part)
            first += [part] * size
            last += [part + size] * size
    mark = [-1] * len(tokens)
    bounds: list[tuple[int, int]] = []
    i = 0
    for number, stretch in enumerate(stretches):
        while i < len(tokens) and tokens[i].start < stretch.start:
            i += 1
        begin = i
        while i < len(tokens) and tokens[i].start < stretch.end:
            mark[i] = number
            i += 1
        bounds.append((begin, i))
    low = [t.text.lower() for t in tokens]
    table = classes()
    kind = [table.get(w) or _class_of(t.text, w) for t, w in zip(tokens, low, strict=True)]
    for i, t in enumerate(tokens):
        if kind[i] not in _TOLD_BY_PLACE:
            continue
        if kind[i] in "OPS" and len(t.text) > 1 and t.text.isupper():
            kind[i] = NAME  # US, WHO, IT
        if (
            kind[i] == POSSESSIVE
            and i
            and low[i] in ("'s", "’s")
            and (kind[i - 1] == SUBJECT or low[i - 1] in _BEFORE_IS)
        ):
            kind[i] = AUX  # she's
        # "May", "Will", "March", "Said": a capital inside a sentence makes a name of a small word
        if kind[i] == AUX and _is_particle(low, kind, tokens, i):
            kind[i] = NAME  # Correio do Tejo
        opens = kind[i - 1] == MARK and mark[i] >= 0
        if kind[i] in "xvrp" and i > first[i] and t.text[0].isupper() and t.text != "I" and not opens:
            kind[i] = NAME
    for i in sorted(set(first)):
        kind[i] = _opening_kind(tokens, low, kind, i)
    _cut_dateline(tokens, kind, mark, first)
    starts = [t.start for i, t in enumerate(tokens) if first[i] == i]
    return Line(tokens, low, kind, mark, first, last, stretches, bounds, starts)


def _opening_kind(tokens: Sequence[Token], low: Sequence[str], kind: Sequence[str], i: int) -> str:
    """The class of a sentence's first word, whose capital proves nothing: "Citing officials," but "Fleming said"."""
    if kind[i] != NAME or i + 1 >= len(tokens) or not tokens[i].text.istitle():
        return kind[i]
    plain = _class_of(low[i], low[i])
    if plain == ED:
        return ED if kind[i + 1] in (PREP, SUB) else NAME
    if plain == ING:
        return ING if kind[i + 1] in "pSDOn" or low[i] in reporting() else NAME
    return NAME


def _cut_dateline(tokens: Sequence[Token], kind: Sequence[str], mark: Sequence[int], first: list[int]) -> None:
    """Lets the first sentence begin after "LONDON, April 10 (Unity Press) —"."""
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return
    for i in range(1, min(len(tokens), 18)):
        if kind[i] == DASH:
            for k in range(i + 1, len(tokens)):
                if first[k] > 0:
                    break
                first[k] = i + 1
            return
        if mark[i] >= 0 or kind[i] not in "N#t,().":
            return


@lru_cache(16_384)
def _class_of(text: str, low: str) -> str:
    head = text[0]
    if head.isupper():
        return NAME
    if head.isdigit():
        return NUMBER
    if not (head.isalpha() or head in "#@$£€'’"):
        return OTHER
    if low.endswith("ly") and len(low) > 3 and low not in words("not_adverbs"):
        return ADV
    if low.endswith("ed") and len(low) > 4:
        return ED
    if low.endswith("ing") and len(low) > 4:
        return ING
    return WORD
