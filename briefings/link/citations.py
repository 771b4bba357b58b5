"""Chains of reports: an outlet that cites an outlet that cites people.

"Vestnik reported on Sunday, citing the agency Petrowire, which cited officials it did not name": the words are the officials'.
"""

from __future__ import annotations

import re

from briefings.lexicon import people
from briefings.link.cast import Cast
from briefings.model import Attribution, Mention, Sentence, Span

_CITING = re.compile(
    r"\b(?:citing|quoting|(?:which|who|that|itself|in turn|and)\s+(?:cited|cites|quoted|quotes)|attributing\s+it\s+to)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\s+(?:(?:[a-z]+|\w+-\w+|[A-Z]\w+(?:'s|’s)?)\s+){0,5}"
)  # "citing | two unnamed and senior officials"
_END = re.compile(r"[,.;:—–)(“”\"]|\s(?:who|that|which|because|as|it|they|said|reported|reports|says)\s")
_LONGEST = 3  # links
_WIDEST = 120  # code points of a description


def chain(cast: Cast, attribution: Attribution, sentence: Sentence) -> tuple[Mention | Span, ...]:
    """What the outlet that is the attribution's source cites for it, link by link: outlets, and last who spoke to them, by
    name or by a description. Empty: it cites nobody that can be told.
    """
    article, source = cast.article, attribution.source
    assert source is not None
    if attribution.cue is not None and _is_citing(article[attribution.cue]):
        return ()  # its content is what it cites
    found: list[Mention | Span] = []
    at = sentence.span.start
    while len(found) < _LONGEST:
        m = _CITING.search(article.text, at, sentence.span.end)
        if m is None:
            break
        at = m.end()
        inside = any(p.contains(article.span(*m.span())) for p in attribution.content)
        if cast.in_quotes(m.start()) or (inside and not article.text.endswith(", ", source.start, m.start())):
            continue
        if not found and not _is_of(cast, source, m.start(), sentence):
            continue
        link = _link(cast, m.end(), sentence)
        if link is None:
            break
        found.append(link)
        at = (link.span if isinstance(link, Mention) else link).end
        if not (isinstance(link, Mention) and link.kind == "outlet"):
            break
    return tuple(found)


def _is_citing(cue: str) -> bool:
    return any(w in ("citing", "cited", "cites", "quoting", "quoted", "quotes") for w in cue.lower().split())


def _is_of(cast: Cast, source: Span, start: int, sentence: Sentence) -> bool:
    """Whether the citing between two places is the source's: no other possible subject stands nearer."""
    if start < source.start:  # "Citing officials, the newspaper says"
        return start - sentence.span.start <= 2
    for m in cast.within(source.end, start):
        beside = not cast.article.text[m.span.end : start].strip(" ,")  # "reported that the ministry, citing officials"
        definite = m.span in cast.whose or not cast.article[m.span].lower().startswith(("a ", "an "))
        if m.kind == "outlet" or (beside and definite and m.kind in ("body", "person", "group", "unknown")):
            return False
    return True


def _is_paper(description: str) -> bool:
    """Whether a text is cited and nobody who spoke: "citing court papers"."""
    head = description.rsplit(maxsplit=1)[-1].lower()
    return head in ("papers", "media") or people.sort_of(head) == "text"


def _link(cast: Cast, end: int, sentence: Sentence) -> Mention | Span | None:
    """Who is cited after the place; None: a paper, a reason, somebody who cannot be told."""
    article = cast.article
    for mention in cast.within(end, min(sentence.span.end, end + _WIDEST)):
        lead = _LEAD.match(article.text, end, mention.span.start + 1)
        if lead is None or lead.end() < mention.span.start or mention.kind in ("pronoun", "place", "country"):
            return None
        if mention.span in cast.whose:
            if mention.kind in ("outlet", "person"):
                return mention
            continue  # "citing | Norvania officials"
        if mention.kind in ("group", "person") and not _is_paper(article[mention.span]):
            begin = article.text.find(article.text[end : mention.span.end].split()[0], end)
            stop = _END.search(article.text, mention.span.end, min(sentence.span.end, mention.span.end + _WIDEST))
            return article.span(begin, stop.start() if stop else min(sentence.span.end, mention.span.end + _WIDEST))
        return None
    return None
