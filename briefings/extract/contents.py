"""What holds for the content of an attribution whichever engine found it: its kind, fragments, what is nobody's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefings import lexicon
from briefings.extract.clauses import MARK, POSSESSIVE, Line
from briefings.extract.marks import Marks
from briefings.model import Article, Attribution, Kind, Span

_WORD = re.compile(r"\w+")


def kind_of(article: Article, content: Sequence[Span], marks: Marks) -> Kind:
    """direct: every word lies between marks; mixed: some do; indirect: none."""
    words = marked = 0
    for span in content:
        inside = marks.within(span.start, span.end)
        for m in _WORD.finditer(article.text, span.start, span.end):
            words += 1
            marked += any(s.start <= m.start() < s.end for s in inside)
    if not marked:
        return "indirect"
    # 0.95: a word before the first mark's partner in a garbled paragraph makes no paraphrase
    return "direct" if marked == words or (marked >= 4 and marked >= 0.95 * words) else "mixed"


_CLAUSE = frozenset((
    "is are was were am be been has have had do does did will would can could may might shall should must 's 're 'm 've 'll 'd n't isn't "
    "i he she they we you it who let don't didn't can't won't that's it's i'm we're they're he's she's there's"
).split())  # fmt: skip
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def is_fragment(text: str) -> bool:
    """Whether quoted words are few and no clause: "an insult", "No more cuts"."""
    words = [w.replace("’", "'").lower() for w in _PIECE.findall(text)]
    body = text.strip("“”\"„«»'‘’`` \u00a0")
    # A capital and five words make a sentence even where its verb is not known: "Every child deserves a dry classroom."
    most = 3 if body[:1].isupper() and body[-1:] not in ".,!?" else 4 if body[:1].isupper() else 6
    return len(words) <= most and not any(w in _CLAUSE or "'" in w for w in words) and not _finite(words)


_NOUNS_TOO = frozenset((
    "cuts costs hits sets lies runs needs looks works helps starts turns moves means ends covers uses lives stays faces rises falls breaks drives "
    "fights opens plays cut hit cost set shot spread hurt left felt"
).split())  # fmt: skip


def _finite(words: Sequence[str]) -> bool:
    verbs = lexicon.load("function_words")["verbs"]
    return any(w in verbs and w not in _NOUNS_TOO for w in words) or (
        len(words) > 3 and any(w.endswith("ed") for w in words)
    )


def is_title(text: str) -> bool:
    """Whether marked words look like a name: "The Glass Orchard", "El Toro"; one word or a sentence's capital do not."""
    words = _PIECE.findall(text)
    long = [w for w in words if len(w) > 3]
    return (
        len(words) >= 2
        and len(long) >= 1
        and all(w[0].isupper() for w in long)
        and text.rstrip("”\"'’»")[-1:] not in "!?."
    )


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
        holders = [kind for start, end, kind in reach if start <= s.start and s.end <= end]
        text = article.text[s.start : s.end]
        if not holders or ("direct" not in holders and is_title(text)):
            found.append(article.span(s.start, s.end))
    return tuple(found)


def widened(marks: Marks, start: int, end: int) -> tuple[int, int]:
    """The range with stretches that it cuts taken in whole, so that no piece ends inside quotation marks."""
    for s in marks.within(start, end):
        start, end = min(start, s.start), max(end, s.end)
    return start, end


def is_sentence(words: str) -> bool:
    """Whether marked words stand as a sentence of their own: a capital first, a stop or comma last."""
    body = words.strip("“”\"„«»'‘’`` \u00a0")
    return bool(body) and (body[0].isupper() or body[0].isdigit() or body[0] in "[…¿¡$#@") and body[-1] in ".!?…,—–-"


def is_sentence_at(line: Line, number: int) -> bool:
    """`is_sentence` for a stretch of a line."""
    begin, end = line.bounds[number]
    while begin < end and not (line.tokens[begin].text[0].isalnum() or line.tokens[begin].text[0] in "[…$#@"):
        begin += 1
    while end > begin and line.kind[end - 1] in (MARK, POSSESSIVE):
        end -= 1
    if begin >= end:
        return False
    head = line.tokens[begin].text[0]
    return not head.islower() and line.kind[end - 1] in ".,-"
