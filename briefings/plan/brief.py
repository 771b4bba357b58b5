"""What every section of one pack is planned from: the dossier, the guest, and what is printed already."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from briefings import lexicon
from briefings.model import Actor, Assignment, Dossier, Extract, Item, PartialDate, Profile, Slot, Span, Stance
from briefings.plan.evidence import Evidence, gather
from briefings.plan.sides import Sides
from briefings.plan.terms import facets, field_terms, region_terms, title_terms
from briefings.template.shape import SectionTemplate, Template

_GUEST_WEIGHT = 0.4  # a term of the guest's own field, against 1 for a term of the topic
_FIRST_WEIGHT = 1.6  # of the part that the title names first: what the topic is about
_WHY_WEIGHT = 1.3  # of a stretch that ties parts together, where the title asks how they are tied
_SQUEEZE = 0.94  # by how much a section's cap shrinks at each step when a pack is too long


@dataclass(frozen=True)
class Brief:
    """The working sheet of one pack. `with_items` gives a new sheet; nothing is filled in later."""

    dossier: Dossier
    template: Template
    assignment: Assignment
    profile: Profile
    made_on: str | None = None  # an ISO day; None: a blank to fill in
    squeeze: int = 0  # 0: the template's caps; each step makes them smaller
    planned: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)  # section type to items

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that can be printed, in file and text order."""
        return gather(self.dossier)

    @cached_property
    def sides(self) -> Sides:
        """Who stands with and against whom."""
        return Sides.of(self.dossier, self.camp)

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
        """How much a stretch is about the topic; 0 when it has nothing to do with it.

        Each part of the title ("The influence of X on Y": X, Y) counts by how much of it the stretch holds, weighed by
        the rarity of its terms, and a stretch that holds several parts counts more. The terms of the story's core add
        a little, to order what a broad topic ("other actors in the conflict") leaves equal.
        """
        parts = [self._held(part, evidence) for part in self.facets]
        hit = sum(share > 0 for share, _ in parts)
        about = sum(share * weight for share, weight in parts) * (0.5 + hit / len(parts)) if hit else 0.0
        if hit > 1 and self._asks_why and evidence.terms & _causal():
            about *= _WHY_WEIGHT
        boost = sum(
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
        rarity = [self._rarity[t] for t in part]
        found = sum(self._rarity[t] for t in part & evidence.terms)
        first = _FIRST_WEIGHT if part == self.facets[0] and len(self.facets) > 1 else 1.0
        return found / sum(rarity), first * sum(rarity) / len(rarity)

    def shared(self, a: Evidence, b: Evidence) -> float:
        """How much two stretches speak of the same thing: the rarity of the terms that both hold."""
        return sum(self._rarity[t] for t in a.terms & b.terms)

    @property
    def camp(self) -> str | None:
        """The guest's camp."""
        return self.profile.camp

    def limit(self, section: SectionTemplate) -> int:
        """How many lines the section may have, squeezed as far as this pack needs."""
        return max(section.least, math.floor(section.limit * _SQUEEZE**self.squeeze))

    def with_items(self, section: str, items: tuple[Item, ...]) -> Brief:
        """The same sheet with one more section planned."""
        return replace(self, planned={**self.planned, section: items})

    @cached_property
    def _printed(self) -> Mapping[str, list[tuple[Span, str]]]:
        found: dict[str, list[tuple[Span, str]]] = {}
        for items in self.planned.values():
            for item in items:
                for extract in (x for x in item.extracts if not x.fragment):
                    found.setdefault(extract.article, []).extend((piece, item.id) for piece in extract.pieces)
        return found

    def printed_at(self, extract: Extract) -> str | None:
        """The id of the item that prints some of these words already; None when none does."""
        for span, item in self._printed.get(extract.article, ()):
            if any(piece.overlaps(span) for piece in extract.pieces):
                return item
        return None

    def free(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Those of which nothing is printed yet."""
        return [e for e in evidence if self.printed_at(e.extract) is None]


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


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(when: PartialDate | None) -> str:
    """A date as the packs print it: "11 Sep 2024", "Sep 2024", "2024", "11 Sep 2024 – 13 Sep 2024"; "" for None."""
    if when is None:
        return ""
    return " – ".join(_day_words(part) for part in when.iso.split("/"))


def _day_words(iso: str) -> str:
    year, *rest = iso.split("-")
    month = _MONTHS[int(rest[0]) - 1] + " " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def said_item(
    brief: Brief,
    evidence: Evidence,
    id_: str,
    wording: str,
    *,
    style: str = "Item",
    slots: Mapping[str, Slot] | None = None,
    stance: Stance | None = None,
    answers: str | None = None,
    column: int | None = None,
    why: str | None = None,
) -> Item:
    """A line that prints this evidence, with its speaker, sourcing and camp; `slots` go over those it brings."""
    return Item(
        id_,
        wording,
        {**said_slots(brief, evidence), **(slots or {})},
        style,
        speaker=evidence.speaker,
        sourcing=evidence.sourcing,
        relay=evidence.relay,
        camp=evidence.camp,
        stance=stance,
        answers=answers,
        column=column,
        why=why,
    )


def said_slots(brief: Brief, evidence: Evidence) -> dict[str, Slot]:
    """The slots that every line with an extract offers to its wording."""
    article = brief.dossier.of(evidence.article).article
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    office = brief.dossier[actor.offices[0]] if actor and actor.offices else ""
    return {
        "speaker": evidence.speaker or "",
        "speaker_kind": _speaker_kind(evidence, actor),
        "office": office if office and office not in (evidence.speaker or "") else "",
        "camp": with_article(evidence.camp or ""),
        "outlet": article.outlet.value if article.outlet else "",
        "extract": evidence.extract,
        "code": brief.dossier.code(evidence.span),
        "date": date_words(article.date),
        "date_given": bool(article.date and article.date.given),
        "own_voice": evidence.attribution is None,
    }


def _speaker_kind(evidence: Evidence, actor: Actor | None) -> str:
    """Which words say how well a speaker is sourced: a body or an outlet is no person, and a person whose words the
    article only reports is not quoted on the record."""
    if actor and actor.kind in {"body", "country", "outlet"}:
        return actor.kind
    return "reported" if evidence.attribution and evidence.attribution.kind == "indirect" else ""


def with_article(name: str) -> str:
    """A camp's name as a sentence needs it: "the United States", "Russia"."""
    return f"the {name}" if name.startswith(_TAKES_ARTICLE) and not name.startswith("The ") else name


_TAKES_ARTICLE = ("United ", "European Union", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "World ", "African Union",
                  "International ", "Czech Republic", "Dominican Republic", "Central African", "Democratic Republic")  # fmt: skip
