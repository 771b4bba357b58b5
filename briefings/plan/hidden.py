"""What one voice alone says: who stays hidden and is heard in one article, and figures that nobody else gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefings.model import Dossier, Figure, Span
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


def lone_figures(dossier: Dossier, evidence: Evidence, shown: Sequence[Span]) -> Iterator[Figure]:
    """The figures of weight among the words shown that somebody gives and, as far as was found, nobody else does: no link to
    another figure, and the value in no other article and not with another speaker of this one."""
    said = evidence.attribution
    if said is None or not evidence.speaker or evidence.narrated:
        return
    for figure in evidence.figures:
        if _AGE.match(dossier.of(figure.span.article).article.text, figure.span.start):
            continue  # "the 117-year-old mill": an age that nobody argues with
        heavy = figure.value is not None and (figure.value >= _WEIGHTY or figure.unit in _WEIGHED)
        inside = any(s.contains(figure.span) for s in shown) and any(c.contains(figure.span) for c in said.content)
        if heavy and inside and not any(figure.span.overlaps(s) for s in _linked(dossier).get(evidence.article, ())):
            told = _by_value(dossier).get(figure.value or 0.0, ())
            if all(span.article == evidence.article and who in (None, said.speaker) for span, who in told):
                yield figure


_AGE = re.compile(r"\d{1,4}[- ]years?[- ]old\b")
_WEIGHTY, _WEIGHED = 100, frozenset(("percent", "USD", "EUR", "GBP"))


@lru_cache(maxsize=1)
def _by_value(dossier: Dossier) -> dict[float, list[tuple[Span, str | None]]]:
    """Every figure by its value, with who gives it; None: the outlet, which may only repeat it."""
    found: dict[float, list[tuple[Span, str | None]]] = {}
    for findings in dossier.findings:
        said = [(c, a.speaker) for a in findings.attributions if not a.negated for c in a.content]
        for figure in findings.figures:
            if figure.value is not None:
                who = next((speaker for content, speaker in said if content.contains(figure.span)), None)
                found.setdefault(figure.value, []).append((figure.span, who))
    return found


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
