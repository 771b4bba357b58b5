"""What the articles themselves leave open: that something is unclear, was not said, not decided, not confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefings import lexicon
from briefings.model import Article, Sentence, Span, word_count
from briefings.plan.evidence import Evidence, explained
from briefings.plan.study import Study


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A sentence that leaves something open, and the words that say so."""

    sentence: Span
    cue: Span
    silent: bool = False  # it only says that somebody gave no answer
    stale: bool = False  # it is weeks older than the newest article, which may have settled it


LONGEST_OPEN, _SHORTEST = 30, 5  # words of what leaves something open
_NEWEST = 0.2  # of the best relevance: what an open end of the newest article gains
_NEAR = 0.05  # of the best relevance: from there on what is open comes before who gave no answer


def open_ends(study: Study) -> tuple[OpenEnd, ...]:
    """What the story leaves open, in the order of `_ends`, but what is weeks old: nobody can tell whether it is open still."""
    return tuple(end for end in _ends(study) if not end.stale)


def stale_ends(study: Study) -> tuple[OpenEnd, ...]:
    """What was open weeks before the newest article, and of which none was found to say more; no silence, which lasts until it is broken."""
    return tuple(end for end in _ends(study) if end.stale)


@lru_cache(maxsize=64)  # a pack is planned many times from one study
def _ends(study: Study) -> tuple[OpenEnd, ...]:
    """All of the story but what a later article settles. What is open comes before who gave no answer, then the nearest
    to the topic, those of the newest articles before older ones of the like: what was open on Friday may be settled by
    Tuesday. Quoted speech counts too: an official may say that nothing is decided. Of two sentences about the silence of
    one body the first stands: "declined to comment" and "has not confirmed it" are one unknown."""
    days = {a.id: day.first for a in study.dossier.articles if (day := study.day_of(a.id))}
    newest = max(days.values(), default="")
    late = {article for article, day in days.items() if day == newest} if len(set(days.values())) > 1 else set()
    gain = _NEWEST * study.best_relevance
    found = [
        (relevance_of(study, end.sentence) + (gain if e.article in late else 0.0), end)
        for e in study.evidence
        if e.speaker not in study.hosts
        for end in _in(study, e)
        if not _is_answered(study, end)
    ]
    near = _NEAR * study.best_relevance
    ranked = sorted(
        found, key=lambda pair: (pair[1].stale, pair[1].silent or pair[0] <= near, -pair[0], pair[1].sentence)
    )
    settled = _settled(study)
    kept: list[OpenEnd] = []
    quiet: set[str] = set()  # who gave no answer so far
    for _, end in ranked:
        bodies = _named(study, end) if end.silent else frozenset[str]()
        if bodies & quiet or any(end.sentence.overlaps(span) for span in settled):
            continue
        quiet |= bodies
        kept.append(end)
    return tuple(kept)


def relevance_of(study: Study, sentence: Span) -> float:
    """How near an open end is to the topic: what its own stretch is, or what its paragraph says before it is, of which it is
    often no more than the tail ("how long that lasts is unclear")."""
    article = study.dossier.of(sentence.article).article
    paragraph = article.paragraph_at(sentence.start)
    own = max(map(study.relevance, study.meeting(sentence)), default=0.0)
    before = [
        study.relevance(e)
        for e in (study.meeting(paragraph.span) if paragraph else ())
        if paragraph is not None and paragraph.span.contains(e.span) and e.span.end <= sentence.start
    ]
    return max(own, _OF_PARAGRAPH * before[-1]) if before else own


_OF_PARAGRAPH = 0.8


def _is_answered(study: Study, end: OpenEnd) -> bool:
    """Whether who gave no answer speaks in an article that is later than the one that says so."""
    age = study.age_of(end.sentence.article)
    quiet = _named(study, end) if end.silent or _YET.search(study.dossier[end.cue]) else frozenset[str]()
    return any(
        quiet & {e.attribution.actor, e.speaker, e.camp}
        for e in study.evidence
        if e.attribution is not None
        and e.attribution.spoken
        and study.day_of(e.article)
        and study.age_of(e.article) < age
    )


_STALE = 14  # days
_YET = re.compile(r"\b(?:yet to|not yet|still)\b", re.IGNORECASE)


def _settled(study: Study) -> list[Span]:
    """What an article says of which a later one, both of known days, tells what became of it."""
    spans: list[Span] = []
    for link in study.dossier.links:
        if link.kind == "updates" and link.certain:
            days = {m.span.article: day for m in link.members if (day := study.day_of(m.span.article))}
            newest = max((day.first for day in days.values()), default="")
            spans += [
                m.span
                for m in link.members
                if (day := days.get(m.span.article)) and day.first < newest and day.because != _AT_LEAST
            ]
    return spans


_AT_LEAST = "not before"  # of a day that is only the earliest possible


def _names_somebody(study: Study, span: Span) -> bool:
    mentions = study.dossier.of(span.article).mentions
    return any(m.kind in ("person", "body", "country") and span.contains(m.span) for m in mentions)


def _named(study: Study, end: OpenEnd) -> frozenset[str]:
    """The bodies, countries and persons that a sentence names, but outlets ("declined the Post's request"), and its few
    words before those that say so: "the harbour board"."""
    before = study.dossier[Span(end.sentence.article, end.sentence.start, end.cue.start)].strip().lower()
    named = frozenset(
        a.name
        for a in study.dossier.actors
        if a.kind not in {"group", "outlet"} and any(end.sentence.contains(m) for m in a.mentions)
    )
    return named | {before} if 0 < word_count(before) <= _LONGEST_SUBJECT else named


_LONGEST_SUBJECT = 6  # words


def _in(study: Study, evidence: Evidence) -> Iterator[OpenEnd]:
    article = study.dossier.of(evidence.article).article
    for sentence, cue in _left_open(article):
        if evidence.span.contains(sentence.span):
            silent = any(word in article[cue].lower() for word in _silences())
            stale = not silent and study.age_of(article.id) >= _STALE
            end = OpenEnd(explained(evidence, sentence.span, LONGEST_OPEN), cue, silent, stale)
            if word_count(study.dossier[end.sentence]) < _SHORTEST:
                continue  # "No reply to one."
            if not evidence.dangling or _names_somebody(study, end.sentence):  # not "He would not say when."
                yield end


@lru_cache(maxsize=64)  # every pack asks for every article
def _left_open(article: Article) -> tuple[tuple[Sentence, Span], ...]:
    """The sentences that leave something open, with the words that say so."""
    found = ((s, _cues().search(article.text, s.span.start, s.span.end)) for s in article.sentences)
    return tuple((s, article.span(*match.span())) for s, match in found if match)


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in lexicon.load("open_ends")["cues"]), re.IGNORECASE)


@cache
def _silences() -> tuple[str, ...]:
    return tuple(lexicon.load("open_ends")["silences"])
