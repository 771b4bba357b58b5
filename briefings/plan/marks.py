"""What speaks for putting a stretch to a guest: marks of the stretch, its speaker and its place, each with a weight.

A linear model (logistic regression): `chance` is how often a careful reader would put a stretch with such marks to such
a guest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

from briefings.model import Span
from briefings.plan import guests
from briefings.plan.allegiance import TURNS_DOWN, allegiance_of
from briefings.plan.bans import restrains_itself
from briefings.plan.evidence import Evidence
from briefings.plan.identity import bare_name, identify
from briefings.plan.matters import of_own_matter, opens_with_own
from briefings.plan.nearness import attitude, closeness
from briefings.plan.outlet import argues
from briefings.plan.replies import answered, called, everywhere, light
from briefings.plan.speech import INSIDER, LEAST_FACT, PAST, defends_themselves, may_be_own, quotes_own, speakable
from briefings.plan.study import Study
from briefings.plan.versions import contradictions

Marks = Mapping[str, float]

# Fitted on 42 stories with 144 guests (19 short ones of our own, 23 long ones of other authors), of whose stretches careful
# readers had marked those to put: maximum likelihood with a penalty of 5 on the squared weights; what is marked as the
# guest's own side counts three times. With one story left out at a time, of 870 marked stretches of the long stories 244
# are among the eight that have the best chance, and 21 of the guest's own side; of the 198 of the short ones 122, and 5.
# Without the marks of length, quotation marks, place and links 228 and 28, 122 and 3; trees of decisions over twice as many
# marks, of who is said to have done what to whom among them, found no more.
WEIGHTS: Marks = {
    "picked": 1.28,
    "close": 1.18,
    "long": 1.04,
    "version": 0.95,
    "density": 0.91,
    "picked_weight": 0.88,
    "same_paragraph": 0.81,
    "marked": 0.75,
    "shared": 0.64,
    "insider": 0.63,
    "other_guests_side": 0.58,
    "near_side": 0.51,
    "answers": 0.46,
    "other_guest": 0.46,
    "names_side": 0.46,
    "matter": 0.33,
    "contrast": 0.32,
    "meets_side": 0.31,
    "document": 0.30,
    "force": 0.30,
    "no_side_unnamed": 0.29,
    "after_side": 0.28,
    "person": 0.27,
    "opposed": 0.21,
    "quoted": 0.15,
    "other_side": 0.05,
    "no_side_named": -0.07,
    "outlet": -0.10,
    "short": -0.19,
    "mixed": -0.42,
    "opening": -0.58,
    "routine": -0.64,
    "own_opens": -0.78,
    "revised": -0.80,
    "told_alike": -0.94,
    "bias": -4.63,
}

_DOCUMENT = re.compile(
    r"\b(?:memos?|filings?|records?|reports?|e-?mails?|letters?|court|judge|inspect\w+|audit\w*|documents?|invoices?|accounts|assessment|note|"
    r"findings?|investigat\w+|ruling|study|survey|data|figures|slide|messages?|logs?|papers?|deposition|texts?|texted)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"[“\"‘']?(?:(?:But|However|Yet|Still|Despite|Although|Though|Instead|Nevertheless|Not)\b|That (?:is|was) not\b)"
)
_INNER = re.compile(r"\b(?:but|however|although|though|despite|instead|yet|whereas|even so)\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:replied|hit back|countered|responded|disput\w+|reject\w+|den(?:y|ied|ies)|dismiss\w+|insist\w*|contradict\w*|conced\w+|admit\w*|"
    r"acknowledg\w+|refus\w+|declin\w+|disagree\w*|retort\w*|overstat\w+|wrong|untrue|false|not so)\b",
    re.IGNORECASE,
)
# What tells how a thing goes on, or what anybody says of the dead; no charge and no answer.
_ROUTINE = re.compile(
    r"\b(?:will (?:meet|be held|sit|hear|vote|take place|resume|begin|open|play|visit)|(?:is|are) (?:expected|due|scheduled)|was born|years old|founded|"
    r"share price|shares (?:fell|rose|closed)|funeral|vigil|flowers|tributes?|silence|candles|declined to comment|did not (?:immediately )?(?:respond|reply)|"
    r"would not comment)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[“\"]")
_LONG = 40  # words
_OPENING = 0.25  # of an article's paragraphs: there it says what happened
_NEAR = 2  # paragraphs
_SHORT = 8  # words
_MOST_SHARED = 10.0  # rarity shared with words of the guest's side beyond which more tells nothing
_FEW, _MANY = 35, 60  # stretches that could be put: in so short a story what the rules pick is nearly all there is


def density_of(stretches: int) -> float:
    """1 in a story of few stretches that could be put, 0 in one of many."""
    return min(1.0, max(0.0, (_MANY - stretches) / (_MANY - _FEW)))


@lru_cache(maxsize=64)
def marks_of(study: Study) -> MarksOf:
    """The marks of one topic and guest."""
    return MarksOf(study)


class MarksOf:
    """Answers for one guest who has a side."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.allegiance = allegiance_of(study)
        self._who = {e.span: self.allegiance.of(e) for e in study.evidence}
        self._own = [e for e in study.evidence if e.speaker and self._who[e.span] == "own"]
        self._own_at = {e.span for e in self._own}
        self._numbers: dict[str, list[int]] = {}
        for e in self._own:
            self._numbers.setdefault(e.article, []).append(self._paragraph(e))
        self._differing = {v.evidence.span for v in contradictions(study, self.allegiance)}
        self._before = {after.span: before for before, after in pairwise(study.evidence)}

    def may_stand(self, evidence: Evidence) -> bool:
        """Whether a stretch can be put at all: not the guest's side's or an ally's, no outlet's that says too little, nobody's
        who may be of the side, no past position."""
        study = self.study
        if self._who[evidence.span] in ("own", "ally") or PAST.search(evidence.text) or quotes_own(study, evidence):
            return False
        if not evidence.speaker:
            return (
                evidence.words >= LEAST_FACT
                and not evidence.leaning
                and not argues(study.dossier.of(evidence.article).article)
            )
        if not speakable(study, evidence) or may_be_own(study, evidence):
            return False
        if not evidence.camp and defends_themselves(evidence) and not self.allegiance.names_own(evidence):
            return False  # an answer to their accuser, and to nobody else's case
        if self.allegiance.strikes_rival(evidence):
            return False
        if self._who[evidence.span] != "opposed":
            return True
        # who only once spoke against the side may stand with it here
        friendly = attitude(study, evidence).attitude == "for" and not study.sides.opposed(evidence.camp, study.camp)
        return not friendly and not restrains_itself(self.allegiance, evidence)

    @cached_property
    def density(self) -> float:
        """1 in a story of few stretches that could be put, 0 in one of many."""
        return density_of(sum(self.may_stand(e) for e in self.study.evidence))

    def chance(self, evidence: Evidence, ruled: float | None) -> float:
        """How likely a stretch is a good counter-position, 0 to 1.

        Args:
            evidence: The stretch.
            ruled: Its weight by the rules of `counters`, 1 for the strongest; None: they do not pick it.
        """
        marks = {**self.marks(evidence), **self.ruling(ruled)}
        total = math.fsum(weight * marks[name] for name, weight in WEIGHTS.items())
        return 1 / (1 + math.exp(-total))

    def ruling(self, ruled: float | None) -> Marks:
        """The marks of what the rules say, which tell less the longer the story is."""
        picked = ruled is not None
        return {
            "density": self.density,
            "picked": self.density * picked,
            "picked_weight": self.density * (ruled or 0.0),
        }

    def marks(self, evidence: Evidence) -> Marks:
        """The marks of a stretch by name, 0 to 1."""
        study, who, speaks = self.study, self._who[evidence.span], bool(evidence.speaker)
        before = self._before.get(evidence.span)
        paragraph = self._paragraph(evidence)
        apart = [abs(n - paragraph) for n in self._numbers.get(evidence.article, ())]
        after_own = before is not None and before.span in self._own_at and self._beside(before, evidence)
        attribution = evidence.attribution
        actor = study.dossier.actor(attribution.actor) if attribution else None
        ours = of_own_matter(study, self.allegiance, evidence)
        meets = _CONTRAST.match(evidence.text) or _INNER.search(evidence.text) or self._turns(evidence)
        surname = (evidence.speaker or "").split()[-1:]
        return {
            "bias": 1.0,
            "version": float(evidence.span in self._differing),
            "opposed": float(who == "opposed"),
            "other_side": float(who == "other"),
            "no_side_named": float(who == "nobody" and evidence.sourcing == "named"),
            "no_side_unnamed": float(who == "nobody" and speaks and evidence.sourcing != "named"),
            "outlet": float(not speaks),
            "person": float(actor is not None and actor.kind == "person"),
            "other_guest": float(bool(surname) and surname[0] in self._other_guests[0]),
            "other_guests_side": float(evidence.camp in self._other_guests[1]),
            "insider": float(speaks and ours and bool(INSIDER.search(called(study, evidence)))),
            "names_side": float(self.allegiance.names_own(evidence, allies=False)),
            "matter": float(ours),
            "answers": float(answered(study, self.allegiance, evidence) is not None),
            "after_side": float(after_own),
            "meets_side": float(not speaks and after_own and bool(meets)),
            "same_paragraph": float(0 in apart),
            "near_side": float(any(n <= _NEAR for n in apart)),
            "shared": self._shared(evidence),
            "close": closeness(study, evidence),
            "force": min(2.0, attitude(study, evidence).force) / 2,
            "contrast": float(bool(_CONTRAST.match(evidence.text))),
            "document": float(bool(_DOCUMENT.search(evidence.text))),
            "quoted": float(attribution is not None and attribution.kind in ("direct", "mixed")),
            "short": float(evidence.words < _SHORT),
            "long": min(evidence.words, _LONG) / _LONG,
            "marked": float(bool(_MARKED.search(evidence.text))),
            "mixed": float(attribution is not None and attribution.kind == "mixed"),
            "opening": float(paragraph < _OPENING * self._paragraphs[evidence.article]),
            "own_opens": float(not speaks and opens_with_own(study, self.allegiance, evidence)),
            "routine": float(bool(_ROUTINE.search(evidence.text))),
            "told_alike": float(evidence.span in self._linked["agrees"]),
            "revised": float(evidence.span in self._linked["updates"]),
        }

    @cached_property
    def _paragraphs(self) -> Mapping[str, int]:
        """Article id to how many paragraphs it has."""
        return {a.id: len(a.paragraphs) for a in self.study.dossier.articles}

    @cached_property
    def _linked(self) -> Mapping[str, frozenset[Span]]:
        """Kind of link to the stretches that hold a member of one."""
        members: dict[str, dict[str, list[Span]]] = {"agrees": {}, "updates": {}}
        for link in self.study.dossier.links:
            for member in link.members if link.kind in members else ():
                members[link.kind].setdefault(member.span.article, []).append(member.span)
        return {
            kind: frozenset(
                e.span for e in self.study.evidence if any(e.span.overlaps(m) for m in at.get(e.article, ()))
            )
            for kind, at in members.items()
        }

    def _turns(self, evidence: Evidence) -> bool:
        said = (
            " ".join(self.study.dossier[c] for c in evidence.attribution.content)
            if evidence.attribution
            else evidence.text
        )
        return bool(TURNS_DOWN.search(said) or _TURNED.search(evidence.text))

    def _paragraph(self, evidence: Evidence) -> int:
        paragraph = self.study.dossier.of(evidence.article).article.paragraph_at(evidence.span.start)
        return paragraph.number if paragraph else 0

    def _beside(self, a: Evidence, b: Evidence) -> bool:
        return a.article == b.article and abs(self._paragraph(a) - self._paragraph(b)) <= 1

    def _shared(self, evidence: Evidence) -> float:
        """How much a stretch shares with the words of the guest's side that it shares most with, 0 to 1."""
        idle = everywhere(self.study) | light()
        best = 0.0
        for own in self._own:
            terms = (own.terms & evidence.terms) - idle
            if own is not evidence and len(terms) > 1:
                best = max(best, math.fsum(sorted(self.study.rarity(t) for t in terms)))
        return min(best, _MOST_SHARED) / _MOST_SHARED

    @cached_property
    def _other_guests(self) -> tuple[frozenset[str], frozenset[str]]:
        """The surnames of the topic's other guests, and their sides: a producer asks those who differ."""
        dossier, assignment = self.study.dossier, self.study.assignment
        others = [g for g in assignment.topic.guests if g is not assignment.guest]
        people = (identify(g, dossier) for g in others)
        names = frozenset(bare_name(p.name).split()[-1] for p in people if p)
        camps = frozenset(c for g in others if (c := guests.profile(g, dossier).camp))
        return names, camps - self.study.own_camps
