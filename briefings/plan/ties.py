"""Questions on how the things that a topic's title ties together bear on one another, each backed by the stretch that speaks of
it: "the impact of dock strikes on trade and talks" asks for an effect on trade, and for one on talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefings import lexicon
from briefings.model import Item, Slot, word_count
from briefings.plan.backing import LONGEST_BACKING, said_by
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import shortened
from briefings.plan.lines import said_item
from briefings.plan.overtaken import is_overtaken
from briefings.plan.quoting import LONGEST_QUESTION
from briefings.plan.terms import broad_words, terms, title_terms
from briefings.plan.title_parts import in_sentence
from briefings.plan.unsettled import Pair

_STEM = 8  # words of the longer stem: "What effect do you see from … on …?"


def tied(brief: Brief) -> Iterator[Pair]:
    """A question for each thing that the title asks an effect on, or a role in, of which the articles speak; those first that
    are spoken of nearest to the topic."""
    title = _title().search(brief.assignment.topic.title)
    if title is None:
        return
    worker = title[2] if not broad_words(title[2]) else _AND.split(title[2])[0]
    kind = "role" if title[1].lower() == "role" else "tie"
    found: list[tuple[float, Evidence, str]] = []
    for part in _AND.split(title[3]):
        told = [e for e in brief.evidence if _speaks_of(brief, e, worker, part) and not is_overtaken(brief.study, e)]
        if word_count(worker) + word_count(part) + _STEM > LONGEST_QUESTION:
            continue
        told.sort(key=lambda e: (not _names(e, worker), -brief.relevance(e), e.span))
        found += [(brief.relevance(told[0]), e, part) for e in told[:_MOST]]
    for _, evidence, part in sorted(found, key=lambda f: -f[0]):
        slots: dict[str, Slot] = {
            "first": in_sentence(brief, worker), "second": in_sentence(brief, part),
            "guest": brief.profile.guest_class, "party": brief.camp is not None,
        }  # fmt: skip
        yield Item("", f"question_{kind}", slots, why="what the title ties together"), _backing(brief, evidence)


_MOST = 3  # stretches that may back one question: another may quote the best


def _names(evidence: Evidence, worker: str) -> bool:
    """Whether a stretch names what works by a word of the title, and not only by who speaks."""
    return bool(terms(worker) & (evidence.terms - terms(evidence.speaker or "")))


def _speaks_of(brief: Brief, evidence: Evidence, worker: str, part: str) -> bool:
    """Whether a stretch speaks of all that a part names and of something of what works on it."""
    met = set(brief.study.met_words(evidence))
    wanted, at_work = set(title_terms(part).values()), set(title_terms(worker).values())
    return bool(wanted) and wanted <= met and bool(at_work & met) and not evidence.leaning


def _backing(brief: Brief, evidence: Evidence) -> Item:
    """The words themselves, or where they stand."""
    if brief.printed_at(evidence.extract) is not None:
        return said_by(brief, evidence)
    article = brief.dossier.of(evidence.article).article
    words = shortened(article.text, evidence.extract.span, evidence.attribution, LONGEST_BACKING)
    return said_item(brief, evidence, "", "backing_words", style="Backing", slots={"extract": words, "backing": None})


@cache
def _title() -> re.Pattern[str]:
    words = "|".join(lexicon.load("topics")["causal_frame"])
    return re.compile(rf"\b({words})s? of (.+?) (?:on|upon|in) (.+)$", re.IGNORECASE)


_AND = re.compile(r",?\s+and\s+|,\s+")
