"""A paragraph as classed tokens, and the noun phrases beside a place in it.

No parser: small words are known (lexicon/function_words.yaml), the rest is told by capitals and endings. That is enough
to find the end and the beginning of a subject that stands beside a reporting verb, which is all that is asked here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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


_LONGEST_SENTENCE = 400
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
        return ING if kind[i + 1] in "pSDOn" or low[i] in _reporting() else NAME
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


# ------------------------------------------------------------------------------------------------ noun phrases

_LONGEST = 45  # tokens: longer "subjects" were clauses in nine of ten cases looked at
_RELATIVES = frozenset(("who", "that", "which", "whose", "whom"))


def phrase_before(line: Line, end: int) -> int | None:
    """Where the noun phrase begins that ends before token `end`; None when no noun phrase ends there."""
    i = end - 1
    if i < 0 or line.mark[i] >= 0:
        return None
    kind = line.kind
    if kind[i] == SUBJECT:
        return i
    if line.low[i] in ("which", "that") and i > line.first[i] and _is_relative(line, i):
        return i
    if not _may_end_phrase(line, i):
        return None
    start: int | None = None
    floor = max(line.first[i], end - _LONGEST)
    while i >= floor:
        if line.mark[i] >= 0:  # a nickname: Luis “El Toro” Jimenez
            begin = line.bounds[line.mark[i]][0]
            if start is None or begin <= floor or kind[begin - 1] != NAME or kind[i + 1] != NAME:
                break
            i = begin - 1
            continue
        before = kind[i - 1] if i > floor else ""
        if kind[i] in "Nn#s":
            start = i
        elif kind[i] == COORD:
            if start is not None and before and before in "Nn#)" and (left := _list_before(line, i, floor)) is not None:
                return left
            break
        elif kind[i] == CLOSE or line.low[i] in ("as", "that", "who", "which") or kind[i] in "xvPOS":
            jump = _jump_left(line, i, floor, started=start is not None)
            if jump is None:
                break
            i, start = jump, start if kind[jump] == OPEN else jump
        elif kind[i] == DET:
            start = i
            if not _determiner_continues(line, i, floor):
                break
        elif not _modifier_continues(line, i, end, before, started=start is not None):
            break
        elif kind[i] in (ED, ING, TIME):
            start = i
        i -= 1
    return None if start is None else _without_lead(line, start, end)


def _is_relative(line: Line, i: int) -> bool:
    """Whether "which" or "that" stands for the noun before it: "a letter, which says", "a poll that showed"."""
    before = line.kind[i - 1]
    if line.low[i] == "which":
        return before in "Nn,)"
    return before in "Nn" and line.low[i - 1] not in _reporting()


def _may_end_phrase(line: Line, i: int) -> bool:
    k = line.kind[i]
    if k == ING:
        return line.tokens[i].text[0].isupper()
    if k == TIME:  # "this week" may be a subject, "Tuesday" is none
        return i > line.first[i] and line.kind[i - 1] == DET
    return k in "NnDs#)"


def _determiner_continues(line: Line, i: int, floor: int) -> bool:
    """Whether the phrase goes on to the left of a determiner: "one of | the officials", "all | the"."""
    before = line.kind[i - 1] if i > floor else ""
    if before == PREP:
        return i - 1 > floor and line.low[i - 1] in words("chain_prepositions") and line.kind[i - 2] in "Nn#)O"
    return before in (COORD, DET)


def _modifier_continues(line: Line, i: int, end: int, before: str, *, started: bool) -> bool:
    """Whether a preposition, participle, adverb, time or inch sign at token i belongs to the phrase."""
    k = line.kind[i]
    after = line.kind[i + 1] if i + 1 < end else ""
    if k == MARK:
        return before in ("#", "s")  # 6' 2"
    if k == PREP:
        return started and before != "" and before in "Nn#)" and line.low[i] in words("chain_prepositions")
    if k == ED:  # the wounded driver; people briefed on the plan; newly elected members
        describes = before == DET or (before == ADV and after in ("N", "n")) or (after == PREP and before in ("N", "n"))
        return describes or (after in ("N", "n") and before in ("", COMMA, PREP))
    if k == ING:
        return before != "" and before in "NnDp"
    if k == ADV:
        return started and before == DET
    return k == TIME and ((after != "" and after in "sNn") or before == DET)


def _list_before(line: Line, i: int, floor: int) -> int | None:
    """Where "A, B and C" begins; `i` is the "and". None when what is left of it belongs to another clause."""
    left = phrase_before(line, i)
    if left is None or not opens_clause(line, left):
        return None
    while left > floor + 1 and line.kind[left - 1] == COMMA and line.kind[left] in "ND":
        further = phrase_before(line, left - 1)
        if further is None or line.kind[further] not in "ND" or not opens_clause(line, further):
            break
        left = further
    return left


def _jump_left(line: Line, i: int, floor: int, *, started: bool) -> int | None:
    """Over what stands inside a phrase: a bracket, "such as", a relative clause; None when token i is no part of one."""
    if line.kind[i] == CLOSE:
        return _bracket_before(line, i, floor)
    if not started:
        return None
    if line.low[i] == "as":
        return i - 1 if i > floor and line.low[i - 1] == "such" else None
    return _relative_before(line, i, floor)


def opens_clause(line: Line, i: int) -> bool:
    """Whether a clause may begin at token i: nothing but a reporting verb governs it from the left."""
    if i <= line.first[i] or line.mark[i - 1] >= 0:
        return True
    return line.kind[i - 1] in ',.:-"S(c)rt' or line.low[i - 1] in _reporting()


@cache
def _reporting() -> frozenset[str]:
    verbs = lexicon.load("reporting_verbs")
    return frozenset(f for entries in verbs.values() for entry in entries.values() for f in entry["forms"])


def _bracket_before(line: Line, i: int, floor: int) -> int | None:
    for j in range(i - 1, max(floor, i - 14) - 1, -1):
        if line.kind[j] == OPEN:
            return j
    return None


def _relative_before(line: Line, i: int, floor: int) -> int | None:
    """The relative pronoun of a clause that holds token i and follows a noun without a comma."""
    for j in range(i, max(floor + 1, i - 9) - 1, -1):
        if line.kind[j] in ',.:"' or line.mark[j] >= 0:
            return None
        if line.low[j] in _RELATIVES:
            return j if line.kind[j - 1] in NOUNISH else None
    return None


def _without_lead(line: Line, start: int, end: int) -> int | None:
    """The start without what only leads in: "In Ohio officials" -> "officials"."""
    kind = line.kind
    while (
        start < end
        and kind[start] in "pcrSgt,x"
        and not (kind[start] in "gt" and start + 1 < end and kind[start + 1] in "sNn")
    ):
        start += 1
    if start >= end or (start > line.first[start] and kind[start - 1] == SUBJECT and line.mark[start - 1] < 0):
        return None  # "I remember | feeling"
    if (
        start > line.first[start]
        and kind[start - 1] == PREP
        and line.mark[start - 1] < 0
        and line.low[start - 1] not in ("because", "except")
    ):
        # the phrase hangs on a preposition: only its last part can be a subject of its own
        i = end - 1
        if kind[i] == NAME:
            while i > start and kind[i - 1] == NAME:
                i -= 1
            if i > start and kind[i - 1] in "n":
                return i
            return None
        if kind[i] == WORD:
            while i > start and kind[i - 1] == WORD:
                i -= 1
            if i > start and kind[i - 1] in (NAME, NUMBER) and line.low[end - 1].endswith("s"):
                return i
        return None
    return start


def subject_before(line: Line, end: int) -> tuple[int, int] | None:
    """The token range of the subject that ends before token `end`, appositions and the comma that closes them included."""
    if end == 0 or end <= line.first[end - 1]:
        return None
    stop = end - 1 if line.kind[end - 1] == COMMA else end
    if line.kind[stop - 1] == CLOSE:  # Rep. Ada Marsh (R-Ohio), said
        opening = _bracket_before(line, stop - 1, line.first[end - 1])
        start = phrase_before(line, opening) if opening else None
        return None if start is None else (start, stop)
    if stop < end:
        return _before_apposition(line, end)
    start = phrase_before(line, end)
    return None if start is None else (start, end)


_INSERTED = frozenset(("however", "meanwhile", "too", "though", "then", "also"))


def _before_apposition(line: Line, end: int) -> tuple[int, int] | None:
    """The subject of "Hannah Weiss, a geologist who has studied the slope, said": `end` follows the second comma."""
    low = line.first[end - 1]
    commas = [i for i in range(end - 2, max(low, end - 60) - 1, -1) if line.kind[i] == COMMA and line.mark[i] < 0]
    for comma in commas[:5]:
        body = comma + 1
        head = phrase_before(line, comma)
        if head is None or line.mark[body] >= 0:
            continue
        if (line.kind[body] in "pg" and line.low[body] not in ("of", "from")) or line.low[body] in _INSERTED:
            # "The company, in a statement, said": an insertion, no part of the name
            if line.kind[head] in "DNPn" and opens_clause(line, head):
                return head, comma
            continue
        if (_apposition_starts(line, body) or line.kind[body] == ED) and (
            line.kind[head] in (NAME, DET) or opens_clause(line, head)
        ):
            while line.kind[head] in "Dn#" and head > low + 1 and line.kind[head - 1] == COMMA:
                further = phrase_before(line, head - 1)  # "Ada Marsh, the former governor, who had resigned, said"
                if further is None or line.kind[further] != NAME or not opens_clause(line, further):
                    break
                head = further
            return head, end
    return None


def _apposition_starts(line: Line, i: int) -> bool:
    kind, low = line.kind[i], line.low[i]
    if (
        kind == DET
        or low in ("from",)
        or low
        in (
            "who",
            "whose",
            "which",
            "now",
            "then",
            "also",
            "himself",
            "herself",
            "of",
            "once",
            "formerly",
            "aged",
            "both",
        )
    ):
        return True
    return kind in (NUMBER, WORD, NAME) or (kind == ED and low not in _reporting())


def phrase_after(line: Line, i: int, *, apposition: bool = True, wide: bool = False) -> int | None:
    """The end of the noun phrase that begins at token i; None when none begins there.

    Args:
        apposition: Take "…, head of maintenance" along.
        wide: Take places and times along ("a man in the street"), for phrases that no verb governs.
    """
    if i >= len(line.low) or line.mark[i] >= 0:
        return None
    kind, low = line.kind, line.low
    if kind[i] == SUBJECT or kind[i] == OBJECT:
        return i + 1
    if kind[i] not in "NnD#s" and not (kind[i] in "eg" and i + 1 < line.last[i] and kind[i + 1] in "Nn"):
        return None
    stop = min(line.last[i], i + _LONGEST)
    j, relative = i, False
    while j < stop:
        k = kind[j]
        if line.mark[j] >= 0:
            b = line.bounds[line.mark[j]][1]
            if b < stop and kind[b] == NAME and j > i and kind[j - 1] == NAME:
                j = b
                continue
            break
        if k in "Nn#Ds":
            after = line.tokens[j + 1].text if j + 1 < stop else ""
            if (
                k == WORD
                and j > i
                and kind[j - 1] == NAME
                and low[j].endswith("s")
                and after in ("to", "that", "the", "a", "his", "her")
            ):
                break  # "Ada Marsh likes to ..."
            if k == DET and j > i and kind[j - 1] not in "pcDxv" and not relative:
                break
        elif k == OPEN:
            close = next((m for m in range(j + 1, min(stop, j + 14)) if kind[m] == CLOSE), None)
            if close is None:
                break
            j = close
        elif k == PREP:
            nxt = kind[j + 1] if j + 1 < stop else ""
            if low[j] in ("of", "for", "with", "from", "at", "to", "against", "near"):
                if not nxt or nxt not in "NnD#ge":
                    break
            elif wide or low[j] == "by":
                if not nxt or nxt not in "NnD#ge" or low[j + 1] in words("times"):
                    break
            elif low[j] in ("in", "on"):
                if (
                    (not relative and (not nxt or nxt not in "NnD"))
                    or (nxt == DET and not relative and low[j] != "on")
                    or low[j + 1] in words("times")
                ):
                    break
            else:
                break
        elif k == COORD:
            nxt = kind[j + 1] if j + 1 < stop else ""
            if not nxt or nxt not in "NnD#":
                break
        elif k in (ED, ING):
            described = (
                k == ED and j + 1 < stop and kind[j + 1] in "Nn" and ("-" in low[j] or low[j - 1] == "one")
            ) or (
                k == ED and j + 1 < stop and kind[j + 1] == PREP and kind[j - 1] == WORD
            )  # people briefed on the plan
            if j > i and kind[j - 1] in "Nn)" and not relative and not described:
                break
        elif low[j] in _RELATIVES and j > i and kind[j - 1] not in "vxe":
            relative = True
        elif k == ADV and j > i and kind[j - 1] in "Ds" and j + 1 < stop and kind[j + 1] in "Nn#":
            pass  # the first five questioners
        elif low[j] == "as" and j > i and low[j - 1] == "such":
            pass
        elif k in (AUX, VERB, ADV, OBJECT, SUBJECT, TIME):
            if not relative:
                if k == TIME and j + 1 < stop and kind[j + 1] == POSSESSIVE:
                    pass
                else:
                    break
        else:
            break
        j += 1
    while j > i and kind[j - 1] in "pcDr" and line.mark[j - 1] < 0:
        j -= 1
    if j == i:
        return None
    return _after_apposition(line, i, j) if apposition else j


def _after_apposition(line: Line, i: int, j: int) -> int:
    """The end with the appositions that follow: "Tomas Lindqvist, head of maintenance at the county roads office"."""
    kind = line.kind
    for _ in range(3):
        if j + 1 >= len(kind) or kind[j] != COMMA or line.mark[j] >= 0 or j + 1 >= line.last[j]:
            return j
        body = j + 1
        if line.mark[body] >= 0 or not _apposition_starts(line, body) or line.low[body] in ("as", "adding"):
            return j
        named = kind[body] == NAME and not _title_like(line, body)
        if named and not _names(line, i, j, body):
            return j
        if kind[body] == WORD and not (
            body + 1 < line.last[j] and line.low[body + 1] in ("of", "for", "at", "with", "in", "and")
        ):
            return j
        end = body
        while end < line.last[j] and line.mark[end] < 0 and kind[end] not in ",.:-":
            if end > body + 1 and kind[end] == ING and kind[end - 1] == COMMA:
                break
            end += 1
        if line.low[body] not in ("who", "whose", "which") and any(
            kind[k] in "xvP" and not _relative_before(line, k, body) for k in range(body, end)
        ):
            return j  # "According to the survey, the nurses were tired": a clause, no apposition
        j = end
        if named:
            return j
    return j


def _names(line: Line, i: int, j: int, body: int) -> bool:
    """Whether the capitals at token `body` name whom tokens i..j describe: "the coroner, Alan Petty,"."""
    if line.kind[i] != DET or NAME in line.kind[i:j] or WORD not in line.kind[i:j]:
        return False
    end = body
    while end < line.last[i] and line.mark[end] < 0 and line.kind[end] == NAME:
        end += 1
    return end >= line.last[i] or line.mark[end] >= 0 or line.kind[end] in ",."


def _title_like(line: Line, i: int) -> bool:
    """Whether the capitals at token i are an office or a party tag and not the next subject: "Smith, R-Ohio,"."""
    text = line.tokens[i].text
    if "-" in text or text.isupper():
        return True
    j = i
    while j < line.last[i] and line.kind[j] == NAME:
        j += 1
    return j < line.last[i] and (line.low[j] in ("of", "for", "at", "'s", "’s") or line.kind[j] == WORD)
