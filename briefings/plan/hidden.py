"""Who stays hidden and is heard in one article alone."""

from __future__ import annotations

from functools import lru_cache

from briefings.model import Dossier, Span
from briefings.plan.evidence import Evidence, gather

LIKE = 0.3  # of the terms of a stretch that a paragraph of another article shares: more may be the same told in other words


@lru_cache(maxsize=4096)  # every line that prints it asks
def is_unmatched(dossier: Dossier, evidence: Evidence) -> bool:
    """Whether nothing in another article was found that says what this stretch says, or something against it: no link, no
    pool of the same sources, no paragraph in like words. False for what is too short to compare."""
    if any(evidence.span.overlaps(span) for span in _linked(dossier).get(evidence.article, ())):
        return False
    enough = LIKE * len(evidence.terms)
    return enough >= 1 and not any(
        article != evidence.article and len(evidence.terms & held) > enough for article, held in _paragraphs(dossier)
    )


@lru_cache(maxsize=1)
def _linked(dossier: Dossier) -> dict[str, list[Span]]:
    """By article: what other articles tell too, dispute or rest on."""
    found: dict[str, list[Span]] = {}
    for span in (
        *(m.span for link in dossier.links for m in link.members),
        *(span for pool in dossier.pools for span in pool.evidence),
    ):
        found.setdefault(span.article, []).append(span)
    return found


@lru_cache(maxsize=1)
def _paragraphs(dossier: Dossier) -> tuple[tuple[str, frozenset[str]], ...]:
    """The terms of every paragraph, with its article."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    for evidence in gather(dossier):
        paragraph = dossier.of(evidence.article).article.paragraph_at(evidence.span.start)
        if paragraph:
            at = (evidence.article, paragraph.number)
            found[at] = found.get(at, frozenset()) | evidence.terms
    return tuple((article, held) for (article, _), held in found.items())
