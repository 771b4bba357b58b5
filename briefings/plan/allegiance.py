"""Where whoever speaks stands to the guest: the guest's own side, with it, against it, another, or nobody's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Literal

from briefings import lexicon
from briefings.lexicon import geography, organisations, people
from briefings.model import Span
from briefings.plan.evidence import Evidence
from briefings.plan.stance import Stance as Attitude
from briefings.plan.stance import stance
from briefings.plan.study import Study
from briefings.plan.terms import terms

Standing = Literal["own", "ally", "opposed", "other", "nobody"]

_BETWEEN = re.compile(
    r"(?:['’]s)?(?:\s+(?!said|told|and|of)[a-z-]+){1,4},?\s+$"
)  # "Northmoor's personnel chief, | Ada Marsh"
# How an article opens a sentence that meets the one before: "The mill says nobody was told. But …"
MEETS = re.compile(
    r"[\"“‘']?(?:But|However|Yet|Not so|Not true|That is (?:wrong|false|not true)|That (?:record|claim|account|version|figure)|"
    r"Still,|In fact,|In reality,|Nevertheless|Even so)\b"
)
SAME_THING = 2.0  # rarity shared by words and what turns them down
_NEXT = 2  # paragraphs
_SURE = 2  # places that show a voice against the guest's side
_FEWEST_INITIALS = 2  # letters, of more than which a name is told by them
TURNS_DOWN = re.compile(
    r"\b(?:not|never|no(?!\s(?:\w+\s)?(?:effect|impact|danger|risk)s?\b)|nobody|nothing|none|neither|nor|without|hardly)\b|n[’']t\b|\b(?:went unanswered|unanswered)\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\b(?:minister|ministers|ministry|government|cabinet|treasury|cabinet secretary)\b", re.IGNORECASE
)
_SHADOW = re.compile(
    r"\b(?:shadow|opposition|former|ex|local|regional|provincial|state government|prime minister of)\b", re.IGNORECASE
)
_DAY = re.compile(r"(?:today|yesterday|now|itself|also)$", re.IGNORECASE)


def _objects(how: Attitude, evidence: Evidence) -> bool:
    """Whether what somebody says is against something, or says of something that it is not so."""
    return how.critical or bool(TURNS_DOWN.search(evidence.text))


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
        self._telling_post = self._post_that_tells(role) if study.person else frozenset[str]()
        self._short = self._short_name()
        self._rivals: frozenset[str] = frozenset()
        self._often: frozenset[str] = frozenset()
        self._rivals = self._found_rivals() if study.camp else frozenset()

    def of(self, evidence: Evidence) -> Standing:
        """Where the speaker stands; "nobody" for the outlet's own voice and for who speaks for no side."""
        study = self.study
        if study.camp is None:
            return "other" if evidence.camp else "nobody"
        if self._is_own(evidence):
            return "own"
        if self.voice(evidence) in self._rivals and (study.speaks_alone or study.camp not in evidence.camps):
            return "opposed"
        if study.own_camps.intersection(evidence.camps):
            return "ally"  # speaks together with others, or for the side that the guest has left
        if self._governs and self._of_government(evidence) and not self._against(evidence):
            return "ally"  # the ministers of one government are one side, whatever ministry the articles call them by
        if not evidence.camp:
            return "nobody"
        if study.sides.together(evidence.camp, study.camp):
            return "ally"
        return "opposed" if study.sides.opposed(evidence.camp, study.camp) else "other"

    @cached_property
    def _governs(self) -> bool:
        """Whether the guest speaks for a government, or for a part of it."""
        guest, camp = self.study.assignment.guest, self.study.camp or ""
        parts = (camp, guest.affiliation or "", guest.role or guest.text)
        return self.study.profile.guest_class in ("official", "spokesperson", "politician") and any(
            _OF_STATE.search(part) and not _SHADOW.search(part) for part in parts
        )

    def _of_government(self, evidence: Evidence) -> bool:
        """Whether a speaker is of some government, and of which the articles do not say: "Energy Minister Ada Marsh"."""
        if evidence.camp and not _OF_STATE.search(evidence.camp):
            return False
        actor = self.study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
        called = [
            evidence.speaker or "",
            evidence.camp or "",
            *(self.study.dossier[o] for o in (actor.offices if actor else ())),
        ]
        return any(_OF_STATE.search(c) for c in called) and not any(_SHADOW.search(c) for c in called)

    def _against(self, evidence: Evidence) -> bool:
        return _objects(self._attitude(evidence), evidence) and self.names_own(evidence, allies=False)

    def strikes_rival(self, evidence: Evidence) -> bool:
        """Whether somebody speaks against a rival of the guest's side, and does not name that side: who calls the mill's
        rival a polluter is nobody to face the mill with, whatever side they are on. Nor is it plain speech of what is not so."""
        if evidence.attribution is None or not evidence.speaker or not self._attitude(evidence).critical:
            return False
        study, speaker = self.study, self.voice(evidence)
        named = {voice for content in evidence.attribution.content for _, voice in self._voices_in(content)} - {speaker}
        if self.names_own(evidence) or any(self.is_side(v) or study.sides.together(v, study.camp) for v in named):
            return False
        said = " ".join(study.dossier[c] for c in evidence.attribution.content)
        if TURNS_DOWN.search(said):
            return False  # "The inspectors did not find the mill's rival at fault"
        return any(v in self._rivals or study.sides.opposed(v, study.camp) for v in named)

    def voice(self, evidence: Evidence) -> str | None:
        """Whose line a stretch follows: that of its camp, else of the person who speaks; None for hidden sources and for
        the outlet."""
        if evidence.camp:
            return evidence.camp
        actor = self.study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
        return actor.name if actor is not None and actor.kind == "person" else None

    def often_against(self, evidence: Evidence) -> bool:
        """Whether the voice of a stretch is shown against the guest's side in more places than one: a single one may be chance."""
        return self.of(evidence) == "opposed" and self.voice(evidence) in self._often

    @property
    def has_rivals(self) -> bool:
        """Whether the articles show anybody for or against the guest's side."""
        return bool(self._rivals) or any(self.study.camp in pair for pair in self.study.sides.balance)

    def _found_rivals(self) -> frozenset[str]:
        """Voices that speak against the guest's side, or of which it speaks so, where no relation tells: who warns what
        its plan will do, who answers its words, who gives another version of a claim. Words for it weigh against that."""
        votes = Counter(vote for vote in self._votes())
        self._often = frozenset(voice for voice, n in votes.items() if n >= _SURE)
        return frozenset(voice for voice, n in votes.items() if n > 0)

    def _votes(self) -> Iterator[str]:
        """A voice for every stretch that shows it against the guest's side."""
        study = self.study
        by_article: dict[str, list[Evidence]] = {}
        for evidence in study.evidence:
            by_article.setdefault(evidence.article, []).append(evidence)
            who, voice = self.of(evidence), self.voice(evidence)
            if evidence.attribution is None or not evidence.speaker:
                continue
            how = self._attitude(evidence)
            critical = how.attitude in ("against", "doubts", "conditional") and how.force >= 0.4
            if who == "own" and critical:
                named = [v for content in evidence.attribution.content for _, v in self._voices_in(content)]
                yield from (v for v in named[:1] if not self.is_side(v))
            elif who != "own" and voice and critical and self.names_own(evidence, allies=False):
                yield voice
            yield from self._answers(evidence, who, how)
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
                if e and own and side not in own and self.of(e) in ("other", "nobody") and (told_by := self.voice(e)):
                    yield told_by

    def _answers(self, evidence: Evidence, who: Standing, how: Attitude) -> Iterator[str]:
        """The voice across from the guest's side where one of the two turns down, in the next words of the article, what
        the other says of the same thing."""
        before = self._spoken_before.get(evidence.span)
        if before is None or (who != "own" and self.of(before) != "own"):
            return
        own, other = (evidence, before) if who == "own" else (before, evidence)
        voice = self.voice(other)
        if voice is None or self.is_side(other.camp):
            return
        if MEETS.match(evidence.text):
            yield voice
            return
        if who != "own" and self.names_own(evidence, allies=False) and _objects(self._attitude(before), before):
            yield voice  # "The mayor said she had not been asked. | The ministry said it met the mayor in May."
            return
        if not _objects(how, evidence):
            return
        shared = (own.terms & other.terms) - self._own_terms - self.study.topic.keys()
        weight = sum(sorted(self.study.rarity(term) for term in shared))
        if weight >= SAME_THING:
            yield voice

    @cached_property
    def _spoken_before(self) -> Mapping[Span, Evidence]:
        """For each stretch that somebody speaks what somebody else says before it, a paragraph or two up."""
        found: dict[Span, Evidence] = {}
        last: Evidence | None = None
        for evidence in self.study.evidence:
            if not evidence.speaker:
                continue
            if last is not None and last.article == evidence.article and last.speaker != evidence.speaker:
                article = self.study.dossier.of(evidence.article).article
                here, there = article.paragraph_at(evidence.span.start), article.paragraph_at(last.span.start)
                if here and there and here.number - there.number <= _NEXT:
                    found[evidence.span] = last
            last = evidence
        return found

    def _attitude(self, evidence: Evidence) -> Attitude:
        attribution = evidence.attribution
        said = " ".join(self.study.dossier[c] for c in attribution.content) if attribution else evidence.text
        return stance(said, self.study.dossier[attribution.cue] if attribution and attribution.cue else "")

    def _voices_in(self, span: Span) -> list[tuple[Span, str]]:
        """The mentions of camps, and of persons without one, inside a stretch, in text order."""
        return sorted([*self.mentions(span), *(m for m in self._persons.get(span.article, ()) if span.contains(m[0]))])

    @cached_property
    def _persons(self) -> Mapping[str, list[tuple[Span, str]]]:
        """Article id to the mentions of persons without a camp."""
        found: dict[str, list[tuple[Span, str]]] = {}
        for actor in self.study.dossier.actors:
            if actor.kind == "person" and not actor.camp and actor is not self.study.person:
                for span in actor.mentions:
                    found.setdefault(span.article, []).append((span, actor.name))
        return found

    def _post_that_tells(self, role: str) -> frozenset[str]:
        """The terms of a post that one person of the story holds: "energy minister", "mayor"; empty for "chief executive"."""
        lists = lexicon.load("posts")
        general = frozenset(term for word in lists["general"] for term in terms(word))
        lone = frozenset(term for word in lists["lone"] for term in terms(word))
        held = terms(role)
        return held if held & lone or (held - general and held & general) else frozenset()

    def _short_name(self) -> re.Pattern[str] | None:
        """The first word of a body's name, by which articles call it: "Brandt" for Brandt Foods; None for a country, and
        where another side is called so too."""
        camp = self.study.camp or ""
        words = camp.split()
        camps = {a.camp for a in self.study.dossier.actors if a.camp and a.camp not in self.study.own_camps}
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
        if self.study.is_own(evidence):
            return True
        if evidence.camp and not self.study.speaks_alone and terms(evidence.camp) == self._own_terms:
            return True
        if evidence.camp or self.study.speaks_alone:
            return False
        return self._by_name(evidence.speaker) or self._by_post(evidence) or self._by_neighbour(evidence)

    def _by_name(self, speaker: str) -> bool:
        """Whether the name is the camp's with a word of time behind it: "Corvane today announced"."""
        camp = self.study.camp or ""
        initials = "".join(w[0] for w in camp.split() if w[:1].isupper())
        if len(initials) > _FEWEST_INITIALS and speaker.removeprefix("The ").removeprefix("the ") == initials:
            return True  # "the RTU says" of the Rail and Tramway Union
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
        if self._telling_post and self._telling_post <= evidence.terms:
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

    def is_side(self, camp: str | None) -> bool:
        """Whether a camp is the guest's own or stands with it."""
        return bool(camp) and (camp == self.study.camp or self.study.sides.together(camp, self.study.camp))
