"""What is known of one topic and guest before anything is planned: relevance, sides, whose words there are."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from briefings import lexicon
from briefings.lexicon.organisations import own_part
from briefings.model import Actor, Assignment, Dossier, Guest, PartialDate, Profile, Span, Topic
from briefings.plan import guests
from briefings.plan.evidence import Evidence, gather
from briefings.plan.identity import bare_name, identify
from briefings.plan.reach import ACTORS, Stand, camp_term, stands
from briefings.plan.sides import Sides
from briefings.plan.terms import (
    broad_words,
    facets,
    field_terms,
    region_terms,
    terms,
    tie_of,
    title_terms,
    words_of_fields,
)

_GUEST_WEIGHT = 0.5  # a term of the guest's own field, against 1 for a term of the topic
_OUR_OWN = re.compile(
    r"\b[Oo]ur (?:own )?(?:\w+ ){0,2}(?:correspondent|reporter|editor|colleague)s?(?: in \w+)?(?:,| is| was)?(?: the \w+)? $"
)
_LABEL = re.compile(r"^\s*([A-Z]{3,20}) ?\(\Z", re.MULTILINE)
_TURN = re.compile(r",\s([A-Z][A-Z .’'&-]{1,60}):")
_OWN_NEAR = 60  # code points before a name
_FIRST_WEIGHT = 1.6  # of the part that the title names first: what the topic is about
_ASIDE_WEIGHT = 0.4  # of a stretch without what the title asks the influence of
_AT_WORK = 0.6  # of it, in a stretch that speaks of it: "troops" alone are not the troops of that country
_OUTCOME_WEIGHT, _PART_WEIGHT = 4.0, 1.0  # of words for what follows, and of words for what is done
_STRANGE_WEIGHT = 0.25  # of a stretch about another such thing, of another side
_IDLE_WEIGHT = 0.6  # of a stretch without a word for what follows, where the title asks what does
_WHOLE, _ENOUGH_WHOLE = 0.85, 4  # of a part, and stretches that meet it so before they can tell who is usual
_STORY_WEIGHT = 1.5  # of what the whole story is about, in a stretch that meets no word of the title
_ENOUGH_CUES = 2  # of such words
_BROAD_WEIGHT = 2.5  # of "other international actors"
_SPREAD, _LEAST_RARITY = 0.7, 0.1  # what every other stretch holds counts for little
_MOST_FIELD = 0.8  # that the guest's own field may add to relevance
_EVENNESS = 0.8  # the power by which what holds the whole title outshines the rest
_ECHO = 0.3  # of the relevance of the words that a stretch goes on from
OLD = 21  # days by which an article is older than the newest
_TELLING_NAME = 5  # letters of a first word by which a body is called: "Halden" for Halden Mills
_MET_WELL = 0.6  # by the word itself, a name for it or one of its subject
_HALF, _TIED_PARTS = 0.5, 2  # of a part that counts as met, and parts that a stretch ties
_THIS = re.compile(
    r"\b(?:th(?:is|at|ese|ose)|such an?) (?:position|policy|stance|step|decision|move|plan|change|ban|offer|measure|course|view|request)s?\b",
    re.IGNORECASE,
)
_WHY_WEIGHT = 1.4  # of a stretch that ties parts together, where the title asks how they are tied


@lru_cache(maxsize=64)  # a pack that is too long is planned again with smaller caps, from the same study
def study_of(dossier: Dossier, assignment: Assignment) -> Study:
    """The study of one topic and guest."""
    return Study(dossier, assignment, guests.profile(assignment.guest, dossier))


@lru_cache(maxsize=64)
def _of_title(dossier: Dossier, title: str) -> Study:
    """The study of a topic's title, whoever is asked."""
    return study_of(dossier, Assignment(Topic(0, title, ()), Guest(0, "")))


_FOUNDER = re.compile(r"^.*\s(?=Family\s)")


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that what follows from it can be cached
class Study:
    """Everything that does not depend on what is printed already."""

    dossier: Dossier
    assignment: Assignment
    profile: Profile
    in_person: bool = False  # the guest is a side by themselves: nobody else speaks for them

    @cached_property
    def of_person(self) -> Study | None:
        """The same study for a guest of no side whom the articles quote: what they said is their side. None for one who
        speaks for a side, or whom no article quotes."""
        if self.camp is not None or self.person is None or not any(self.says(e) for e in self.evidence):
            return None
        return Study(self.dossier, self.assignment, replace(self.profile, camp=self.person.name), in_person=True)

    @property
    def camp(self) -> str | None:
        """The guest's camp."""
        return self.profile.camp

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that can be printed, in file and text order."""
        return gather(self.dossier)

    def meeting(self, *places: Span) -> list[Evidence]:
        """The stretches that share words with one of these places, in file and text order."""
        if len(places) == 1:  # `Span.overlaps`, written out: every event is asked at every try
            start, end = places[0].start, places[0].end
            return [e for e in self._by_article.get(places[0].article, ()) if e.span.start < end and start < e.span.end]
        articles = {place.article for place in places}
        return [
            e
            for article, held in self._by_article.items()
            if article in articles
            for e in held
            if any(e.span.overlaps(place) for place in places)
        ]

    @cached_property
    def _by_article(self) -> Mapping[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = {}
        for e in self.evidence:
            found.setdefault(e.article, []).append(e)
        return found

    @cached_property
    def sides(self) -> Sides:
        """Who stands with and against whom."""
        return Sides.of(self.dossier, self.camp, self.own_camps)

    @cached_property
    def person(self) -> Actor | None:
        """Who of the people in the articles the guest is; None where they describe nobody so."""
        return identify(self.assignment.guest, self.dossier)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Who leads the talk in transcripts ("IRIS VOSS, HOST: …"), and whom the outlet calls its own reporter ("our
        correspondent, Ben Cole"): theirs is the outlet's voice."""
        leads = frozenset(lexicon.load("references")["leads_talk"])
        return frozenset(
            actor.name
            for actor in self.dossier.actors
            if any(self._label(self._before(span)) in leads or self._turn(span) & leads for span in actor.mentions)
            or (actor.kind == "person" and self._is_own_reporter(actor, leads))
        )

    def _is_own_reporter(self, actor: Actor, leads: frozenset[str]) -> bool:
        offices = [self.dossier[o] for o in actor.offices]
        return any(o.isupper() and leads & {*o.lower().split()} for o in offices) or any(
            _OUR_OWN.search(self._before(span)) for span in actor.mentions
        )

    @staticmethod
    def _label(before: str) -> str:
        """The word in capitals right before a name, as in "PRESENTER (Ada Marsh): …"; "" for none."""
        found = _LABEL.search(before)
        return found[1].lower() if found else ""

    @cached_property
    def host_labels(self) -> frozenset[str]:
        """How a transcript labels who leads the talk: "PRESENTER"."""
        return frozenset(word.upper() for word in lexicon.load("references")["leads_talk"])

    def _turn(self, span: Span) -> frozenset[str]:
        """The words in capitals between a name and the colon of its turn: "HOST" of "IRIS VOSS, HOST: …"."""
        found = _TURN.match(self.dossier.of(span.article).article.text, span.end)
        return frozenset(found.group(1).lower().split()) if found else frozenset()

    def _before(self, span: Span) -> str:
        text = self.dossier.of(span.article).article.text
        return text[max(0, span.start - _OWN_NEAR) : span.start]

    @cached_property
    def own_camps(self) -> frozenset[str]:
        """The names by which the articles know the guest's side: its own, that of the person the guest is, and longer and
        shorter forms of its name ("Rovers" for Harbour Rovers); empty for a guest without a camp."""
        if not self.camp:
            return frozenset()
        found = {self.camp, self.person.name} if self.person else {self.camp}
        if self.person and self.person.camp and not self.speaks_alone:
            found.add(self.person.camp)
        wanted = _distinct(self.camp)
        for camp in {a.camp for a in self.dossier.actors if a.camp}:
            held = _distinct(camp)
            if bool(own_part(camp.split())) != bool(own_part(self.camp.split())):
                continue  # the Dunmore City Supporters' Trust is no longer form of Dunmore City
            if held and wanted and (held <= wanted or wanted <= held) and _distinct_only(camp, self.camp):
                found.add(camp)
        return frozenset(found)

    @property
    def speaks_alone(self) -> bool:
        """Whether the guest held a post once and is in the articles in person: then the old side's words are not theirs."""
        return self.person is not None and (self.in_person or self.profile.guest_class == "former_official")

    def says(self, evidence: Evidence) -> bool:
        """Whether the guest in person speaks, also where the articles put a title to the name ("Dr Marsh said")."""
        if self.person is None or evidence.attribution is None:
            return False
        if evidence.attribution.actor == self.person.name:
            return True
        last = (evidence.speaker or "").split()[-1:]
        return last == self.person.name.split()[-1:] and self._one_of_the_name

    @cached_property
    def _one_of_the_name(self) -> bool:
        surname = self.person.name.split()[-1] if self.person else ""
        people = (a for a in self.dossier.actors if a.kind == "person" and a.name.split()[-1] == surname)
        return len({bare_name(a.name) for a in people} - {surname}) <= 1

    def is_own(self, evidence: Evidence) -> bool:
        """Whether the guest's own side speaks: by its camp, or because the speaker or their office is described in no
        words but those of the guest's own body ("the authority" for the Kestrel Bay Harbour Authority)."""
        if self.says(evidence):
            return True
        if not self.camp or evidence.attribution is None or self.speaks_alone:
            return False
        if self._says_of_itself(evidence) == self.camp:
            return True
        if evidence.camp in self.own_camps or (not evidence.camp and evidence.attribution.actor in self._holders):
            return True
        if not evidence.camp and any((evidence.speaker or "").endswith(name) for name in self._own_people):
            return True
        own = terms(_FOUNDER.sub("", self.camp))  # "Marsh" alone is the firm, not the Marsh Family Trust
        actor = self.dossier.actor(evidence.attribution.actor)
        offices = [terms(self.dossier[span]) - self._post for span in actor.offices] if actor else []
        return any(words and words <= own for words in (terms(evidence.speaker or ""), *offices))

    @cached_property
    def _own_people(self) -> tuple[str, ...]:
        """The full names of the side's people, behind a post: "Chief of staff | Ada Marsh"."""
        people = (
            a.name for a in self.dossier.actors if a.kind == "person" and a.camp in self.own_camps and " " in a.name
        )
        return tuple(f" {name}" for name in people)

    def _says_of_itself(self, evidence: Evidence) -> str | None:
        """The guest's camp where "it" means the body that opens the sentence, and that is the guest's ("Halden has paid
        nothing, it says"); None for all other words."""
        attribution = evidence.attribution
        if not self.camp or attribution is None or attribution.source is None:
            return None
        if self.dossier[attribution.source].lower() != "it" or attribution.source.start < attribution.span.start:
            return None
        opens, camp = evidence.text.casefold(), self.camp.casefold()
        tails = [" ".join(camp.split()[i:]) for i in range(1, len(camp.split()))]
        forms = [camp, *(f"the {tail}" for tail in tails)]
        if len(camp.split()[0]) >= _TELLING_NAME:
            forms.append(camp.split()[0])
        return self.camp if any(opens.startswith(f"{form} ") for form in forms) else None

    @cached_property
    def _holders(self) -> frozenset[str]:
        """Who holds the guest's very post in the articles."""
        return frozenset(a.name for a in guests.holders(self.assignment.guest, self.dossier))

    @cached_property
    def _post(self) -> frozenset[str]:
        return terms(self.assignment.guest.role or "")

    def day_of(self, article: str) -> PartialDate | None:
        """When an article appeared: its date, else not before the last past day that the chronology gives for it,
        marked as inferred; None when nothing dates it."""
        return self._days[article]

    @cached_property
    def _days(self) -> Mapping[str, PartialDate | None]:
        return {findings.article.id: self._dated(findings.article.id) for findings in self.dossier.findings}

    def _dated(self, article: str) -> PartialDate | None:
        given = self.dossier.of(article).article.date
        if given:
            return given
        past = [
            e.when
            for e in self.dossier.chronology
            if e.span.article == article and not e.planned and e.when.precision in ("day", "month")
        ]  # "not before 2022" would tell nothing
        last = max(past, key=lambda when: when.iso, default=None)
        dated = [int(f.article.date.iso[:4]) for f in self.dossier.findings if f.article.date]
        if last and dated and int(last.iso[:4]) < min(dated) - 1:
            return None  # "not before 14 Feb 2022" of a recall, where the story's other articles are of 2026
        return PartialDate(last.iso, last.precision, given=False, because="not before") if last else None

    def age_of(self, article: str) -> int:
        """How many days an article is older than the newest, at least; one without a day is older than what it expects. 0
        where nothing dates it."""
        return self._ages.get(article, 0)

    def is_old(self, article: str) -> bool:
        """Whether an article is so many days older than the newest that what it tells is no news."""
        return self.age_of(article) >= OLD

    @cached_property
    def _ages(self) -> Mapping[str, int]:
        ahead: dict[str, str] = {}
        for event in self.dossier.chronology:
            if event.planned:
                ahead[event.span.article] = min(event.when.first, ahead.get(event.span.article, event.when.first))
        days = {a: day.first if day else ahead.get(a) for a, day in self._days.items()}
        known = {a: datetime.date.fromisoformat(day) for a, day in days.items() if day}
        newest = max((known[a] for a in known if self._days[a]), default=None)
        return {a: max(0, (newest - day).days) for a, day in known.items()} if newest else {}

    @cached_property
    def camp_mentions(self) -> Mapping[str, list[tuple[Span, str]]]:
        """Article id to every mention of a camp, in text order; the guest's goes by its one name, and by the person's."""
        found: dict[str, list[tuple[Span, str]]] = {}
        for actor in self.dossier.actors:
            own = (
                actor is self.person
                or actor.camp in self.own_camps
                or (not actor.camp and actor.name in self.own_camps)
            )
            camp = self.camp if own else actor.camp
            for span in actor.mentions if camp else ():
                found.setdefault(span.article, []).append((span, str(camp)))
        return {article: sorted(mentions) for article, mentions in found.items()}

    def nearness_of(self, camp: str) -> float:
        """The relevance of the nearest stretch that names somebody of this camp; 0 where none is on the topic."""
        return self._nearness.get(camp, 0.0)

    @cached_property
    def _nearness(self) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for e in self.evidence:
            for span, camp in self.camp_mentions.get(e.article, ()):
                if e.span.contains(span):
                    found[camp] = max(found.get(camp, 0.0), self.relevance(e))
        return found

    @cached_property
    def topic(self) -> Mapping[str, str]:
        """The topic's terms with the words that gave them; of a word with several meanings the first listed."""
        first: dict[str, str] = {}
        for term, words in title_terms(self.assignment.topic.title).items():
            if words not in first.values():
                first[term] = words
        return first

    @cached_property
    def unasked(self) -> Study:
        """The study of the topic for nobody in particular."""
        return _of_title(self.dossier, self.assignment.topic.title)

    @cached_property
    def beside(self) -> tuple[Study, ...]:
        """The studies of the list's other topics, for nobody in particular; not of one that asks for whoever acts from
        outside, which nothing is too far from."""
        titles = (title for title in self.assignment.topic.others if not broad_words(title))
        return tuple(_of_title(self.dossier, title) for title in titles)

    @cached_property
    def facets(self) -> tuple[frozenset[str], ...]:
        """The parts of the topic's title that the articles know in any words, each as its terms."""
        title = self.assignment.topic.title
        broad = broad_words(title)
        parts = facets(title.replace(broad, "") if broad else title)
        known = [part & self.topic.keys() & self._rarity.keys() for part in parts]
        known += [frozenset({ACTORS}) & self._rarity.keys()] if broad else []
        return tuple(part for part in known if part)

    @cached_property
    def region(self) -> Mapping[str, str]:
        """The countries of the guest's region of study: term to name; empty where the role names no region."""
        return region_terms(self.assignment.guest.role or self.assignment.guest.text)

    @cached_property
    def guest_field(self) -> frozenset[str]:
        """The terms of the guest's own field: "monetary policy", the countries of "East Asian", the words of a listed field."""
        role = self.assignment.guest.role or self.assignment.guest.text
        return frozenset(field_terms(role)) | self.region.keys() | words_of_fields(role)

    def held(self, evidence: Evidence) -> frozenset[str]:
        """The terms of a stretch, with the camps of those it names and of who speaks."""
        return self._held[evidence.span]

    @cached_property
    def _held(self) -> Mapping[Span, frozenset[str]]:
        """The terms of every stretch, with the camps of those it names and of who speaks."""
        found = {}
        for e in self.evidence:
            camps = {camp for span, camp in self.camp_mentions.get(e.article, ()) if e.span.contains(span)}
            found[e.span] = e.terms | {camp_term(camp) for camp in (*camps, *e.camps)}
        return found

    @cached_property
    def _met(self) -> Mapping[Span, Mapping[str, float]]:
        """Of every stretch the title's terms that it meets, in whatever words, with how well: 0 to 1."""
        reach: dict[str, list[Stand]] = {}
        broad = broad_words(self.assignment.topic.title) is not None
        found_by = stands(self.topic, self.dossier, [e.terms for e in self.evidence], broad=broad)
        for stand in (*found_by, *self._other_meanings()):
            reach.setdefault(min(stand.needs), []).append(stand)
        found = {}
        for span, held in self._held.items():
            met: dict[str, float] = {}
            for term in sorted(held & reach.keys()):
                for stand in reach[term]:
                    if stand.needs <= held:
                        before = met.get(stand.stands_for, 0.0)
                        both = before + stand.weight if stand.stands_for == ACTORS else max(before, stand.weight)
                        met[stand.stands_for] = min(1.0, both)
            found[span] = met
        return found

    def meets(self, term: str) -> bool:
        """Whether any stretch meets this term of the title, in whatever words."""
        return term in self._rarity

    def met_words(self, evidence: Evidence) -> tuple[str, ...]:
        """The words of the title that a stretch meets, in whatever words, in title order."""
        met = self._met[evidence.span]
        return tuple(dict.fromkeys(words for term, words in self.topic.items() if term in met))

    def telling_words(self, evidence: Evidence, rarity: float) -> int:
        """How many words of the title a stretch meets well that are at least so rare: what the topic is about, not the names
        that the whole story is full of."""
        return sum(
            met >= _MET_WELL and self._rarity.get(term, 0.0) >= rarity for term, met in self._met[evidence.span].items()
        )

    def _other_meanings(self) -> Iterator[Stand]:
        """The further terms of a title's word with several meanings ("strike": a walkout, an attack) for its first."""
        first = {words: term for term, words in self.topic.items()}
        for term, words in title_terms(self.assignment.topic.title).items():
            if term not in self.topic:
                yield Stand(frozenset({term}), first[words], 1.0)

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """Of the title's terms how rare it is that a stretch meets them, of all others how rare they are."""
        counts: dict[str, float] = {}
        for e in self.evidence:
            for term in e.terms - self.topic.keys():
                counts[term] = counts.get(term, 0.0) + 1
            for term, weight in self._met[e.span].items():
                counts[term] = counts.get(term, 0.0) + weight
        total = len(self.evidence)
        return {term: math.log(1 + _SPREAD * (total / n - 1)) + _LEAST_RARITY for term, n in counts.items() if n}

    def rarity(self, term: str) -> float:
        """How rare it is that a stretch holds a term; 0 for a term that none does."""
        return self._rarity.get(term, 0.0)

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
    def relevances(self) -> tuple[float, ...]:
        """The relevance of every stretch, the nearest first."""
        return tuple(sorted((self.relevance(e) for e in self.evidence), reverse=True))

    @cached_property
    def best_relevance(self) -> float:
        """The relevance of the nearest stretch; 0 where the articles hold no sentence."""
        return max(self._relevances.values(), default=0.0)

    def ties(self, evidence: Evidence) -> bool:
        """Whether a stretch says how the parts of the title are tied, where the title asks it ("the impact of X on Y"): it meets
        two of them, or one with two words for what follows, and holds a word that ties."""
        if tie_of(self.assignment.topic.title) is None or not evidence.terms & _ties() or self.strange(evidence):
            return False
        if self.worker is not None and self._share(self.worker, evidence)[0] < _AT_WORK:
            return False
        told = [evidence, *self._before_of(evidence)]
        met = sum(any(self._share(part, e)[0] >= _HALF for e in told) for part in self.facets)
        follows = self._asks("outcome") and len(evidence.terms & _listed("outcome")) >= _ENOUGH_CUES
        return met + follows >= _TIED_PARTS

    def _before_of(self, evidence: Evidence) -> list[Evidence]:
        """The stretch right before in the paragraph, of one that speaks of it ("has forced it to drop this plan"); else none."""
        if not _THIS.search(evidence.text):
            return []
        paragraph = self.dossier.of(evidence.article).article.paragraph_at(evidence.span.start)
        before = [e for e in self.meeting(paragraph.span) if e.span.end <= evidence.span.start] if paragraph else []
        return before[-1:]

    def telling_of(self, text: str) -> int:
        """How many words of a text are of the title, or tie its parts."""
        return len(terms(text) & (self.topic.keys() | _ties()))

    def told_by(self, evidence: Evidence) -> frozenset[Span]:
        """The stretches that say nearly what this one says, itself among them where it says enough."""
        return _told_by(self.dossier, evidence.span)

    @cached_property
    def _relevances(self) -> Mapping[Span, float]:
        own = {e.span: self._relevance(e) for e in self.evidence}
        found = dict(own)
        for before, after in pairwise(self.evidence):
            if self._goes_on(before, after):
                found[after.span] = max(found[after.span], _ECHO * own[before.span])
                if not after.leaning:
                    found[before.span] = max(found[before.span], _ECHO * _ECHO * own[after.span])
        return {span: value**_EVENNESS for span, value in found.items()}

    def _goes_on(self, before: Evidence, after: Evidence) -> bool:
        """Whether the second stretch goes on with what the first speaks of: the same speaker, or a word that leans."""
        if before.article != after.article:
            return False
        if before.speaker and before.speaker == after.speaker:
            return True
        article = self.dossier.of(after.article).article
        return after.leaning and article.paragraph_at(before.span.start) == article.paragraph_at(after.span.start)

    def _relevance(self, evidence: Evidence) -> float:
        """Relevance after the parts of the title.

        Each part of the title ("The influence of X on Y": X, Y) counts by how much of it the stretch meets, weighed by
        the rarity of its terms, and a stretch that meets several parts counts more. Where the title asks for an impact,
        the words for what follows from something are one part more.
        """
        parts = [self._share(part, evidence) for part in self.facets]
        for asked, words, weight in (
            ("outcome", _listed("outcome"), _OUTCOME_WEIGHT),
            ("part", _listed("part"), _PART_WEIGHT),
        ):
            if self._asks(asked):
                parts.append((min(1.0, len(evidence.terms & words) / _ENOUGH_CUES), weight))
        hit = sum(min(1.0, 2 * share) for share, _ in parts)
        about = math.fsum(share * weight for share, weight in parts) * (0.5 + hit / len(parts)) if hit else 0.0
        if self.worker is not None and parts:
            near = min(1.0, self._share(self.worker, evidence)[0] / _AT_WORK)
            about *= _ASIDE_WEIGHT + (1 - _ASIDE_WEIGHT) * near
            if near == 1.0 and evidence.terms & _ties():
                about *= _WHY_WEIGHT
        if self.strange(evidence):
            about *= _STRANGE_WEIGHT
        if self._asks("outcome") and not evidence.terms & _listed("outcome"):
            about *= _IDLE_WEIGHT
        field = self.guest_field & evidence.terms - self.topic.keys()
        boost = min(_MOST_FIELD, math.fsum(_GUEST_WEIGHT * self._rarity.get(t, 0.0) for t in sorted(field)))
        core = len(evidence.terms & self._core) / len(self._core) if self._core else 0.0
        broad = 1 / max(1, len(parts))  # a topic of one known part leaves most to the story's core
        return about + min(1.0, about) * boost + _STORY_WEIGHT * broad * core

    def strange(self, evidence: Evidence) -> bool:
        """Whether a stretch meets the title's first part of several words only in part and names a side that no stretch
        names which meets it whole: "missile strikes" are not the missiles that a third country sold."""
        if self._usual is None or self._share(self.facets[0], evidence)[0] >= _WHOLE:
            return False
        sides = {term for term in self._held[evidence.span] if term.startswith(("country:", "camp:"))}
        return bool(sides - self._usual)

    @cached_property
    def _usual(self) -> frozenset[str] | None:
        """The sides that stretches name which meet the title's first part whole; None where that part is one word,
        the title names sides itself, asks for outsiders, or its first part is met whole too rarely to tell."""
        if not self.facets or len(self.facets[0]) < 2 or frozenset({ACTORS}) in self.facets:
            return None
        if any(term.startswith("country:") for part in self.facets for term in part):
            return None
        whole = [e for e in self.evidence if self._share(self.facets[0], e)[0] >= _WHOLE]
        if len(whole) < _ENOUGH_WHOLE:
            return None
        named = frozenset[str]().union(*(self._held[e.span] for e in whole))
        return frozenset(term for term in named if term.startswith(("country:", "camp:")))

    def holding_parts(self, candidates: Sequence[Evidence], printed: Sequence[Evidence] = ()) -> list[list[Evidence]]:
        """For each part of the title of several words those that meet it whole, but of parts that one printed elsewhere
        meets; none of the lists is empty."""
        found = []
        for part in self.facets:
            if len(part) < 2 or any(self._share(part, e)[0] >= _WHOLE for e in printed):
                continue
            found.append([e for e in candidates if self._share(part, e)[0] >= _WHOLE and not e.leaning])
        return [whole for whole in found if whole]

    @cached_property
    def worker(self) -> frozenset[str] | None:
        """The terms of what the title asks the working of ("the influence of X on Y": X); None where it asks for none,
        or where X is what the whole story is about, which no stretch needs to name."""
        tie = tie_of(self.assignment.topic.title)
        found = frozenset(title_terms(tie[0])) & self.topic.keys() if tie else frozenset[str]()
        if not found or (tie and broad_words(tie[0])):
            return None
        naming = {e.article for e in self.evidence if found <= self._met[e.span].keys()}
        return None if len(naming) * 5 >= len(self.dossier.findings) * 3 else found

    def _asks(self, what: str) -> bool:
        """Whether the title asks what follows from something ("outcome": the impact of X) or what somebody does in it
        ("part": the role of X)."""
        return what in self._asked

    @cached_property
    def _asked(self) -> frozenset[str]:
        lists = lexicon.load("topics")
        title = {lexicon.stem(word) for word in self.assignment.topic.title.split()}
        return frozenset(
            what for what in ("outcome", "part") if title & {lexicon.stem(w) for w in lists[f"{what}_frame"]}
        )

    def _share(self, part: frozenset[str], evidence: Evidence) -> tuple[float, float]:
        """How much of a part of the title a stretch meets, 0 to 1, and the part's weight."""
        terms_ = sorted(part)
        met = self._met[evidence.span]
        rarity = [self._rarity[t] for t in terms_]
        found = math.fsum(self._rarity[t] * met.get(t, 0.0) for t in terms_)
        if part == {ACTORS}:
            return met.get(ACTORS, 0.0), _BROAD_WEIGHT
        first = _FIRST_WEIGHT if self.worker and part & self.worker else 1.0
        return found / sum(rarity), first * sum(rarity) / len(rarity)

    def shared(self, a: Evidence, b: Evidence) -> float:
        """How much two stretches speak of the same thing: the rarity of the terms that both hold."""
        return math.fsum(self._rarity[t] for t in a.terms & b.terms)


def _distinct(name: str) -> frozenset[str]:
    """The terms by which a body is told from others of its kind."""
    kinds = frozenset(term for word in (*lexicon.load("posts")["bodies"], *_KINDS) for term in terms(word))
    return frozenset(t for t in terms(name) if not t.startswith("country:")) - kinds


_KINDS = (
    "union", "federation", "association", "alliance", "club", "party", "agency", "authority", "board", "committee",
    "commission", "council", "city", "department", "service", "bank", "hospital", "group", "police", "state", "industries",
    "holdings",
)  # fmt: skip


def _distinct_only(a: str, b: str) -> bool:
    """Whether two names differ in nothing but words for kinds of bodies, and name the same countries."""
    countries = [frozenset(t for t in terms(name) if t.startswith("country:")) for name in (a, b)]
    return countries[0] == countries[1] or not (countries[0] and countries[1])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(term for word in lexicon.load("topics")[name] for term in terms(word))


@cache
def _ties() -> frozenset[str]:
    return _listed("causal") | _listed("outcome")


def alike(a: Evidence, b: Evidence) -> bool:
    """Whether two stretches say nearly the same: most terms shared and no figure that differs.

    True duplicates across articles of one story differ in numbers (11,000 and 10,000), so a shared figure is not
    asked for, but two different ones keep them apart; so does a negation that only one has ("had not confirmed"), and
    so do two named speakers ("The union blamed the company." "The company blamed the union.").
    """
    if not a.terms or not b.terms or a.negated != b.negated:
        return False
    if a.speaker != b.speaker and a.sourcing == b.sourcing == "named":
        return False
    shared = len(a.terms & b.terms) / min(len(a.terms), len(b.terms))
    values = {f.value for f in a.figures if f.value is not None} ^ {f.value for f in b.figures if f.value is not None}
    return shared >= 0.6 and not values


@lru_cache(maxsize=4096)  # what a pack prints is asked for at every try, and most of it in the other packs
def _told_by(dossier: Dossier, span: Span) -> frozenset[Span]:
    story = gather(dossier)
    one = next(e for e in story if e.span == span)
    return frozenset(e.span for e in story if alike(e, one))


SAME_NEWS_DAYS = 7  # between two articles that may tell the same news


def same_news(study: Study, a: Evidence, b: Evidence) -> bool:
    """Whether one stretch may be named as a second place of what the other says: most terms of both shared, and
    articles of the same days where both are dated."""
    days = [study.day_of(e.article) for e in (a, b)]
    first, second = (datetime.date.fromisoformat(day.first) if day else None for day in days)
    near = first is None or second is None or abs((first - second).days) <= SAME_NEWS_DAYS
    return near and len(a.terms & b.terms) * 2 >= max(len(a.terms), len(b.terms))
