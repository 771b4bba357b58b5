"""How each article tells: which outlets it draws on, and the words that take a side in its own voice."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings import lexicon
from briefings.model import Dossier, Span

_MOST_LOADED = 4  # of one article


@lru_cache(maxsize=64)
def draws_on(dossier: Dossier, article: str) -> tuple[str, ...]:
    """The other outlets that an article takes words from, or whose hidden sources it cites, the former first in text
    order; empty where it takes none."""
    findings = dossier.of(article)
    own = findings.article.outlet.value if findings.article.outlet else None
    found: list[str] = []
    for a in findings.attributions:
        actor = dossier.actor(a.actor)
        found += [*a.relay, *([actor.name] if actor and actor.kind == "outlet" else [])]
    pooled = [span for pool in dossier.pools for span in pool.evidence if span.article == article]
    for outlet in dossier.actors:
        if outlet.kind == "outlet" and any(span.contains(m) for span in pooled for m in outlet.mentions):
            found.append(outlet.name)
    return tuple(name for name in dict.fromkeys(found) if name != own)


@lru_cache(maxsize=64)
def loaded_words(dossier: Dossier, article: str) -> tuple[tuple[str, Span], ...]:
    """The first words that take a side, each once, with their places; outside quotation marks only: in indirect speech,
    too, the word is the outlet's choice."""
    findings = dossier.of(article)
    text = findings.article.text
    marked = [*findings.unattributed, *(c for a in findings.attributions if a.kind == "direct" for c in a.content)]
    here: dict[str, tuple[str, Span]] = {}
    for sentence in findings.article.sentences:
        for match in _loaded().finditer(text, sentence.span.start, sentence.span.end):
            at = findings.article.span(match.start(), match.end())
            if not any(at.overlaps(span) for span in marked) and not in_marks(text, sentence.span, at):
                here.setdefault(match.group().lower(), (match.group(), at))
    return tuple(here.values())[:_MOST_LOADED]


def in_marks(text: str, sentence: Span, at: Span) -> bool:
    """Whether a quotation mark is open where the words stand, counted from the start of their sentence."""
    before = text[sentence.start : at.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@cache
def _loaded() -> re.Pattern[str]:
    words = sorted(lexicon.load("loaded")["words"], key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)
