"""What is known of one topic and guest before anything is planned: relevance, sides, whose words there are."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from briefings import lexicon
from briefings.model import Assignment, Dossier, PartialDate, Profile, Span
from briefings.plan import guests
from briefings.plan.evidence import Evidence, gather
from briefings.plan.sides import Sides
from briefings.plan.terms import facets, field_terms, region_terms, terms, title_terms

_GUEST_WEIGHT = 0.4  # a term of the guest's own field, against 1 for a term of the topic
_FIRST_WEIGHT = 1.6  # of the part that the title names first: what the topic is about
_ASIDE_WEIGHT = 0.55  # of a stretch without what the title asks the influence of
_WHY_WEIGHT = 1.3  # of a stretch that ties parts together, where the title asks how they are tied


@lru_cache(maxsize=64)  # a pack that is too long is planned again with smaller caps, from the same study
def study_of(dossier: Dossier, assignment: Assignment) -> Study:
    """The study of one topic and guest."""
    return Study(dossier, assignment, guests.profile(assignment.guest, dossier))


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that what follows from it can be cached
class Study:
    """Everything that does not depend on what is printed already."""

    dossier: Dossier
    assignment: Assignment
    profile: Profile

    @property
    def camp(self) -> str | None:
        """The guest's camp."""
        return self.profile.camp

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that can be printed, in file and text order."""
        return gather(self.dossier)

    @cached_property
    def sides(self) -> Sides:
        """Who stands with and against whom."""
        return Sides.of(self.dossier, self.camp)

    def is_own(self, evidence: Evidence) -> bool:
        """Whether the guest's own side speaks: by its camp, or because the speaker or their office is described in no
        words but those of the guest's own body ("the authority" for the Kestrel Bay Harbour Authority)."""
        if not self.camp or evidence.attribution is None:
            return False
        if evidence.camp == self.camp:
            return True
        own = terms(self.camp)
        actor = self.dossier.actor(evidence.attribution.actor)
        offices = [terms(self.dossier[span]) - self._post for span in actor.offices] if actor else []
        return any(words and words <= own for words in (terms(evidence.speaker or ""), *offices))

    @cached_property
    def _post(self) -> frozenset[str]:
        return terms(self.assignment.guest.role or "")

    def day_of(self, article: str) -> PartialDate | None:
        """When an article appeared: its date, else not before the last past day that the chronology gives for it,
        marked as inferred; None when nothing dates it."""
        given = self.dossier.of(article).article.date
        if given:
            return given
        past = [e.when for e in self.dossier.chronology if e.span.article == article and not e.planned]
        last = max(past, key=lambda when: when.iso, default=None)
        return PartialDate(last.iso, last.precision, given=False, because="not before") if last else None

    @cached_property
    def camp_mentions(self) -> Mapping[str, list[tuple[Span, str]]]:
        """Article id to every mention of a camp, in text order."""
        found: dict[str, list[tuple[Span, str]]] = {}
        for actor in self.dossier.actors:
            for span in actor.mentions if actor.camp else ():
                found.setdefault(span.article, []).append((span, str(actor.camp)))
        return {article: sorted(mentions) for article, mentions in found.items()}

    @cached_property
    def topic(self) -> Mapping[str, str]:
        """The topic's terms with the words that gave them."""
        return title_terms(self.assignment.topic.title)

    @cached_property
    def facets(self) -> tuple[frozenset[str], ...]:
        """The parts of the topic's title that the articles know at all, each as its terms."""
        known = (part & self._rarity.keys() for part in facets(self.assignment.topic.title))
        return tuple(part for part in known if part)

    @cached_property
    def region(self) -> Mapping[str, str]:
        """The countries of the guest's region of study: term to name; empty where the role names no region."""
        return region_terms(self.assignment.guest.role or self.assignment.guest.text)

    @cached_property
    def guest_field(self) -> frozenset[str]:
        """The terms of the guest's own field: "monetary policy", the countries of "East Asian"."""
        role = self.assignment.guest.role or self.assignment.guest.text
        return frozenset(field_terms(role)) | self.region.keys()

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        total = len(self.evidence)
        counts: dict[str, int] = {}
        for e in self.evidence:
            for term in e.terms:
                counts[term] = counts.get(term, 0) + 1
        return {term: math.log(1 + total / n) for term, n in counts.items()}

    @cached_property
    def _core(self) -> frozenset[str]:
        """What the whole story is about: terms that most of its articles hold."""
        held: dict[str, set[str]] = {}
        for e in self.evidence:
            for term in e.terms:
                held.setdefault(term, set()).add(e.article)
        articles = len(self.dossier.findings)
        return frozenset(t for t, names in held.items() if len(names) >= 2 and len(names) * 5 >= articles * 3)

    def relevance(self, evidence: Evidence) -> float:
        """How much a stretch is about the topic; 0 when it has nothing to do with it."""
        return self._relevances[evidence.span]

    @cached_property
    def _relevances(self) -> Mapping[Span, float]:
        return {e.span: self._relevance(e) for e in self.evidence}

    def _relevance(self, evidence: Evidence) -> float:
        """Relevance after the parts of the title.

        Each part of the title ("The influence of X on Y": X, Y) counts by how much of it the stretch holds, weighed by
        the rarity of its terms, and a stretch that holds several parts counts more. The terms of the story's core add
        a little, to order what a broad topic ("other actors in the conflict") leaves equal.
        """
        parts = [self._held(part, evidence) for part in self.facets]
        hit = sum(share > 0 for share, _ in parts)
        about = math.fsum(share * weight for share, weight in parts) * (0.5 + hit / len(parts)) if hit else 0.0
        if self._asks_why and parts and not parts[0][0]:
            about *= _ASIDE_WEIGHT
        elif hit > 1 and self._asks_why and evidence.terms & _causal():
            about *= _WHY_WEIGHT
        boost = math.fsum(
            _GUEST_WEIGHT * self._rarity.get(t, 0.0) for t in self.guest_field & evidence.terms - self.topic.keys()
        )
        core = len(evidence.terms & self._core) / len(self._core) if self._core else 0.0
        broad = 2 / max(1, len(parts))  # a topic of one known part leaves most to the story's core
        return about + (boost if hit else 0.0) + broad * core

    @cached_property
    def _asks_why(self) -> bool:
        """Whether the title asks what one thing has to do with another: "the influence of X on Y"."""
        frame = {lexicon.stem(w) for w in lexicon.load("topics")["causal_frame"]}
        return any(lexicon.stem(word) in frame for word in self.assignment.topic.title.split())

    def _held(self, part: frozenset[str], evidence: Evidence) -> tuple[float, float]:
        """How much of a part of the title a stretch holds, 0 to 1, and the part's weight."""
        rarity = [self._rarity[t] for t in sorted(part)]
        found = math.fsum(self._rarity[t] for t in part & evidence.terms)
        first = _FIRST_WEIGHT if part == self.facets[0] and len(self.facets) > 1 else 1.0
        return found / sum(rarity), first * sum(rarity) / len(rarity)

    def shared(self, a: Evidence, b: Evidence) -> float:
        """How much two stretches speak of the same thing: the rarity of the terms that both hold."""
        return math.fsum(self._rarity[t] for t in a.terms & b.terms)


@cache
def _causal() -> frozenset[str]:
    return frozenset(lexicon.stem(w) for w in lexicon.load("topics")["causal"])


def alike(a: Evidence, b: Evidence) -> bool:
    """Whether two stretches say nearly the same: most terms shared and no figure that differs.

    True duplicates across articles of one story differ in numbers (11,000 and 10,000), so a shared figure is not
    asked for, but two different ones keep them apart.
    """
    if not a.terms or not b.terms:
        return False
    shared = len(a.terms & b.terms) / min(len(a.terms), len(b.terms))
    values = {f.value for f in a.figures if f.value is not None} ^ {f.value for f in b.figures if f.value is not None}
    return shared >= 0.6 and not values


SAME_NEWS_DAYS = 7  # between two articles that may tell the same news


def same_news(study: Study, a: Evidence, b: Evidence) -> bool:
    """Whether one stretch may be named as a second place of what the other says: most terms of both shared, and
    articles of the same days where both are dated."""
    days = [study.day_of(e.article) for e in (a, b)]
    first, second = (datetime.date.fromisoformat(day.first) if day else None for day in days)
    near = first is None or second is None or abs((first - second).days) <= SAME_NEWS_DAYS
    return near and len(a.terms & b.terms) * 2 >= max(len(a.terms), len(b.terms))
