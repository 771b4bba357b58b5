"""Article -> what stands between quotation marks, paragraph by paragraph.

Straight, curly, „German“, «French», ''wire'' and single marks; the state never runs from one paragraph into the next, so
that a mark too many costs one stretch and not the rest of the article. A paragraph that opens a mark and does not close
it goes on in the next one if that opens a mark again: the convention for quotations over several paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from briefings.model import FILLER, Article, Problem, Span, legible

CHECK = "unpaired mark"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Marked text, its marks included; inside one paragraph."""

    start: int
    end: int
    opened: bool = True  # False: the closing mark has no partner; the stretch begins where its sentence does
    closed: bool = (
        True  # False: the opening mark has no partner; the stretch runs to the next mark or the paragraph's end
    )
    goes_on: bool = False  # not closed because the next paragraph opens again


@dataclass(frozen=True)
class Marks:
    """All marked text of an article, in text order, not overlapping; nested marks belong to the outer stretch."""

    stretches: tuple[Stretch, ...]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.stretches]

    def at(self, offset: int) -> Stretch | None:
        """The stretch that holds the code point, marks included; None outside."""
        i = bisect_right(self._starts, offset) - 1
        return self.stretches[i] if i >= 0 and offset < self.stretches[i].end else None

    def within(self, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches that share at least one code point with start..end."""
        i = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while i < len(self.stretches) and self.stretches[i].start < end:
            if self.stretches[i].end > start:
                found.append(self.stretches[i])
            i += 1
        return tuple(found)


def pair_marks(article: Article) -> Marks:
    """The marked text of all paragraphs, page furniture included, with one `Problem` for each paragraph of the article's
    own that has a mark too many or too few."""
    stretches: list[Stretch] = []
    problems: list[Problem] = []
    unclosed = -1  # index of a stretch that the paragraph before left open at its end
    text = legible(article.text)
    for paragraph in article.paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        found, unpaired = pair(text, start, end)
        if text is not article.text:
            found = [replace(s, end=s.end + _fillers(text, s.end)) for s in found]
        if unclosed >= 0 and not paragraph.noise:
            if found and found[0].opened and not article.text[start : found[0].start].strip():
                stretches[unclosed] = replace(stretches[unclosed], goes_on=True)
                problems.pop()
            unclosed = -1
        stretches += found
        if unpaired and not paragraph.noise:  # "Home » Energy » Dams": nobody reads furniture aloud
            number, what = paragraph.number, "a quotation mark has no partner"
            problems.append(Problem(CHECK, f"¶{number}: {what}.", Span(article.id, unpaired[0], unpaired[0] + 1)))
            if found and not found[-1].closed and found[-1].end == end and len(unpaired) == 1:
                unclosed = len(stretches) - 1
    return Marks(tuple(stretches), tuple(problems))


def _fillers(text: str, at: int) -> int:
    return next((n for n in range(3) if not text.startswith(FILLER, at + n)), 0)


def pair(text: str, start: int, end: int) -> tuple[list[Stretch], list[int]]:
    """The stretches of one paragraph and the places of marks without a partner."""
    while end > start and text[end - 1].isspace():
        end -= 1
    signs = list(_signs(text, start, end))
    doubles, unpaired = _pair_doubles(text, start, end, signs)
    if _SINGLE_OPEN.search(text, start, end):
        doubles = _with_singles(text, start, end, doubles)
    return doubles, unpaired


# ------------------------------------------------------------------------------------------------ double marks


class _Sign(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool  # neither: an inch sign or the like was left out before


_DOUBLE = re.compile(r"[\"“”„‟«»＂]|(?<![`'])(?:``|'{2,3})(?![`'])")
_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}(?:\.\d+)?$|\d\s?[x×]\s?\d+(?:\.\d+)?$")
_BEFORE_OPENING = " \t\u00a0\u2009\u202f([{<-–—―/|*_>:;=•…\n\r"
_STRONG_END = ".,!?…;:"


def _signs(text: str, start: int, end: int) -> Iterator[_Sign]:
    """Double marks with what their shape and surroundings let them do."""
    guillemets_point_in = False
    seen_guillemet = False
    for m in _DOUBLE.finditer(text, start, end):
        left, right = m.span()
        mark = m.group()
        before = text[left - 1] if left > start else " "
        after = text[right] if right < end else " "
        after_gap = before in _BEFORE_OPENING
        before_word = not after.isspace() and (after.isalnum() or after not in ".,!?…;:)]}-–—―/")
        if mark == "'''":  # '''Fire' was all he said,'' she said: a double and a single one
            left, right = (left, right - 1) if after_gap and before_word else (left + 1, right)
        if mark in "«»":
            if not seen_guillemet:
                seen_guillemet, guillemets_point_in = True, mark == "»" and after_gap and before_word
            opens = (mark == "«") != guillemets_point_in
            yield _Sign(left, right, opens, not opens)
            continue
        if (
            mark in '"＂'
            and before.isdigit()
            and not before_word
            and _FEET_AND_INCHES.search(text, max(start, left - 12), left)
        ):
            continue  # 6'2" and 8 x 10"
        can_open, can_close = after_gap and before_word, not after_gap and not before_word
        if mark in "„‟``“" and mark != "“":
            yield _Sign(left, right, True, False)
        elif mark == "“":
            yield _Sign(left, right, not can_close, can_close)
        elif mark == "”":
            yield _Sign(left, right, can_open, not can_open)
        elif can_open != can_close:
            yield _Sign(left, right, can_open, can_close)
        elif before.isdigit() and after.isalnum():
            continue  # 30"x40
        else:
            yield _Sign(left, right, True, True)  # the state decides


def _pair_doubles(text: str, start: int, end: int, signs: list[_Sign]) -> tuple[list[Stretch], list[int]]:
    found: list[Stretch] = []
    unpaired: list[int] = []
    opening: _Sign | None = None
    i = 0
    while i < len(signs):
        sign = signs[i]
        if opening is None:
            if sign.opens:
                opening = sign
            elif not text[sign.start - 1 : sign.start].isdigit():  # a screen of 27"
                unpaired.append(sign.start)
                # Only after a stop or comma is it clear what was said; "the smart” meters" leaves that open.
                if sign.start > start and text[sign.start - 1] in _STRONG_END:
                    floor = found[-1].end if found else start
                    begin = _sentence_start(text, floor, sign.start)
                    if begin < sign.start:
                        found.append(Stretch(begin, sign.end, opened=False))
        elif sign.closes:
            found.append(Stretch(opening.start, sign.end))
            opening = None
        else:
            inner = signs[i + 1 : i + 3]
            if len(inner) == 2 and all(s.closes and not s.opens for s in inner):
                i += 1  # "He said "no" to me," she said: the inner pair belongs to the outer stretch
            else:
                found.append(Stretch(opening.start, _rstrip(text, opening.start, sign.start), closed=False))
                unpaired.append(opening.start)
                opening = sign
        i += 1
    if opening is not None:
        found.append(Stretch(opening.start, end, closed=False))
        unpaired.append(opening.start)
    return found, unpaired


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


_SENTENCE_BREAK = re.compile(r"[.!?…][)\]]?\s+(?=[^\W\d_a-z])")


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the sentence that ends at `end` begins, not before `start`."""
    begin = start
    for m in _SENTENCE_BREAK.finditer(text, start, max(start, end - 1)):
        begin = m.end()
    while begin < end and (text[begin].isspace() or text[begin] in ",;:–—-"):
        begin += 1
    return begin


# ------------------------------------------------------------------------------------------------ single marks

# An opening single mark follows a gap and precedes a letter, figure or double mark; a closing one follows a letter or a
# stop and precedes no letter. Words that begin with an apostrophe are no openings.
_SINGLE_OPEN = re.compile(
    r"(?<![\w.,!?…'’‘`])['‘‚](?=[^\W_]|[\"“„(\[…$£€])"
    r"(?!(?:tis|twas|twere|em|til|cause|bout|round|neath|[0-9]0s|[0-9]{2})\b(?!['’])|n\b)",
    re.IGNORECASE,
)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘(\[])['’](?![\w'’])")


def _with_singles(text: str, start: int, end: int, doubles: list[Stretch]) -> list[Stretch]:
    """Single marks as outer marks (British style); pairs inside double marks are nested and stay so."""
    openings = [m.start() for m in _SINGLE_OPEN.finditer(text, start, end)]
    closings = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, end)]
    singles: list[Stretch] = []
    paired = Marks(tuple(doubles))
    k = 0
    for number, opening in enumerate(openings):
        if opening < (singles[-1].end if singles else start) or paired.at(opening):
            continue
        limit = openings[number + 1] if number + 1 < len(openings) else end
        while k < len(closings) and closings[k] <= opening:
            k += 1
        close = _closing_single(text, closings[k : bisect_right(closings, limit)])
        if close is not None and not paired.at(close):  # else the double ones hold
            singles.append(Stretch(opening, close + 1))
    if not singles:
        return doubles
    outer = Marks(tuple(singles))
    return sorted([*singles, *(d for d in doubles if not outer.within(d.start, d.end))], key=lambda s: s.start)


def _closing_single(text: str, places: Sequence[int]) -> int | None:
    """The closing one of several marks: the first after a stop or a letter other than s, which may be a plural's
    apostrophe (‘The workers’ rights were ignored,’); else the last of those."""
    for place in places:
        if text[place - 1] not in "sS":
            return place
    return places[-1] if places else None
