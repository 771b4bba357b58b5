"""When and on what terms something is so: the words of a sentence without which the rest of it says more."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.model import Extract, Span, word_count

_LONGEST = 12  # words of a bound at the end
_OPENING = re.compile(
    r"(?:until|before|if|unless|for (?:now|years|months|decades)|so far|at first|initially|in (?:19|20)\d\d|last \w+)\b(?:\s[\w’-]{1,20}){0,3},\s",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?<=\s)(?:before|until|unless|if|provided|ahead of|as long as|except)\s[^.,;:“”\"\n—–]{2,90}(?=[.,;:—–\n]|$)",
    re.IGNORECASE,
)

_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_ANOTHER = re.compile(r"[,;:—–“”\"]|\b(?:but|while|and|although|because|that|which|who)\b")  # a clause of its own


def bounded(text: str, sentence: Span, extract: Extract) -> Extract:
    """An extract of one piece with the bounds that its cuts left out: "is not expected to reopen the bridge […] before the
    summer fair" is no flat denial, and who was against it "until recently" is no longer."""
    (piece,) = extract.pieces
    start, end = piece.start, piece.end
    opening = _OPENING.match(text, sentence.start, start)
    closing = _CLOSING.search(text, end, sentence.end)
    before: list[Span] = []
    if opening:
        if opening.end() == start:
            start = sentence.start
        elif _PARTICIPLE.match(text, start):  # "Until May, | the board refused, | citing the risk of floods"
            before = [Span(piece.article, sentence.start, opening.start() + len(opening.group().rstrip()))]
    if closing and (word_count(closing.group()) > _LONGEST or _ANOTHER.search(text, end, closing.start())):
        closing = None
    after: list[Span] = []
    if closing and text[end : closing.start()].strip():
        after = [Span(piece.article, *closing.span())]
    elif closing:
        end = closing.end()
    pieces = (*before, Span(piece.article, start, end), *after)
    return replace(
        extract,
        pieces=pieces,
        opens_inside=extract.opens_inside and pieces[0].start > sentence.start,
        closes_inside=extract.closes_inside and bool(re.search(r"\w", text[pieces[-1].end : sentence.end])),
    )
