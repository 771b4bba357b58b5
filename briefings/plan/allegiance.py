"""Where whoever speaks stands to the guest: the guest's own side, with it, against it, another, or nobody's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Literal

from briefings.lexicon import geography, organisations, people
from briefings.model import Span
from briefings.plan.evidence import Evidence
from briefings.plan.stance import stance
from briefings.plan.study import Study
from briefings.plan.terms import terms

Standing = Literal["own", "ally", "opposed", "other", "nobody"]

_BETWEEN = re.compile(
    r"(?:['’]s)?(?:\s+(?!said|told|and|of)[a-z-]+){1,4},?\s+$"
)  # "Northmoor's personnel chief, | Ada Marsh"
_DAY = re.compile(r"(?:today|yesterday|now|itself|also)$", re.IGNORECASE)


@lru_cache(maxsize=64)
def allegiance_of(study: Study) -> Allegiance:
    """The allegiances of one topic and guest."""
    return Allegiance(study)


class Allegiance:
    """Answers for one guest; every answer rests on camps, offices and words of the articles."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._own_terms = terms(study.camp) if study.camp else frozenset()
        self._mentions = study.camp_mentions
        self._starts = {article: [span.start for span, _ in found] for article, found in self._mentions.items()}
        role = study.assignment.guest.role or ""
        self._post = terms(role) if len(role.split()) > 1 else frozenset()
        self._short = self._short_name()
        self._rivals: frozenset[str] = frozenset()
        self._rivals = self._found_rivals() if study.camp else frozenset()

    def of(self, evidence: Evidence) -> Standing:
        """Where the speaker stands; "nobody" for the outlet's own voice and for who speaks for no side."""
        study = self.study
        if study.camp is None:
            return "other" if evidence.camp else "nobody"
        if self._is_own(evidence):
            return "own"
        if study.camp in evidence.camps:
            return "ally"  # speaks together with others
        if not evidence.camp:
            return "nobody"
        if study.sides.together(evidence.camp, study.camp):
            return "ally"
        hostile = study.sides.opposed(evidence.camp, study.camp) or evidence.camp in self._rivals
        return "opposed" if hostile else "other"

    @property
    def has_rivals(self) -> bool:
        """Whether the articles show anybody for or against the guest's side."""
        return bool(self._rivals) or any(self.study.camp in pair for pair in self.study.sides.balance)

    def _found_rivals(self) -> frozenset[str]:
        """Camps that speak against the guest's side, or of which it speaks so, where no relation tells: who warns what
        its plan will do, who gives another version of a claim."""
        study, rivals = self.study, set()
        by_article: dict[str, list[Evidence]] = {}
        for evidence in study.evidence:
            by_article.setdefault(evidence.article, []).append(evidence)
            who = self.of(evidence)
            if evidence.attribution is None or who not in ("own", "other") or not evidence.camp:
                continue
            said = " ".join(study.dossier[c] for c in evidence.attribution.content)
            cue = study.dossier[evidence.attribution.cue] if evidence.attribution.cue else ""
            how = stance(said, cue)
            if how.attitude not in ("against", "doubts", "conditional") or how.force < 0.4:
                continue
            if who == "other" and self.names_own(evidence, allies=False):
                rivals.add(evidence.camp)
            elif who == "own":
                named = [c for content in evidence.attribution.content for _, c in self.mentions(content)]
                rivals.update(c for c in named[:1] if not self.is_side(c))
        for link in study.dossier.links:
            if link.kind != "conflicts" or any(m.value is not None for m in link.members):
                continue
            told = [
                next((e for e in by_article.get(m.span.article, ()) if e.span.overlaps(m.span)), None)
                for m in link.members
            ]
            sides = link.sides or tuple(range(len(told)))
            own = {side for e, side in zip(told, sides, strict=False) if e and self.of(e) == "own"}
            for e, side in zip(told, sides, strict=False):
                if e and e.camp and own and side not in own and self.of(e) == "other":
                    rivals.add(e.camp)
        return frozenset(rivals)

    def _short_name(self) -> re.Pattern[str] | None:
        """The first word of a body's name, by which articles call it: "Brandt" for Brandt Foods; None for a country, and
        where another side is called so too."""
        camp = self.study.camp or ""
        words = camp.split()
        camps = {a.camp for a in self.study.dossier.actors if a.camp and a.camp != camp}
        if (
            not words
            or len(words[0]) < 4
            or not words[0][0].isupper()
            or words[0] in organisations.generic()
            or geography.plain(camp) in geography.forms()
        ):
            return None
        if any(words[0] in (c or "").split() for c in camps):
            return None
        return re.compile(rf"\b{re.escape(words[0])}\b")

    def _is_own(self, evidence: Evidence) -> bool:
        if evidence.attribution is None or evidence.speaker is None:
            return False
        if self.study.is_own(evidence) or (evidence.camp and terms(evidence.camp) == self._own_terms):
            return True
        if evidence.camp:
            return False
        return self._by_name(evidence.speaker) or self._by_post(evidence) or self._by_neighbour(evidence)

    def _by_name(self, speaker: str) -> bool:
        """Whether the name is the camp's with a word of time behind it: "Corvane today announced"."""
        camp = self.study.camp or ""
        rest = speaker.removeprefix(camp).strip() if speaker.startswith(camp) else None
        return rest is not None and (not rest or bool(_DAY.match(rest)))

    def _by_post(self, evidence: Evidence) -> bool:
        """Whether the speaker holds the very post of the guest: "Transport Minister"."""
        actor = self.study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
        return bool(self._post) and any(
            terms(self.study.dossier[o]) == self._post for o in (actor.offices if actor else ())
        )

    def _by_neighbour(self, evidence: Evidence) -> bool:
        """Whether the name of the side stands right before the speaker's: "Northmoor's personnel chief, Ada Marsh"."""
        source = evidence.attribution.source if evidence.attribution else None
        if source is None:
            return False
        text = self.study.dossier.of(source.article).article.text
        for span, camp in self.mentions(Span(source.article, max(0, source.start - 60), source.end)):
            if camp == self.study.camp and span.end <= source.start and _BETWEEN.match(text[span.end : source.start]):
                return True
            if camp == self.study.camp and source.contains(span) and span.start == source.start:
                behind = re.findall(r"[a-z-]+", text[span.end : source.end])
                return bool({*behind} & people.officers()) and "former" not in behind
        return False

    def mentions(self, span: Span) -> list[tuple[Span, str]]:
        """The mentions of camps inside a stretch, in text order."""
        found = self._mentions.get(span.article, [])
        starts = self._starts.get(span.article, [])
        a, b = bisect_left(starts, span.start), bisect_right(starts, span.end)
        return [(s, camp) for s, camp in found[a:b] if s.end <= span.end]

    def names_own(self, evidence: Evidence, *, allies: bool = True) -> bool:
        """Whether the stretch speaks of the guest's side, or of one that stands with it."""
        camp = self.study.camp
        if camp is None:
            return False
        if (self._own_terms and self._own_terms <= evidence.terms) or self.first_named(evidence.span) == camp:
            return True
        return any(
            c == camp or (allies and self.study.sides.together(c, camp)) for _, c in self.mentions(evidence.span)
        )

    def first_named(self, span: Span) -> str | None:
        """The camp that a stretch names first, the guest's also by its short name; None where it names none."""
        named = self.mentions(span)
        if self._short is not None:
            text = self.study.dossier.of(span.article).article.text
            short = self._short.search(text, span.start, span.end)
            if short and (not named or short.start() <= named[0][0].start):
                return self.study.camp
        return named[0][1] if named else None

    def agent(self, article: str, at: int, *, reach: int = 160) -> str | None:
        """The camp that is named last before an offset, in the same stretch of so many characters."""
        before = self.mentions(Span(article, max(0, at - reach), at))
        return before[-1][1] if before else None

    def is_side(self, camp: str | None) -> bool:
        """Whether a camp is the guest's own or stands with it."""
        return bool(camp) and (camp == self.study.camp or self.study.sides.together(camp, self.study.camp))
