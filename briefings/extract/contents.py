"""What holds for the content of an attribution whichever engine found it: its kind, fragments, what is nobody's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefings.extract.clauses import words
from briefings.extract.marks import Marks
from briefings.model import Article, Attribution, Kind, Span

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARKS = "“”\"„«»'‘’` \u00a0"


def kind_of(article: Article, content: Sequence[Span], marks: Marks) -> Kind:
    """direct: every word lies between marks; mixed: some do; indirect: none."""
    stretches = [marks.within(span.start, span.end) for span in content]
    if not any(stretches):
        return "indirect"
    total = marked = 0
    for span, inside in zip(content, stretches, strict=True):
        starts = [m.start() for m in _WORD.finditer(article.text, span.start, span.end)]
        total += len(starts)
        among = [range(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in inside]
        marked += len(set().union(*among))
    if not marked:
        return "indirect"
    # 0.95: a word before the first mark's partner in a garbled paragraph makes no paraphrase
    return "direct" if marked == total or (marked >= 4 and marked >= 0.95 * total) else "mixed"


def is_fragment(text: str) -> bool:
    """Whether quoted words are few and no clause: "an insult", "No more cuts"."""
    found = [w.replace("’", "'").lower() for w in _PIECE.findall(text)]
    body = text.strip(_MARKS)
    # A capital and five words make a sentence even where its verb is not known: "Every child deserves a dry classroom."
    most = 6 if not body[:1].isupper() else 4 if body[-1:] in (".", ",", "!", "?") else 3
    return (
        len(found) <= most and not any(w in words("clause_words") or "'" in w for w in found) and not _has_verb(found)
    )


def _has_verb(found: Sequence[str]) -> bool:
    known = any(w in words("verbs") and w not in words("verbs_that_are_nouns") for w in found)
    return known or (len(found) > 3 and any(w.endswith("ed") for w in found))


def is_title(text: str) -> bool:
    """Whether marked words look like a name: "The Glass Orchard", "El Toro"; one word or a sentence's capital do not."""
    found = _PIECE.findall(text)
    long = [w for w in found if len(w) > 3]
    capitals = bool(long) and all(w[0].isupper() for w in long)
    return len(found) >= 2 and capitals and text.rstrip(_MARKS)[-1:] not in ("!", "?", ".")


def nobodys(article: Article, attributions: Iterable[Attribution], marks: Marks) -> tuple[Span, ...]:
    """Marked text that is in no content, and titles inside mixed ones, in text order: every stretch of `marks` is in the
    contents or here."""
    covered = sorted((c.start, c.end, a.kind) for a in attributions for c in a.content)
    found = []
    at = 0
    reach: list[tuple[int, int, str]] = []
    for s in marks.stretches:
        while at < len(covered) and covered[at][0] < s.end:
            reach.append(covered[at])
            at += 1
        reach = [r for r in reach if r[1] > s.start]
        # Or from behind a speaker's label on: “MARLOWE: I read it.”
        holders = [
            kind
            for start, end, kind in reach
            if s.end <= end and (start <= s.start or article.text[s.start : start].rstrip().endswith(":"))
        ]
        text = article.text[s.start : s.end]
        if not holders or ("direct" not in holders and is_title(text)):
            found.append(article.span(s.start, s.end))
    return tuple(found)


def widened(marks: Marks, start: int, end: int) -> tuple[int, int]:
    """The range with stretches that it cuts taken in whole, so that no piece ends inside quotation marks."""
    for s in marks.within(start, end):
        start, end = min(start, s.start), max(end, s.end)
    return start, end
