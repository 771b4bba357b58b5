"""What is wrong with an article's text: a fault of the material, to be printed with the pack."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefings.model import Article, Problem, Span
from briefings.segment import markup, places, software

# UTF-8 that was read as Windows-1252 somewhere before: "â€™" for an apostrophe, "Ã©" for é
_MOJIBAKE = re.compile(
    "â€[\u0090-\u00bfœ™˜“”¦š\u2018-\u2026]|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]"
)
_BROKEN = re.compile(r"[-\u00ad](?<=[^\W\d_].)[ \t]{0,3}\r?\n[ \t]{0,8}(?=[a-zß-ÿ])")  # "the coun-", "cil voted"
_RUN_INTO = ("to", "of", "the", "and", "for", "by", "with", "from", "that", "was", "said")
# "said.The board", "spoke toLind": not "U.S.Steel", "example.Com" or "deMille"; looked for from a mark or a capital, which are few
_GLUED = re.compile(
    r"[.!?;,A-Z](?:(?<=[a-z]{3}[.!?;,])(?=[A-Z][a-z]{2,}[\s,’'])(?!Com\b|Net\b|Org\b)"
    rf"|(?<=[A-Z])(?=[a-z]{{2,}}(?![^\W_]))(?:{'|'.join(f'(?<=(?<![^{chr(92)}W_]){word}.)' for word in _RUN_INTO)}))"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def find(article: Article) -> Iterator[Problem]:
    """Faults in text order: no sentences, no date, no outlet, damaged characters."""
    if not article.sentences:
        yield Problem("nearly empty", f"{article.id}: no sentence in it, only page furniture", place=article.id)
    if article.outlet is None:
        yield Problem("no outlet", f"{article.id}: the text does not say which outlet published it", place=article.id)
    if article.date is None:
        yield Problem("undated", f"{article.id}: the text gives no date of its own", place=article.id)
    left = [m.span() for m in markup.TAG.finditer(article.text) if not _is_set_aside(article, *m.span())]
    if left:
        what = f"{article.id}: code of a web page stands in the text ({len(left)} places); check the original"
        yield Problem("markup", what, Span(article.id, *left[0]))
    for paragraph in article.paragraphs:
        if software.addresses(article[paragraph.span]) and _is_set_aside(
            article, paragraph.span.start, paragraph.span.end
        ):
            what = f"{article.id}: ¶{paragraph.number} addresses software, not readers: not used"
            yield Problem("for software", what, paragraph.span)
    for check, pattern, what in (
        ("lost characters", re.compile("\ufffd"), "characters were lost before the file was saved"),
        ("mis-decoded text", _MOJIBAKE, "characters were mis-decoded before the file was saved"),
        ("control characters", _CONTROL, "control characters stand in the text"),
        ("broken words", _BROKEN, "words are broken at the ends of lines"),
        ("glued words", _GLUED, "words are glued together"),
    ):
        found = [m.span() for m in pattern.finditer(article.text)]
        if found:
            start, end = _whole(article.text, *found[0]) if pattern in (_BROKEN, _GLUED) else found[0]
            times = f" ({len(found)} places)" if len(found) > 1 else ""
            yield Problem(check, f"{article.id}: {what}{times}; check the original", Span(article.id, start, end))
    for strayed, headline in places.strayed(article):
        what = f"{article.id}: the text puts in another country what its headline puts in one; check the original"
        yield Problem("strayed place", what, strayed, against=headline)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A place with the words it stands in, so far as they are not long."""
    first = max(start - _LONGEST_WORD, 0)
    before = text[first:start].split()
    behind = text[end : end + _LONGEST_WORD].split()
    left = len(before[-1]) if before and not text[start - 1].isspace() else 0
    right = len(behind[0]) if behind and not text[end].isspace() else 0
    return start - left, end + right


_LONGEST_WORD = 20  # code points


def _is_set_aside(article: Article, start: int, end: int) -> bool:
    at = bisect_right(article.noise, start, key=lambda span: span.start) - 1
    return at >= 0 and article.noise[at].end >= end
