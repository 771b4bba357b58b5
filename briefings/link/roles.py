"""What a figure measures, what is done to the things it counts, and whether it is a limit."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon
from briefings.lexicon import units
from briefings.link import beside, content
from briefings.model import Figure

_BEFORE, _AFTER = 7, 2  # words
# fmt: off
_AUXILIARIES = frozenset((
    "who", "which", "that", "was", "were", "is", "are", "has", "have", "had", "been", "being", "be", "will", "would", "now", "already", "also", "so",
    "far", "not", "yet", "still",
))
# fmt: on


@cache
def _roles(group: str) -> dict[str, str]:
    lists = lexicon.load("claims")["measured"]
    groups = [lists["any"], lists.get(group, {})]
    return {word: role for roles in groups for role, words in roles.items() for word in words}


def find(text: str, figure: Figure, left: int, right: int, is_rate: bool) -> str | None:
    """What a measure is of: the nearest word that says so, a few words before the figure or just after it."""
    kind = units.kind(figure.unit)
    money = kind in lexicon.load("units")["currencies"]
    if is_rate and money:
        return "rate"  # "£180,000 a week"
    roles = _roles("money" if money else kind)
    measured = (figure.of or "").partition(" of ")[0].rsplit(" ", 1)[-1].lower()
    if money and measured in roles:
        return roles[measured]  # "the price of £1.9bn before debt"
    near: list[tuple[int, str]] = []
    before = beside.WORD.findall(
        beside.CLAUSE_EDGE.split(text[max(left, figure.span.start - 80) : figure.span.start])[-1]
    )
    for away, word in enumerate(reversed(before)):
        if away < _BEFORE and word.lower() in roles:
            near.append((away, roles[word.lower()]))
    after = beside.WORD.findall(beside.CLAUSE_EDGE.split(text[figure.span.end : min(right, figure.span.end + 50)])[0])
    for away, word in enumerate(after[:_AFTER]):
        if word.lower() in roles:
            near.append((away, roles[word.lower()]))
    return min(near)[1] if near else None


@cache
def _done() -> frozenset[str]:
    return frozenset(form for forms in lexicon.load("claims")["irregular"].values() for form in forms)


def is_deed(word: str) -> bool:
    """Whether a word looks like a past form of a verb."""
    return (len(word) > 4 and word.endswith("ed")) or word in _done()


def deeds(text: str, figure: Figure, left: int, right: int) -> frozenset[str]:
    """Stems of the verbs beside a count: "cancelled 212 flights", "212 flights were cancelled", "212 cancelled flights"."""
    found: list[str] = []
    before = [w for w in beside.before_words(text, left, figure.span.start) if w not in beside.hedge_words()]
    if before and before[-1] in ("the", "all", "another"):
        before.pop()
    if before and is_deed(before[-1]):
        found.append(before[-1])
    words = [w.lower() for w in beside.WORD.findall(figure.of or "")]
    found.extend(word for word in words if is_deed(word))
    end = figure.span.end
    if figure.of:
        at = text.find(figure.of, end, min(right, end + 30))
        end = at + len(figure.of) if at >= 0 else end
    after = [w.lower() for w in beside.WORD.findall(beside.CLAUSE_EDGE.split(text[end : min(right, end + 70)])[0])]
    for word in after[:5]:
        if is_deed(word):
            found.append(word)
            break
        if word not in _AUXILIARIES and not word.endswith("ly"):
            break
    return frozenset(content.stem(word) for word in found)


@cache
def _thresholds() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["thresholds"])


_TAKES = re.compile(
    r"(?<![^\W_])(?:takes?|took)[\s\u00a0](?:[\w-]+[\s\u00a0]){0,3}$"
)  # "It takes 60 votes to pass a bill"
_TO = re.compile(r"[\s\u00a0]to[\s\u00a0]")


def is_threshold(text: str, figure: Figure, left: int, right: int) -> bool:
    """Whether a figure says what is needed or allowed: "the 1,237 delegates he needs", "a limit of 44 tonnes"."""
    if (figure.approximate or "").lower() in ("no more than", "at most"):
        return True
    before = beside.CLAUSE_EDGE.split(text[max(left, figure.span.start - 60) : figure.span.start])[-1]
    after = beside.CLAUSE_EDGE.split(text[figure.span.end : min(right, figure.span.end + 60)])[0]
    if _TAKES.search(before) and _TO.search(after):
        return True
    words = [*beside.WORD.findall(before)[-_BEFORE:], *beside.WORD.findall(after)[:_BEFORE]]
    return any(word.lower() in _thresholds() for word in words)
