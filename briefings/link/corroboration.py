"""Findings of all articles -> the same fact told by several of them, once, with how many tell it independently."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from heapq import nsmallest
from itertools import accumulate
from math import log
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import units
from briefings.link import independence, located
from briefings.link.claims import denials
from briefings.link.content import Content, Key, contents, holding
from briefings.link.disputed import is_answered, is_turned_down
from briefings.model import Actor, Figure, Findings, Link, Member, Span, Token

_SHARED = 5  # keys: below, two sentences of one story met by its commonest names alone
_WITH_FIGURE = 3  # keys, where both give the same number
_WITH_SUM = 2  # … where that number or a day is a key of its own
_SUM = 1e5  # of money: two sentences of a story hardly hold it of two things
_LIKE = 0.5  # of the weight of the lighter sentence
_TELLING = 0.2  # of the sentences: a key in more of them (and in more than four) tells no fact from another
_DEEDS = 4  # shared keys that are no names
_CONVERTED = 0.05  # as a share: 37 miles and 60 kilometres, nine weeks and two months
_LIKE_WITH_FIGURE = 0.4  # … where both give the same number
_LIKE_WITH_SUM = 0.3  # … and one name
_SHORT, _LIKE_SHORT = 3, 0.65  # keys and weight: of two short sentences most is shared, a name included
_ALL = 0.95  # … or all of the shorter one
_FEW = 20
_RARE = 0.6  # of the weight of a key that the story holds once
_RECENT = 200  # groups of one key that are looked at: keeps a thousand articles near-linear
_LONGEST = 60  # keys of a sentence: a longer one is a list or furniture


def link(findings: Sequence[Findings], actors: Sequence[Actor] = ()) -> tuple[Link, ...]:
    """Links of the kind corroborates: sentences of two articles or more that tell one fact, in text order.

    One sentence an article. Sentences that are the same word for word are one text copied, and corroborate nothing.
    The reason says how many of the articles draw on one pool of unnamed sources: those count once.

    Args:
        findings: In file order, attributions resolved.
        actors: Not needed yet.
    """
    del actors
    read = [[_own(f, sentence) for sentence in contents(f)] for f in findings]
    counts = Counter(key for sentences in read for sentence in sentences for key in sentence.all)
    total = sum(len(sentences) for sentences in read)
    weights = {key: log(1 + total / count) for key, count in counts.items()}
    telling = frozenset(key for key, count in counts.items() if count <= max(4, _TELLING * total))
    groups: list[list[tuple[int, Content]]] = []
    by_key: dict[str, list[int]] = defaultdict(list)  # rare key -> groups whose first sentence holds it
    for i, sentences in enumerate(read):
        for sentence in sentences:
            keys = sentence.all
            if not _WITH_SUM <= len(keys) <= _LONGEST:
                continue
            home = _home(findings, groups, by_key, (i, sentence), weights, telling)
            if home is None:
                for key in sorted(keys & telling):
                    by_key[key].append(len(groups))
                groups.append([(i, sentence)])
            elif all(i != j for j, _ in groups[home]):
                groups[home].append((i, sentence))
    pools = [frozenset(pool.articles) for pool in independence.find_pools(findings)]
    told = (_undisputed(findings, read, group) for group in groups if len(group) > 1)
    found = (_link(findings, group, pools) for group in told if len(group) > 1)
    return tuple(made for made in found if made is not None)


def _undisputed(
    findings: Sequence[Findings], read: Sequence[Sequence[Content]], group: Sequence[tuple[int, Content]]
) -> list[tuple[int, Content]]:
    """The sentences of a group whose numbers they do not turn down themselves, nor does the next sentence what they tell."""
    kept = []
    for i, sentence in group:
        n, text = holding(sentence.span, read[i]), findings[i].article.text
        numbers = [figure.span for figure in located.inside(sentence.span, findings[i].figures)]
        if n is not None and is_answered(findings[i], read[i], n):
            continue
        if not any(is_turned_down(text, sentence, number) for number in numbers):
            kept.append((i, sentence))
    return kept


def without_disputed(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links without the corroborations of two sentences that clash: "the effect has been significant", "… limited"."""
    disputed: dict[str, list[tuple[Span, int, int]]] = defaultdict(list)  # article -> member, number of its link, side
    for number, link in enumerate(links):
        if link.kind == "conflicts":
            for member, side in zip(link.members, link.sides, strict=True):
                disputed[member.span.article].append((member.span, number, side))
    return tuple(link for link in links if link.kind != "corroborates" or not _is_disputed(link, disputed))


def _is_disputed(link: Link, disputed: Mapping[str, Sequence[tuple[Span, int, int]]]) -> bool:
    sides: dict[int, int] = {}
    for member in link.members:
        for span, number, side in disputed.get(member.span.article, ()):
            if member.span.overlaps(span) and sides.setdefault(number, side) != side:
                return True
    return False


def _own(findings: Findings, sentence: Content) -> Content:
    """The sentence without the words that name who says so: two quotations of one official are not one fact.

    Its numbers and dates are keys of their own: "bought it in 2019 for $85 million", "paid 85 million dollars".
    """
    sources = sorted((s.start, s.end) for s in located.sources(findings, sentence.span))
    starts, reach = [start for start, _ in sources], list(accumulate((end for _, end in sources), max))
    kept = [k for k in sentence.keys if not (at := bisect_right(starts, k.start)) or k.start >= reach[at - 1]]
    told = [
        Key(figure.span.start, figure.span.end, f"={units.kind(figure.unit)} {amount:.3g}", False)
        for figure in located.inside(sentence.span, findings.figures)
        if (amount := _particular(figure)) is not None
    ]
    days = [
        Key(dated.span.start, dated.span.end, day, False)
        for dated in located.inside(sentence.span, findings.dates)
        if (day := _day(findings.article[dated.span])) is not None
    ]
    return sentence._replace(keys=tuple(sorted([*kept, *told, *days])))


def _particular(figure: Figure) -> float | None:
    """What a figure amounts to in the base unit, where it is hardly chance that two sentences hold it."""
    kind = units.kind(figure.unit)
    if figure.value is None or kind in ("time", "age", "score"):
        return None
    digits = len(f"{abs(figure.value):.10g}".replace(".", "").strip("0"))
    sum_ = kind.isupper() and figure.value >= _SUM
    return units.in_base(figure.value, figure.unit) if digits > 1 or sum_ else None


_MONTH_DAY = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s\u00a0](?:of[\s\u00a0])?([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8})\.?[\s\u00a0](\d{1,2})(?!\d)"
)
_YEAR = re.compile(r"(?<![\d,.])(?:1[89]|20)\d\d(?![\d,])")


def _day(words: str) -> str | None:
    """A key for a day or a year that the words give: "~05-12" for "on 12 May" and "May 12, 2025", "~2019" for "in 2019"."""
    months = lexicon.load("calendar")["months"]
    found = _MONTH_DAY.search(words)
    if found:
        month, day = months.get(found.group(2) or found.group(3)), found.group(1) or found.group(4)
        if month is not None:
            return f"~{month:02}-{int(day):02}"
    year = _YEAR.search(words)
    return f"~{year.group()}" if year else None


def _home(
    findings: Sequence[Findings],
    groups: Sequence[Sequence[tuple[int, Content]]],
    by_key: dict[str, list[int]],
    place: tuple[int, Content],
    weights: dict[str, float],
    telling: frozenset[str],
) -> int | None:
    """The group whose first sentence tells the same fact; None: no group does."""
    i, sentence = place
    shared = Counter(group for key in sorted(sentence.all & telling) for group in by_key[key][-_RECENT:])
    for group, _ in nsmallest(8, shared.items(), key=lambda item: (-item[1], item[0])):
        j, first = groups[group][0]
        both = first.all & sentence.all
        if len(both) < _least(both) or _differ(findings[i], sentence, findings[j], first):
            continue
        least = min(sum(weights[key] for key in sorted(c.all)) for c in (first, sentence))
        share = sum(weights[key] for key in sorted(both)) / least
        if len(both) >= _SHARED and share >= _LIKE and _same_actors(first, sentence, _DEEDS):
            return group
        named = bool(_named(first) & _named(sentence))
        needed = _LIKE_SHORT if named else _ALL
        if share >= needed and _same_actors(first, sentence, _SHORT - 1):
            return group
        like = _LIKE_WITH_SUM if named and any(key[0] == "=" for key in both) else _LIKE_WITH_FIGURE
        if share >= like and _same_number(findings[i], sentence, findings[j], first):
            return group
        if both & telling & _days(first) and (share >= _LIKE or _is_of_a_day(first, sentence, weights)):
            return group  # "wrote to the ministry on 12 May", "the ministry was warned on May 12"
    return None


def _days(content: Content) -> frozenset[str]:
    return frozenset(key for key in content.all if key[0] == "~" and "-" in key)


def _is_of_a_day(one: Content, other: Content, weights: dict[str, float]) -> bool:
    """Whether two sentences with one day share a rare thing too: "the memo of 9 June", "a memo sent out on June 9"; but
    not "The exam is on 3 June" and "The exam, first set for 3 June, is on 5 June"."""
    rare = max(weights.values()) * _RARE
    things = any(weights[key] >= rare for key in one.all & other.all if key[0] not in "=~#@")
    return things and _days(one) == _days(other)


def _least(both: frozenset[str]) -> int:
    return _WITH_SUM if any(key[0] in "=~" for key in both) else _WITH_FIGURE


def _named(content: Content) -> frozenset[str]:
    return content.names(content.span.start, content.span.end)


def _same_actors(one: Content, other: Content, least: int) -> bool:
    """Whether half of the names are in both, and the two share what was done and not names alone."""
    a, b = _named(one), _named(other)
    deeds = (one.all & other.all) - a - b
    return len(deeds) >= least and 2 * len(a & b) >= max(len(a), len(b))


def _differ(one: Findings, first: Content, other: Findings, second: Content) -> bool:
    """Whether one denies what the other says, or their figures have nothing in common."""
    if _is_negated(one, first) != _is_negated(other, second):
        return True
    mine, theirs = _amounts(one, first), _amounts(other, second)
    return bool(mine and theirs) and not any(_equal(a, b) for a in mine for b in theirs)


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["negations"])


def _is_negated(findings: Findings, sentence: Content) -> bool:
    """Whether a sentence denies something, be it only what others say: "called the report of 40 deaths a fairy tale"."""
    negations = _negations()
    if any(word.text.lower() in negations for word in _tokens(findings, sentence)):
        return True
    denial = denials.find(findings.article.text, sentence)
    return denial is not None and denial.kind in ("answer", "content")


class _Amount(NamedTuple):
    kind: str  # class of unit
    unit: str | None
    value: float  # in the base unit


def _amounts(findings: Findings, sentence: Content) -> list[_Amount]:
    """What the sentence's figures amount to."""
    return [
        _Amount(units.kind(figure.unit), figure.unit, units.in_base(figure.value, figure.unit))
        for figure in located.inside(sentence.span, findings.figures)
        if figure.value is not None
    ]


def _equal(one: _Amount, other: _Amount) -> bool:
    """Whether two amounts are one: the same number in one unit, about the same after conversion."""
    if one.unit == other.unit or one.kind != other.kind:
        return one.kind == other.kind and one.value == other.value
    return abs(one.value - other.value) <= _CONVERTED * max(abs(one.value), abs(other.value))


def _same_number(one: Findings, first: Content, other: Findings, second: Content) -> bool:
    """Whether both give one number that is hardly chance: a measure, or a count beyond the small ones."""
    mine, theirs = _amounts(one, first), _amounts(other, second)
    return any(
        _equal(a, b) and (a.kind not in ("count", "time", "age") or a.value >= _FEW) for a in mine for b in theirs
    )


def _tokens(findings: Findings, sentence: Content) -> Sequence[Token]:
    found = findings.article.sentence_at(sentence.span.start)
    return found.tokens if found else ()


def _link(
    findings: Sequence[Findings], group: Sequence[tuple[int, Content]], pools: Sequence[frozenset[str]]
) -> Link | None:
    """The link of a group; None where all its sentences are one text."""
    texts = {" ".join(findings[i].article[sentence.span].split()).casefold() for i, sentence in group}
    if len(texts) < 2:
        return None
    articles = [findings[i].article.id for i, _ in group]
    pooled = max((len(pool & set(articles)) for pool in pools), default=0)
    reason = f"told by {len(articles)} articles"
    if pooled > 1:
        reason += (
            f"; {'both' if pooled == len(articles) == 2 else pooled} draw on one pool of unnamed sources and count once"
        )
    return Link("corroborates", reason, tuple(Member(sentence.span) for _, sentence in group))
