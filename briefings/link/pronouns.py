"""Pronouns -> whom they mean, by agreement, role and nearness (after Hobbs 1978, Lappin and Leass 1994).

Who speaks in a sentence goes before its subject, its subject before the others, the nearer sentence before the farther.
Two who fit equally well mean nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from briefings import lexicon
from briefings.lexicon import people
from briefings.lexicon.people import Gender
from briefings.link import names
from briefings.link.descriptions import Descriptions
from briefings.link.scene import (
    NOBODY,
    REACH,
    Said,
    Scene,
    Speaker,
    addressing_verbs,
    asking_verbs,
    finite_verbs,
    meant,
    one_line,
    prepositions,
    reporting_verbs,
    words,
)
from briefings.model import Attribution, Mention, Sentence, Span, Token

GENDERS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_start = attrgetter("start")
_NEAR = 2  # sentences back in which someone who is not the subject can be meant
_OWNER_MARKS = frozenset(("'s", "’s", "'", "’"))
_BEFORE_NAME = frozenset(("the", "a", "an", "The", "then", "former", "both", "Both"))
_LONGEST_ADVERBIAL = 40  # tokens before a subject
_NO_PERSON = ("ion", "ment", "ness", "ity", "ing", "ism", "ance", "ence")
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their"))
_OF_CLAUSES = frozenset(
    ("is", "was", "are", "were", "has", "had", "have", "said", "says", "told", "will", "would", "who")
)
_AGENTS = ("er", "or", "ist", "ian", "man", "mate", "hand")  # "a fitter", "a roofer", "a beautician", "a stagehand"
_STRANGERS = frozenset(("a", "an", "one", "another"))
_AND_AS = frozenset(("and", "or", "as", "than", "is", "was", "like", "both"))
_LINKING = frozenset(("But", "And", "Yet", "Then"))
_LONGEST_STRANGER = 5  # tokens
_HEARD = re.compile(
    r"\b(?:(?:is|was|were|been) told|(?:court|inquest|jury|jurors|trial|hearing|tribunal) (?:has |had )?hear[ds]?)(?: that)? $"
)
_LONGEST_HEARD = 40  # code points
_OF_A_PERSON = re.compile(r", (?:who|whose|aged|himself|herself|\d\d|speaking|sitting|standing|smiling|wearing)\b")
_CLAUSE_ENDS = re.compile(r"[:;–—]")
_LONGEST_OBJECT = 80  # code points of an office and a name
_OPENING = frozenset(("“", '"', "‘", "’", "''", "``"))


@dataclass(frozen=True, slots=True)
class _Present:
    """Whom a pronoun can mean in one sentence."""

    spoke: Sequence[Speaker]  # who spoke in it last, or nobody
    subjects: Sequence[Speaker]
    others: Sequence[Speaker]
    owners: Sequence[Speaker]  # whose its subject is: "Marsh’s visit"
    possessors: Sequence[Speaker]  # whose anything else in it is
    doubtful: bool = False  # whether it is about somebody who may be meant and is neither its subject nor told for sure

    def without(self, who: Speaker | None) -> _Present:
        """The same without one who cannot be meant."""
        if who is None:
            return self
        lists = (self.spoke, self.subjects, self.others, self.owners, self.possessors)
        left = [[s for s in found if s.text != who.text] for found in lists]
        return _Present(left[0], left[1], left[2], left[3], left[4], self.doubtful)


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, scene: Scene, descriptions: Descriptions) -> None:
        self._scene = scene
        self._descriptions = descriptions
        self._cast = scene.cast
        self._article = scene.article

    def person(
        self, start: int, gender: Gender, sentence: Sentence | None, enclosing: Speaker | None = None
    ) -> Speaker:
        """Whom "he" or "she" at `start` means; who speaks the quotation around it ("He told me …") is another."""
        if (named := self._named_next(start, gender, sentence)) is not None:
            return named
        if _HEARD.search(self._article.text, max(0, start - _LONGEST_HEARD), start):
            return NOBODY  # "The inquest was told he said so": whom the inquest is on
        who = self._nearest(start, gender, sentence, enclosing)
        doubt = who.text and (self._may_speak_of_self(start, gender, who) or self._is_told_of(who))
        return NOBODY if doubt else who

    def _named_next(self, start: int, gender: Gender, sentence: Sentence | None) -> Speaker | None:
        """Who is named right after the clause that the pronoun opens: "As she spoke, Marsh wept", "Despite his doubts, Lowe
        said"; None: nobody, or the pronoun opens no such clause."""
        if sentence is None or sentence.tokens[0].text.lower() not in words("subordinators") | words("before_pronoun"):
            return None
        at = bisect_left(sentence.tokens, start, key=_start)
        if not 0 < at <= 2 or self._cast.in_quotes(start):
            return None
        tokens = sentence.tokens[:_LONGEST_ADVERBIAL]
        comma = next((i for i in range(at, len(tokens) - 1) if tokens[i].text == ","), None)
        if comma is None:
            return None
        for m in self._cast.within(tokens[comma + 1].start, tokens[comma + 1].start + _LONGEST_OBJECT):
            opens = m.office.start if m.office and m.office.start < m.span.start else m.span.start
            r = self._cast.at(m.span)
            if opens == tokens[comma + 1].start and r and r.is_person and _agrees(meant(r), gender):
                return self._scene.named(m)
        return None

    def _is_told_of(self, who: Speaker) -> bool:
        """Whether what is reported names the speaker, which nobody does of themselves: "He said Lowe would go"."""
        found = (m for p in self._scene.reported for m in self._cast.within(p.start, p.end))
        return any(
            (r := self._cast.at(m.span)) and r.name == who.text and not self._cast.in_quotes(m.span.start)
            for m in found
        )

    def _may_speak_of_self(self, start: int, gender: Gender, who: Speaker) -> bool:
        """Whether a clause before what is said names another who may be meant: "Though Ms Lowe has a car, the bus is
        cheaper, she said", after words of Ms Marsh's."""
        for piece in self._scene.own:
            tokens = self._scene.tokens(Span(piece.article, piece.start, min(piece.end, piece.start + _LONGEST_OBJECT)))
            if not tokens or piece.end > start or self._cast.in_quotes(piece.start):
                continue
            at = int(tokens[0].text.lower() in words("subordinators"))
            for m in self._cast.within(tokens[0].start, tokens[-1].end):
                r = self._cast.at(m.span)
                first = bisect_left(tokens, m.office.start if m.office else m.span.start, key=_start) == at
                if r and first and r.is_person and r.gender == gender and r.name != who.text:
                    return True
        return False

    def _nearest(self, start: int, gender: Gender, sentence: Sentence | None, enclosing: Speaker | None) -> Speaker:
        goes_on = False  # a sentence with the same pronoun as its subject goes on about who was meant before
        for steps, here in self._scene.back(sentence):
            present = self._people(here, start, gender).without(enclosing)
            spoke, others, owners = present.spoke, present.others, present.owners
            if steps and self._scene.leaves_open(here, [w for w, g in GENDERS.items() if g == gender]):
                return NOBODY  # who cannot be told there cannot be told here
            if steps and spoke:
                if self._speaks_by_the_way(here) and any(
                    not (spoke[0].text or "").startswith(s.text or "") for s in (*present.subjects, *others)
                ):
                    return NOBODY
                if (addressed := self._addressed(here, spoke[0], gender)) is not None:
                    return addressed
            if not spoke and (namesake := self._namesake(here, start, gender)) is not None:
                return namesake
            if not spoke and (lone := self._lone_name(here, start, gender)) is not None:
                return lone
            if one := self._strong(here, present, start, gender):
                return one
            if (stranger := self._stranger(here, start, gender)) is not None:
                return stranger
            told = self._has_subject(here, start, "he" if gender == "m" else "she")
            doubtful = present.doubtful or self._tells_of_object(here)
            if steps and doubtful and not (others or owners) and self._is_beside(here, start):
                return NOBODY
            if others or owners:
                # "The president’s roots came into play. … he said": whose sentence it is, where nobody else is in it
                weak = _only(others or owners, gender)
                if weak is None or steps > _NEAR + goes_on or (told and steps):
                    return NOBODY  # "She met Jane Lowe. She said": either
                apart = self._article.text.find("\n", here.span.end - 1, start) >= 0
                asked = self._article.text[here.span.start : here.span.end].rstrip(" ”\"'’").endswith("?")
                new = weak.referent is None or weak.referent.mentions[0].start >= here.span.start
                if steps and apart and (asked or not new) and self._has_spoken_before(here, weak, gender):
                    return NOBODY  # "… Marsh said. But what if Lowe wins? “He should,” she said"
                return weak if not goes_on or (weak.gender == gender and not owners) else NOBODY
            if any(s.gender == gender for s in present.possessors):
                return NOBODY  # "They were friends of Lowe's family. He said": no one of before
            if self._may_be_about_another(here, start):
                return NOBODY
            goes_on = goes_on or told
        return NOBODY

    def _namesake(self, sentence: Sentence, before: int, gender: Gender) -> Speaker | None:
        """Who bears the name by which a firm seems to speak: of Halden Mills and Tom Halden, "Halden said no. … he added";
        NOBODY: one of several; None: no such name speaks last."""
        said = self._scene.tellers_in(sentence.span.start, min(sentence.span.end, before))[-1:]
        source = said[0].attribution.source if said and not said[0].speaker.is_person else None
        if source is None:
            return None
        word = names.folded(self._article[source].strip(" ,"))
        fits = [r for r in self._cast.referents if r.is_person and " " in r.name and names.parts(r.name)[-1] == word]
        if not fits:
            return None
        return meant(fits[0]) if len(fits) == 1 and _agrees(meant(fits[0]), gender) else NOBODY

    def _lone_name(self, sentence: Sentence, before: int, gender: Gender) -> Speaker | None:
        """Who speaks last in a sentence by one name that nothing else in the article tells: "Rudd, speaking in public for the
        first time, said no. … he added"; NOBODY where it may be a firm's ("Halden said no."); None: no such name speaks."""
        said = self._scene.tellers_in(sentence.span.start, min(sentence.span.end, before))[-1:]
        source = said[0].attribution.source if said else None
        who = said[0].speaker if said else NOBODY
        told = who.kind != "unknown" or who.plural or not who.named or " " in (who.text or " ")
        if source is None or told or who.gender not in (None, gender) or not self._is_beside(sentence, before):
            return None
        if self._article[source].strip(" ,").split()[0] != who.text:
            return None
        beside = _OF_A_PERSON.match(self._article.text, source.start + len(who.text or ""))
        return replace(who, kind="person", gender=gender, referent=None) if beside else NOBODY

    def _strong(self, sentence: Sentence, present: _Present, start: int, gender: Gender) -> Speaker | None:
        """Who spoke in a sentence or is its subject; NOBODY: several, or another is as near; None: nobody is there."""
        strong = present.spoke or present.subjects
        if not strong:
            return None
        one = _only(strong, gender)
        if one and not (one.named or present.spoke) and self._calls_before(sentence, start, one, gender):
            return NOBODY  # "That would put him there before the player came. He said"
        owned = one and one.text and not (one.named or present.spoke) and GENDERS.get(one.text.split()[0].lower())
        if owned == gender and not self._is_beside(sentence, start):
            return NOBODY  # "His chairman's brother owned it. He says": either
        if one is None or self._acts_on_another(sentence, start, one, gender):
            return NOBODY
        others = [s for s in (*present.subjects, *present.others) if s.text != one.text and s.gender == gender]
        if one.named and one.gender is None and any(not (s.named and present.spoke) for s in others):
            return NOBODY  # "Chris Lowe begged a woman from Rome to stay. She said"
        if present.spoke:
            return one
        first = [m for m in self._scene.candidates(sentence, start) if _opens(m, sentence)]
        leads = sentence.span.end > start and any(r.name == one.text for m in first if (r := self._cast.at(m.span)))
        alike = not leads and any(s.named for s in others if s in present.others)  # "Marsh met Lowe. She said"
        return NOBODY if alike or self._follows_another(sentence, start, one, gender) else one

    def _calls_before(self, sentence: Sentence, before: int, who: Speaker, gender: Gender) -> bool:
        """Whether a sentence before has called somebody by such a pronoun where it comes to a description."""
        if sentence.span.end > before or not who.text:
            return False
        at = self._article.text.find(who.text, sentence.span.start, sentence.span.end)
        calls = (t for t in sentence.tokens if t.start < at and GENDERS.get(t.text.lower()) == gender)
        return any(not self._cast.in_quotes(t.start) for t in calls)

    def _acts_on_another(self, sentence: Sentence, before: int, who: Speaker, gender: Gender) -> bool:
        """Whether who is meant may be a woman who does something to him: "Neva Lind put it to him that he lied. He said"."""
        if who.gender is not None or not who.named or gender == "f" or sentence.span.end > before:
            return False  # "her" may be whose it is
        return any(t.text == "him" and not self._cast.in_quotes(t.start) for t in sentence.tokens[:_LONGEST_ADVERBIAL])

    def _follows_another(self, sentence: Sentence, before: int, who: Speaker, gender: Gender) -> bool:
        """Whether the sentence before, in the same paragraph, is about another of that gender, and neither speaks: "Marsh was
        in Rome. Lowe was not. “It was a good hotel,” she said"."""
        earlier = next((here for _, here in self._scene.back(sentence) if here is not sentence), None)
        paragraph = self._article.paragraph_at(sentence.span.start)
        if earlier is None or paragraph is None or earlier.span.start < paragraph.span.start or not who.named:
            return False
        there = self._people(earlier, before, gender)
        others = (s for s in there.subjects if s.named and s.gender == gender and s.text != who.text)
        return not there.spoke and any(others)

    def _has_spoken_before(self, sentence: Sentence, who: Speaker, gender: Gender) -> bool:
        """Whether another, whom the pronoun can mean too, spoke in one of the sentences before."""
        for steps, here in self._scene.back(sentence):
            spoke = self._people(here, sentence.span.start, gender).spoke if steps else []
            if spoke:
                return spoke[0].text != who.text
        return False

    def _last_teller(self, sentence: Sentence) -> Attribution | None:
        tellers = self._scene.tellers_in(sentence.span.start, sentence.span.end)
        return tellers[-1].attribution if tellers else None

    def _speaks_by_the_way(self, sentence: Sentence) -> bool:
        """Whether who speaks last in a sentence only stands behind its passive: "Lind, who was named by Lowe, was late"."""
        said = self._last_teller(sentence)
        source = said.source if said else None
        if source is None:
            return False
        relative = self._article[source].lower() in words("relatives")
        return relative or self._article.text[max(0, source.start - 4) : source.start] == " by "

    def _addressed(self, sentence: Sentence, teller: Speaker, gender: Gender) -> Speaker | None:
        """Who may be meant where a sentence tells whom its speaker talks to: "Lind asked Lowe whether he knew. “No,” he
        said"; NOBODY: either; None: who spoke."""
        said = self._last_teller(sentence)
        if said is None or said.cue is None or self._scene.goes_on:
            return None
        verb = self._article[said.cue].lower()
        if verb not in addressing_verbs() or (self._scene.asks and verb in asking_verbs()):
            return None
        for m in self._cast.within(said.cue.end, said.cue.end + _LONGEST_OBJECT):
            start = m.office.start if m.office and m.office.start < m.span.start else m.span.start
            other = meant(r) if (r := self._cast.at(m.span)) and r.is_person else None
            between = self._article.text[said.cue.end : start].lower().split()
            apart = len(between) > 2 or not words("clause_openers").isdisjoint(between)  # "told staff that Lowe"
            if apart or other is None or other.text == teller.text or other.gender != gender:
                continue
            if m.office and self._article[m.office].split()[-1].lower() in words("leads_talk") | {"reporter"}:
                continue
            return other if teller.gender is None and verb in asking_verbs() else NOBODY
        return None

    def _stranger(self, sentence: Sentence, before: int, gender: Gender) -> Speaker | None:
        """The person without a name whom a sentence is about, though no list has the noun: "A fitter, who had seen it,
        laughed."; NOBODY where it may be such a person; None: it is about no such person."""
        tokens = [t for t in sentence.tokens[:_LONGEST_ADVERBIAL] if t.text not in _OPENING and t.end <= before]
        if tokens and tokens[0].text in _LINKING:
            tokens = tokens[1:]
        if len(tokens) < 2 or tokens[0].text.lower() not in _STRANGERS or self._cast.in_quotes(tokens[0].start):
            return None
        if any(p.start <= tokens[0].start < p.end for p in self._scene.own):
            return None  # "A clerk had set the wrong hour, she said": who is told of does not speak
        phrase = tokens[: next((i for i, t in enumerate(tokens) if i and _ends_phrase(t.text)), len(tokens))]
        noun = phrase[-1].text.lower()
        sort = people.sort_of(noun)
        if len(phrase) < 2 or len(phrase) > _LONGEST_STRANGER or sort not in (None, "office", "kin"):
            return None
        if people.noun_gender(noun) not in (None, gender) or noun.endswith(_NO_PERSON):
            return None
        rest = [t.text.lower() for t in tokens[len(phrase) :]]
        if sort or "who" in rest or "whose" in rest:
            return Speaker(self._scene.text(phrase), "person", people.noun_gender(noun))
        return NOBODY if noun.endswith(_AGENTS) else None

    def several(self, start: int, sentence: Sentence | None) -> Speaker:
        """Whom "they" at `start` means: a group or several who spoke, or the subject of a sentence before."""
        for steps, here in self._scene.back(sentence):
            spoke = self._scene.spoken(here.span.start, min(here.span.end, start))
            plural = [s for s in spoke if s.speaker.plural]
            if plural:
                return replace(plural[-1].speaker, via=plural[-1].attribution)
            if pair := self._joint_subject(here, start):
                return pair
            if not spoke and (owner := self._owner_leads(here, start, plural=True)) is not None:
                return owner
            groups = [
                m for m in self._scene.candidates(here, start) if m.kind == "group" and self._role(m, here) == "subject"
            ]
            if groups:
                tokens = self._scene.tokens(groups[0].span)
                alike = len({self._article[m.span] for m in groups}) == 1
                return self._descriptions.resolve(tokens, tokens) if alike and tokens else NOBODY
            if (spoke and steps) or steps >= _NEAR + 1:
                return NOBODY  # one person or body spoke last: "they" means others
        return NOBODY

    def thing(self, start: int, sentence: Sentence | None) -> Speaker:
        """Which body "it" at `start` means: the one that spoke in this sentence or the one before, or its subject."""
        for steps, here in self._scene.back(sentence):
            tellers = self._scene.spoken(here.span.start, min(here.span.end, start))
            spoke = [s.speaker for s in tellers]
            found = [s.speaker for s in tellers if s.speaker.is_body or self._is_named_thing(s)]
            if not spoke and (owner := self._owner_leads(here, start, plural=False)) is not None:
                return owner
            if not spoke:
                found = [
                    self._scene.named(m)
                    for m in self._scene.candidates(here, start)
                    if (r := self._cast.at(m.span)) and r.is_body and self._role(m, here) == "subject"
                ]
                if any(self._is_adjective(m, here) for m in self._scene.candidates(here, start)):
                    return NOBODY  # "The Danish carrier was late. It said": no country
            if found or spoke:
                return found[0] if len({s.text for s in found}) == 1 else NOBODY
            alone = self._article.text[start : start + 3].lower() != "its"
            if steps and alone and not self._scene.candidates_of_bodies(here, start):
                return self._text_in(here, start)
            if steps:
                break
        return NOBODY

    def _owner_leads(self, sentence: Sentence, start: int, *, plural: bool) -> Speaker | None:
        """Whom "it" or "they" at `start` means behind a possessive that opens the sentence: "The board's figure is higher:
        it says"; NOBODY: what it owns may be meant ("The board's own agency is small: it says"); None: none opens it so,
        or in the words that are said ("The board's figure, it says, is wrong")."""
        for m in self._cast.within(sentence.span.start, min(start, sentence.span.start + _LONGEST_OBJECT)):
            if m.kind == "pronoun" or self._cast.in_quotes(m.span.start):
                continue
            if not _opens(m, sentence) or self._role(m, sentence) != "owner":
                continue
            referent = self._cast.at(m.span)
            between = self._article.text[m.span.end : min(start, sentence.span.end)]
            said = sentence.span.end > start and _CLAUSE_ENDS.search(between) is None
            if said or ((m.kind != "group") if plural else (referent is not None and not referent.is_body)):
                return None
            owned = self._owned(m, sentence)
            many = plural and people.is_plural(owned) and people.sort_of(people.singular(owned)) is not None
            if many or people.sort_of(owned) in ("body", "office", "kin"):
                return NOBODY
            tokens = self._scene.tokens(m.span)
            return meant(referent) if referent else self._descriptions.resolve(tokens, tokens)
        return None

    def _owned(self, owner: Mention, sentence: Sentence) -> str:
        """The noun that a possessive stands before, in small letters: "figure" of "the board's latest figure is"."""
        at = bisect_left(sentence.tokens, owner.span.end, key=_start)
        noun = ""
        for token in sentence.tokens[at + 1 : at + 1 + _LONGEST_STRANGER]:
            if noun and _ends_phrase(token.text):
                break
            noun = token.text.lower()
        return noun

    def _is_named_thing(self, said: Said) -> bool:
        """Whether who spoke is a name of unknown kind and no person's: it has an article before it ("The Red Cross"), or does
        not begin with a given name ("Veltra Resins")."""
        speaker, source = said.speaker, said.attribution.source
        if not speaker.named or speaker.kind != "unknown" or speaker.plural or source is None or not speaker.text:
            return False
        text = " ".join(self._article[source].split()).strip(" ,").lower()
        referent, first = speaker.referent, speaker.text.split()[0]
        person = referent is None or referent.gender or referent.offices or people.is_given(first)
        told = speaker.text in self._scene.genders
        return text == f"the {speaker.text.lower()}" or (" " in speaker.text and not person and not told)

    def _is_adjective(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the name of a country opens a sentence and only tells whose body is meant: "The US conglomerate"."""
        referent = self._cast.at(mention.span)
        if referent is None or referent.kind != "country" or not _opens(mention, sentence):
            return False
        i = bisect_left(sentence.tokens, mention.span.start, key=_start)
        j = bisect_left(sentence.tokens, mention.span.end, key=_start)
        leads = self._article[mention.span].lower().startswith(("the ", "a "))
        article = leads or (i > 0 and sentence.tokens[i - 1].text.lower() in ("the", "a", "an"))
        noun = sentence.tokens[j].text if j < len(sentence.tokens) else ""
        verb = noun in finite_verbs() or noun in prepositions() or noun.endswith(("s", "ed")) or not noun.islower()
        return article and not verb

    def text_told_of(self, start: int, sentence: Sentence | None) -> Speaker:
        """The text that the sentence before opens with, of which "it describes …" goes on to tell: "The report, dated in May,
        cleared the crew. It describes"; nobody where it opens with something else."""
        earlier = next((here for steps, here in self._scene.back(sentence) if here is not sentence), None)
        if earlier is None or not self._is_beside(earlier, start) or self._cast.in_quotes(earlier.span.start):
            return NOBODY
        tokens = earlier.tokens[: _LONGEST_STRANGER + 1]
        noun = next((i for i, t in enumerate(tokens) if i and people.sort_of(t.text) == "text"), None)
        if noun is None or tokens[0].text.lower() not in _ARTICLES | {"this", "its"}:
            return NOBODY
        if any(_ends_phrase(t.text) for t in tokens[1:noun]):
            return NOBODY
        return Speaker(self._scene.text(tokens[: noun + 1]), "body")

    def _text_in(self, sentence: Sentence, before: int) -> Speaker:
        """The one text that a sentence brings up: "She read a statement. “…,” it said"."""
        tokens, found = sentence.tokens, []
        for i, token in enumerate(tokens):
            if token.end > before or people.sort_of(token.text) != "text" or self._cast.in_quotes(token.start):
                continue
            lead = next((k for k in range(i - 1, max(-1, i - 4), -1) if tokens[k].text.lower() in _ARTICLES), None)
            if lead is not None:
                found.append(self._scene.text(tokens[lead : i + 1]))
        return Speaker(found[0], "body") if len(found) == 1 else NOBODY

    def joint(self, found: Sequence[Mention]) -> Speaker:
        """Names joined by "and", in the fullest form that is a stretch of the article."""
        text = one_line(self._article.text[found[0].span.start : found[-1].span.end])
        referents = [self._cast.at(m.span) for m in found]
        full = " and ".join(r.name for r in referents if r)
        if len(found) == 2 and all(referents) and full in self._article.text:
            text = full
        return Speaker(text, "group", plural=True, named=True)

    # ------------------------------------------------------------------------------------------ who is in a sentence

    def _people(self, sentence: Sentence, before: int, gender: Gender) -> _Present:
        """Whom the pronoun can mean in a sentence."""
        tellers = self._scene.tellers_in(sentence.span.start, min(sentence.span.end, before))
        spoke = [
            who for s in tellers if _can_be_someone(s.speaker) and _agrees(who := self._with_gender(s.speaker), gender)
        ]
        found: dict[str, list[Speaker]] = {"subject": [], "other": [], "owner": [], "possessor": []}
        doubtful = False
        first = [t.text.lower() for t in sentence.tokens[:2]]
        asked = "asked" in first or "pressed" in first  # "Asked whether Sir Giles should go, he replied"
        for mention in self._scene.candidates(sentence, before):
            speaker = self._descriptions.mentioned(mention)
            speaker = self._with_gender(speaker) if speaker else None
            if speaker is None or not speaker.is_person or not _agrees(speaker, gender):
                continue
            if not speaker.named and self._tells_what_one_was(mention, sentence):
                continue
            if self._is_owned_by(mention, before, sentence, gender) or (asked and before <= sentence.span.end):
                continue
            role = self._role(mention, sentence)
            if role == "owner" and not _opens(mention, sentence):
                role = "possessor"
            if self._is_likened(mention, sentence):
                continue
            if role == "other" and not (speaker.gender == gender or (speaker.named and speaker.kind == "person")):
                # a description or a name of unknown kind is meant only where it is the subject, and leaves open who is
                # where "I" am told to have met him: "I put this to Lowe. He shrugged. It was late, he said"
                doubtful = doubtful or sentence.tokens[0].text in ("I", "We")
                continue
            found[role].append(speaker)
        return _Present(spoke[-1:], found["subject"], found["other"], found["owner"], found["possessor"], doubtful)

    def _is_beside(self, sentence: Sentence, start: int) -> bool:
        """Whether a sentence is of the paragraph of a place."""
        paragraph = self._article.paragraph_at(start)
        return paragraph is not None and paragraph.span.start <= sentence.span.start

    def _tells_of_object(self, sentence: Sentence) -> bool:
        """Whether a verb of a sentence has somebody without a name for its object: "The fee makes the chairman angry"."""
        tokens = sentence.tokens[:_LONGEST_ADVERBIAL]
        for i in range(2, len(tokens) - 1):
            before = tokens[i - 1].text
            if tokens[i].text != "the" or not before.islower() or before in prepositions() or before in _AND_AS:
                continue
            phrase = tokens[i + 1 : i + 4]
            noun = next((t.text for t in phrase if people.sort_of(t.text) == "office"), "")
            if noun and not people.is_plural(noun) and not self._cast.in_quotes(tokens[i].start):
                return not any(t.text[0].isupper() for t in phrase)
        return False

    def _with_gender(self, speaker: Speaker) -> Speaker:
        """The speaker with the gender that an earlier pronoun told."""
        told = self._scene.genders.get(speaker.text or "") if speaker.gender is None else None
        return replace(speaker, gender=told) if told else speaker

    def _is_owned_by(self, mention: Mention, before: int, sentence: Sentence, gender: Gender) -> bool:
        """Whether a description says whose it is by the pronoun that is asked for: "Asked if his cousin should go, he said"."""
        opening = self._article[mention.span].split(maxsplit=1)[0].lower()
        return GENDERS.get(opening) == gender and before <= sentence.span.end

    def _tells_what_one_was(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a description behind "as" is of whoever the clause is about: "As deputy mayor she sold it", not "As a
        nurse came in, she left"."""
        tokens = sentence.tokens
        i, j = (bisect_left(tokens, at, key=_start) for at in (mention.span.start, mention.span.end))
        if tokens[min(i, len(tokens) - 1)].text.lower() in ("a", "an", "the"):
            i += 1
        before = [t.text.lower() for t in tokens[max(0, i - 2) : i]]
        after = tokens[j].text.lower() if j < len(tokens) else ""
        if before[-1:] == ["as"]:
            return True
        return before[:1] == ["as"] and after not in finite_verbs() and not after.endswith("ed")

    def _is_likened(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a name only tells which thing it is: "a Nixon caricature", "the Lowe inquiry"."""
        if mention.office or mention.span not in self._cast.whose:
            return False
        i = bisect_left(sentence.tokens, mention.span.start, key=_start)
        j = bisect_left(sentence.tokens, mention.span.end, key=_start)
        follows = j < len(sentence.tokens) and sentence.tokens[j].text.isalpha() and sentence.tokens[j].text.islower()
        if follows and people.is_plural(sentence.tokens[j].text):
            return True  # "Lowe supporters stayed"
        return i > 0 and follows and sentence.tokens[i - 1].text.lower() in ("a", "an", "the")

    def _joint_subject(self, sentence: Sentence, before: int) -> Speaker | None:
        """ "Marsh and Lowe" as the subject of a sentence."""
        found = [
            m
            for m in self._scene.candidates(sentence, before)
            if m.span in self._cast.whose and m.kind in ("person", "unknown")
        ]
        for one, other in zip(found, found[1:], strict=False):  # noqa: RUF007
            office = other.office
            end = office.start if office and one.span.end < office.start < other.span.start else other.span.start
            between = self._article.text[one.span.end : end].strip().lower()
            if between in ("and", "&") and self._role(one, sentence) == "subject":
                return self.joint((one, other))
        return None

    def _has_subject(self, sentence: Sentence, before: int, pronoun: str) -> bool:
        first = bisect_left(sentence.tokens, before - REACH, key=_start)
        end = bisect_left(sentence.tokens, before, key=_start)
        return any(t.text.lower() == pronoun and not self._cast.in_quotes(t.start) for t in sentence.tokens[first:end])

    def _may_be_about_another(self, sentence: Sentence, before: int) -> bool:
        """Whether the sentence opens with a capital that may be a name, though nothing proves it: "Trent was in tears"."""
        tokens = [t for t in sentence.tokens[:3] if t.text not in _OPENING and t.end <= before]
        if len(tokens) < 2 or self._cast.in_quotes(tokens[0].start):
            return False
        word, verb = tokens[0].text, tokens[1].text.lower()
        if not word.istitle() or len(word) < 3 or word.endswith(("s", "ing")) or people.sort_of(word):
            return False
        if verb not in words("finite") and not verb.endswith("ed"):
            return False
        if self._cast.within(tokens[0].start, tokens[0].end) or word.lower() in _function_words():
            return False
        return word.lower() not in self._scene.small

    def _role(self, mention: Mention, sentence: Sentence) -> str:
        """ "subject", "other", or "owner" ("Halloran’s lawyer": who owns is not who speaks)."""
        tokens, start = sentence.tokens, mention.span.start
        if mention.office and mention.office.start < start:
            start = mention.office.start
        i = bisect_left(tokens, start, key=_start)
        j = bisect_left(tokens, mention.span.end, key=_start)
        if j < len(tokens) and tokens[j].text in _OWNER_MARKS:
            return "owner"
        while i > 0 and tokens[i - 1].text in _BEFORE_NAME:
            i -= 1
        before = tokens[i - 1].text.lower() if i else ""
        opens_clause = before in words("clause_openers")
        if before in prepositions() and not opens_clause:
            return "other"
        lead = tokens[: min(i, _LONGEST_ADVERBIAL)]
        opens = i <= len(lead) and (all(t.text in _OPENING for t in lead) or _adverbial_only(lead))
        if opens_clause or opens:
            return "subject"
        after = next((t.text.lower() for t in tokens[j : j + 3] if t.text not in (",", "(")), "")
        inverted = before in reporting_verbs() and after not in ("that", "to", "he", "she", "it", "they")
        return "subject" if inverted or after in finite_verbs() else "other"


@cache
def _function_words() -> frozenset[str]:
    """Words that open a sentence and are no names: "There", "Nobody", "Rain"."""
    return frozenset(w for entries in lexicon.load("function_words").values() for w in entries) | words("impersonal")


def _ends_phrase(word: str) -> bool:
    """Whether a word after the article begins what follows the noun: "a fitter | with", "a worker | told"."""
    low = word.lower()
    return (
        not word[0].isalnum()
        or low in prepositions()
        or low in finite_verbs()
        or low in words("relatives")
        or (low.endswith("ed") and "-" not in low)
    )


def _adverbial_only(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are one adverbial and a comma: "On Tuesday,"."""
    return (
        len(tokens) > 1
        and tokens[-1].text == ","
        and tokens[0].text.lower() in words("adverbials")
        and not any(t.text.lower() in words("finite") for t in tokens)
    )


def _opens(mention: Mention, sentence: Sentence) -> bool:
    start = mention.office.start if mention.office and mention.office.start < mention.span.start else mention.span.start
    return start - sentence.span.start <= len("“The ")


def _only(speakers: Sequence[Speaker], gender: Gender) -> Speaker | None:
    """The one among them; those whose gender is known go before the others."""
    if len({s.text for s in speakers}) == 1:
        return speakers[0]
    known = [s for s in speakers if s.gender == gender]
    return known[0] if len({s.text for s in known}) == 1 else None


def _can_be_someone(speaker: Speaker) -> bool:
    """Whether who spoke can be a person: a description by a noun that no list has ("his mate") speaks like one."""
    if speaker.is_person or speaker.kind != "unknown" or speaker.named or speaker.plural or not speaker.text:
        return speaker.is_person
    split = speaker.text.lower().split()
    if split[-1] in words("accounts") or people.sort_of(split[-1]) == "text":
        return False  # "her account"
    return len(split) <= 3 and split[0] in _ARTICLES | {"one"} and not split[-1].endswith(_NO_PERSON)


def _agrees(speaker: Speaker, gender: Gender) -> bool:
    return speaker.gender is None or speaker.gender == gender
