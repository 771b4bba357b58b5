"""What a number counts or measures: the noun phrase after it, or before it where a verb or "of" stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import geography
from briefings.model import Token

_NUMBER = re.compile(r"[\d$£€¥]")
_NOUN_WINDOW = 7  # words looked through for a noun phrase
_CLAUSE_WINDOW = 24  # words looked back through for a subject: longer clauses name several things
_PRONOUNS = frozenset(("them", "us", "those", "which", "whom", "it", "these", "you", "that", "who", "all", "whose"))
_CLAUSE_ENDS = frozenset(
    (",", ";", ":", "—", "–", "(", "“", '"', "”", ".", "that", "but", "while", "when", "as", "said", "says", "reported")
)
_GIVING = frozenset(("raised", "lowered", "cut", "reduced", "trimmed", "hiked", "added", "topped"))


class Range(NamedTuple):
    """Tokens `start` to `end`, end exclusive."""

    start: int
    end: int


class _Lists(NamedTuple):
    boundaries: frozenset[str]
    determiners: frozenset[str]
    plurals: frozenset[str]
    not_plural: frozenset[str]
    change_verbs: frozenset[str]
    level_verbs: frozenset[str]
    cardinals: frozenset[str]
    directions: frozenset[str]
    verbs: frozenset[str]
    possession: frozenset[str]
    past: frozenset[str]  # irregular forms that are never adjectives or nouns


@cache
def _lists() -> _Lists:
    numbers = lexicon.load("numbers")
    return _Lists(
        boundaries=frozenset(numbers["boundaries"]),
        determiners=frozenset(numbers["determiners"]),
        plurals=frozenset(numbers["plurals"]),
        not_plural=frozenset(numbers["not_plural"]),
        change_verbs=frozenset(numbers["change_verbs"]),
        level_verbs=frozenset(numbers["level_verbs"]),
        cardinals=frozenset([*numbers["cardinals"], *numbers["scales"]])
        | {word for phrase in numbers["vague"] for word in phrase.split() if word not in ("a", "of", "few")},
        directions=frozenset(numbers["directions"]),
        verbs=frozenset(numbers["verbs"]),
        possession=frozenset(numbers["possession"]),
        past=frozenset(numbers["past"]),
    )


def is_plural(word: str) -> bool:
    """Whether the word looks like the plural of a noun: "soldiers", "people"."""
    lists, small = _lists(), word.lower()
    if small in lists.plurals:
        return True
    if small in lists.cardinals:
        return False
    if small in lists.not_plural or word.isupper():
        return False
    if small.endswith(("men", "women", "people", "children")):
        return True
    if small.endswith("is"):
        return word[0].isupper() and geography.plain(word[:-1]) in geography.forms()  # "1,500 Pakistanis"
    return len(small) > 3 and small.endswith("s") and not small.endswith(("ss", "us", "ous"))


def _is_word(word: str) -> bool:
    return word[0].isalpha()


def after(tokens: Sequence[Token], i: int, *, single: bool = False) -> Range | None:
    """The noun phrase counted by a number that ends before token `i`; None: none is clear.

    With `single` the head may be singular, as after a measure: "27-yard shot", "31% premium".
    """
    at = i
    if at < len(tokens) and tokens[at].text.lower() == "of":
        at = _skip_determiners(tokens, at + 1)
        if at >= len(tokens) or tokens[at].text.lower() in _PRONOUNS:
            return None
        return _phrase(tokens, _behind_owner(tokens, at), single=True)
    return _phrase(tokens, at, single=single)


def _behind_owner(tokens: Sequence[Token], i: int) -> int:
    """Where what is owned begins, if a number stands before it: "1,200 of the province's 1,450 schools" counts schools."""
    for k in range(i + 1, min(len(tokens) - 1, i + 4)):
        if tokens[k].text in ("'s", "’s") and _skip_determiners(tokens, k + 1) > k + 1:
            return _skip_determiners(tokens, k + 1)
    return i


def _skip_determiners(tokens: Sequence[Token], i: int) -> int:
    lists = _lists()
    while i < len(tokens):
        word = tokens[i].text.lower()
        if word not in lists.determiners and word not in lists.cardinals and not _NUMBER.match(word):
            break
        i += 1
    return i


def _phrase(tokens: Sequence[Token], i: int, *, single: bool) -> Range | None:
    """The noun phrase from token `i` on, with its "of" complement: "reports of brake failure"."""
    lists = _lists()
    end = i
    while end < len(tokens) and end - i < _NOUN_WINDOW:
        word = tokens[end].text
        small = word.lower()
        if word in ("'s", "’s", "'", "’") and end > i:
            end += 1
            continue
        if word.isdigit() and end > i and tokens[end - 1].text[0].isupper():
            end += 1  # "Wander 3 prams"
            continue
        if not _is_word(word) or small in lists.boundaries or (small in lists.cardinals and end > i):
            break
        if single and word in lists.directions:
            break
        if end > i and (small in lists.change_verbs | lists.level_verbs or small in lists.past):
            break  # "62,000 tonnes of crude struck rocks": crude
        end += 1
    if end == i:
        return None
    head = _plural_head(tokens, i, end)
    if head is None:
        if not single:
            return None
        head = min(end, i + 3) - 1
        while head > i and tokens[head].text.lower().endswith(("ed", "ly")):
            head -= 1
        if tokens[head].text.lower().endswith(("ly", "ed", "ing")):
            return None
    return Range(i, _with_complement(tokens, _with_second(tokens, head + 1)))


def _plural_head(tokens: Sequence[Token], i: int, end: int) -> int | None:
    """Index of the plural that heads the phrase: the first in small letters and those that touch it.

    "340,000 homes lost" -> homes; "United States troops" -> troops; "300 Russians" -> Russians.
    """
    plurals = [k for k in range(i, end) if is_plural(tokens[k].text)]
    if not plurals:
        return None
    small = [k for k in plurals if tokens[k].text[0].islower()]
    first = small[0] if small else plurals[-1]
    while small and first + 1 < end and is_plural(tokens[first + 1].text) and tokens[first + 1].text[0].islower():
        first += 1
    return first


def _with_second(tokens: Sequence[Token], end: int) -> int:
    """Where the phrase ends with a second plural: "drivers and mechanics"."""
    if end + 1 < len(tokens) and tokens[end].text.lower() == "and":
        word = tokens[end + 1].text
        with_own = end + 2 < len(tokens) and tokens[end + 2].text.lower() == "of"  # "employees and debts of $4bn"
        if word[0].islower() and is_plural(word) and not with_own:
            return end + 2
    return end


def _with_complement(tokens: Sequence[Token], end: int) -> int:
    """Where the phrase ends with its complement: "pieces of ammunition", "members of the union"."""
    lists = _lists()
    if end >= len(tokens) or tokens[end].text.lower() != "of":
        return end
    at = end + 1
    while at < len(tokens) and tokens[at].text.lower() in lists.determiners:
        at += 1
    stop = at
    while stop < len(tokens) and stop - at < 3:
        word = tokens[stop].text
        if not _is_word(word) or word.lower() in lists.boundaries or word.lower() in _PRONOUNS:
            break
        if stop > at and word.lower().endswith("ed"):
            break
        stop += 1
    return stop if stop > at else end


def before(tokens: Sequence[Token], i: int) -> Range | None:
    """The thing that a number starting at token `i` belongs to, where it stands before it; None: none is clear.

    "a range of about 190 miles" -> range; "Inflation eased to 2.6 percent" -> Inflation; "cut its key rate by 25 basis
    points" -> key rate; "The number of people killed rose to 19" -> people killed.
    """
    lists = _lists()
    at = i - 1
    if at < 0:
        return None
    small = tokens[at].text.lower()
    if small == "of":
        return _phrase_back(tokens, at)
    if small in ("at", "as") and (put := _put_at(tokens, at)) is not None:
        return put
    if small in ("to", "at", "by", "from", "as", "with", "under", "over"):
        at -= 1
        while at >= 0 and tokens[at].text.lower().endswith("ly"):
            at -= 1
        if at < 0:
            return None
        small = tokens[at].text.lower()
        if small not in lists.change_verbs | lists.level_verbs:
            found = _phrase_back(tokens, at + 1)
            return found if found and _governed(tokens, found) else None
    if small in lists.possession or (small in _GIVING and at == i - 1):
        return None  # "the club has 28", "the club raised $6 million": not the club's size
    if small in lists.change_verbs | lists.level_verbs or (small.endswith("ly") and at and _verb(tokens[at - 1])):
        return _number_of(tokens, at) or _subject(tokens, at)
    return None


_OVER = 30  # tokens from "the number of" to its verb
_FATES = 6  # tokens of "people now known to have died"


def _number_of(tokens: Sequence[Token], verb: int) -> Range | None:
    """The people whose number a verb far behind them tells: "The number of people known to have died when the ferry sank off
    Elmford has risen to 19"; None where another verb of the kind, or another clause, stands between."""
    lists, fates = _lists(), _fates()
    for k in range(verb - 1, max(0, verb - _OVER), -1):
        word = tokens[k].text.lower()
        if word in lists.change_verbs or word in (",", ";", ":", "and", "but", "while", "“", "”", '"'):
            return None
        if word == "of" and tokens[k - 1].text.lower() in ("number", "total"):
            start = k + 1
            while start < verb and tokens[start].text.lower() in lists.determiners:
                start += 1
            ends = (n for n in range(start, min(verb, start + _FATES)) if tokens[n].text.lower() in fates)
            end = next(ends, None)
            return Range(start, end + 1) if end is not None else None
    return None


@cache
def _fates() -> frozenset[str]:
    return frozenset(word for group in lexicon.load("numbers")["casualties"].values() for word in group)


_PUTTING = frozenset((
    "put", "puts", "putting", "give", "gives", "gave", "giving", "estimate", "estimates", "estimated", "estimating", "set", "sets",
    "reckon", "reckons", "reckoned", "list", "lists", "listed", "count", "counts", "counted", "calculates", "calculated",
))  # fmt: skip
_AMOUNTS = frozenset(("number", "total", "amount", "count", "tally"))
_FARTHEST = 10  # tokens between the verb and the number


def _put_at(tokens: Sequence[Token], end: int) -> Range | None:
    """What a verb puts at a number: "gives the deficit as 3.7", "put the number of homes at 1.3 million"."""
    lists = _lists()
    for k in range(end - 1, max(-1, end - 1 - _FARTHEST), -1):
        word = tokens[k].text.lower()
        if word in _CLAUSE_ENDS or (word.endswith("ing") and word not in _PUTTING):
            return None
        if word in _PUTTING:
            break
    else:
        return None
    start = k + 1
    while start < end and tokens[start].text.lower() in lists.determiners:
        start += 1
    if start + 1 < end and tokens[start].text.lower() in _AMOUNTS and tokens[start + 1].text.lower() == "of":
        start += 2
        while start < end and tokens[start].text.lower() in lists.determiners:
            start += 1
    stop = start
    while stop < end and (_is_word(tokens[stop].text) or tokens[stop].text in ("'s", "’s")):
        word = tokens[stop].text.lower()
        if word in lists.boundaries and not (word == "of" and stop > start):
            break
        stop += 1
    while stop > start and tokens[stop - 1].text.lower() in lists.determiners | {"of"}:
        stop -= 1
    if stop - start == 1 and tokens[start].text.lower() in _PRONOUNS | {"him", "her", "this", "these"}:
        return None  # "the management puts it at 260"
    return Range(start, stop) if 0 < stop - start <= 6 else None


def name_before(tokens: Sequence[Token], i: int) -> Range | None:
    """The run of capitalised words that ends before token `i`: a person's name before an age."""
    start = i
    while (
        start > 0 and tokens[start - 1].text[0].isupper() and tokens[start - 1].text.lower() not in _lists().boundaries
    ):
        start -= 1
    return Range(start, i) if start < i else None


def _verb(token: Token) -> bool:
    lists = _lists()
    return token.text.lower() in lists.change_verbs or token.text.lower() in lists.level_verbs


def _governed(tokens: Sequence[Token], phrase: Range) -> bool:
    """Whether a verb of change stands before the phrase: "cut its key interest rate by"."""
    at = phrase.start - 1
    while at >= 0 and tokens[at].text.lower() in _lists().determiners:
        at -= 1
    return at >= 0 and _verb(tokens[at])


def _phrase_back(tokens: Sequence[Token], end: int) -> Range | None:
    """The noun phrase that ends before token `end`."""
    lists = _lists()
    start = end
    while start > 0 and end - start < 4:
        word = tokens[start - 1].text
        small = word.lower()
        if not _is_word(word) or "'" in word or "’" in word or _verb(tokens[start - 1]):
            break  # "weren't at 20"
        if small in lists.boundaries or small in lists.determiners:
            break
        if small in lists.cardinals or small in lists.verbs:
            break
        start -= 1
    while start < end and tokens[start].text.lower().endswith(("ly", "ing")):
        start += 1  # "was moving at", "sharply falling sales of"
    if end - start == 1 and tokens[start].text.endswith("ed"):
        return None  # "had arrived at"
    return Range(start, end) if start < end else None


def _subject(tokens: Sequence[Token], verb: int) -> Range | None:
    """The noun phrase that opens the clause of the verb at `verb`, its "from …" and "in …" left off."""
    lists = _lists()
    if verb and tokens[verb - 1].text.lower() == "there":
        return None  # "In the United Kingdom there are 41 infected"
    if verb and tokens[verb - 1].text.lower() == "to":
        return _phrase_back(tokens, verb - 1)  # "expects the economy to grow"
    start = verb
    while start > 0 and verb - start < _CLAUSE_WINDOW and tokens[start - 1].text.lower() not in _CLAUSE_ENDS:
        start -= 1
    while start < verb and tokens[start].text.lower() in lists.determiners | {"and", "with", "in"}:
        start += 1
    small = [token.text.lower() for token in tokens[start : start + 2]]
    if small in (["number", "of"], ["total", "of"], ["amount", "of"]):
        start += 2
        while start < verb and tokens[start].text.lower() in lists.determiners:
            start += 1
    end = start
    while end < verb and _is_word(tokens[end].text):
        word = tokens[end].text.lower()
        if word in lists.boundaries and not (word == "of" and end > start):
            break
        end += 1
    while end > start and tokens[end - 1].text.lower() in lists.determiners | {"of"}:
        end -= 1
    if end == start or end - start > 6 or (end - start == 1 and tokens[start].text.lower() in lists.boundaries):
        return None
    return Range(start, end)
