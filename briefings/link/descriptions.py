"""Descriptions -> whom they call back to, or the article's own words.

"the minister" is the one person with such an office, "the company" the body that spoke last or the only one of its
kind, "the officials" the group that was described before. Where two fit, the description stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise

from briefings.lexicon import geography, outlets, people
from briefings.link import names, offices, public
from briefings.link.cast import Referent, is_company, opens_sentence
from briefings.link.phrases import POSSESSIVES, Phrases, without_reader
from briefings.link.scene import Said, Scene, Speaker, finite_verbs, meant, prepositions, words
from briefings.model import Attribution, Mention, MentionKind, Span, Token

_AGE = re.compile(r"\d{1,3}-year-old")
_FROM = re.compile(r"\s(?:of|from)\s(?:the\s)?([A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)")
_OF_NAME = re.compile(r"[ \u00a0](?:of|at|for)[ \u00a0](?:the[ \u00a0])?(?=[A-Z])")
_CHILDREN = re.compile(r"[ \u00a0]of[ \u00a0](?:two|three|four|five|six|seven|eight|nine|ten|1?\d)(?![-\w])")
_QUESTION = re.compile(r"^(?:Q|Question|QUESTION)[ \u00a0]?:", re.MULTILINE)
_LAST_SPEAKERS = 3  # among whom the last person is looked for: those before are of another matter
_PLACES = 20  # mentions of one person that are looked at for a country: it stands at the first
_LONGEST_NAME = 60  # code points, with the form of address
_TOLD = 4  # sentences back in which a group's fuller description is looked for
_LONGEST_INITIALS = 6
_INSIDE_NAMES = frozenset(("and", "of", "for", "the", "&"))
_ALSO_CALLED = {"judge": "justice", "ceo": "chief executive"}
_LONGEST_NOUN = 40  # code points
_TRADES = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent")  # "contractor", "pensioner", "student"
_SINGLE = frozenset(("one", "another", "each", "either"))


class Descriptions:
    """Resolves the descriptions of one article."""

    def __init__(self, scene: Scene, phrases: Phrases) -> None:
        self._scene = scene
        self._phrases = phrases
        self._cast = scene.cast
        self._article = scene.article
        self._national: dict[Referent, frozenset[str]] = {}

    def resolve(self, tokens: Sequence[Token], head: Sequence[Token]) -> Speaker:
        """Whom the description means.

        Args:
            tokens: The whole description: "sources familiar with the matter".
            head: Its first tokens, up to the head noun: "sources".
        """
        head = head or tokens
        first, noun = head[0].text.lower(), head[-1].text.lower()
        own = self.own_words(tokens, head)
        if first in words("partitives") and len(tokens) > len(head):
            return self._part(tokens, head, own)
        if first not in words("definite"):
            return own
        start = head[0].start
        if len(head) == 2 and (country := _demonym(head[1].text)):
            return self._citizen(country, start) or self._only_person(country, start) or own
        if noun in outlets.nouns() and len(head) <= 4:
            body = self._by_last_word(noun, start) if len(head) == 2 else None
            outlet = self.nearest_outlet(start)
            return body or (self._scene.named(outlet) if outlet else own)
        if people.is_plural(noun):
            return self._same_group(tokens, head, own)
        sort = "office" if noun in _ALSO_CALLED else people.sort_of(noun)
        if sort in ("office", "kin"):
            if holder := self.office_holder(tokens, head):
                return holder
            return own if self._is_held(tokens, head) else self._same_person(noun, head) or own
        if sort == "body" and len(head) <= 3 and len(tokens) == len(head):
            if len(head) == 2 and (holder := self._bare_holder(noun, start)):
                return holder
            if len(head) == 2 and (body := self._by_last_word(noun, start)):
                return body
            body = self._body(noun, start)
            if body and len(head) == 3 and not _may_be(head[1].text, body):
                body = None
            return body or self._same_body(noun, head) or own
        if _AGE.fullmatch(noun):
            return self._of_age(noun.split("-")[0]) or own
        return own

    def own_words(self, tokens: Sequence[Token], head: Sequence[Token]) -> Speaker:
        """The description as the article has it; of one that names a body by whose it is, without the article: "Biden
        administration"."""
        cited = next((i for i, t in enumerate(tokens) if i >= len(head) and t.text in ("cited", "quoted")), None)
        if cited and cited + 1 < len(tokens) and tokens[cited + 1].text == "by":
            tokens = tokens[:cited]  # the relay says by whom
        tokens = without_reader(tokens)
        noun = head[-1].text
        told = len(tokens) > len(head) and tokens[len(head)].text.endswith(
            "ing"
        )  # "the Danish firm trying to buy Holt"
        if self._names_a_body(head) and not told:
            from_noun = tokens[1:] if head[0].text.lower() in ("the", "a", "an") else tokens
            return Speaker(self._scene.text(from_noun), "body", named=True)
        text = self._scene.text(tokens)
        if body := self._of_two_fields(tokens):
            return Speaker(body, "body", named=True)
        if any(t.text == "who" for t in tokens[len(head) :]) and not people.is_plural(noun):
            return Speaker(text, "person", people.noun_gender(noun))  # "an operator who left at ten"
        if tokens[0].text == "whose" and (owner := self._owner_before(tokens[0].start)):
            text = f"{' '.join(self._article[owner.span].split())}, {text}"  # "the ministry, whose spokesman"
        return Speaker(text, _kind_of(noun), people.noun_gender(noun), people.is_plural(noun))

    def _of_two_fields(self, tokens: Sequence[Token]) -> str | None:
        """A body's name that "and" joins: "the | Health and Safety Executive"; None: the words are no such name."""
        fields = [t.text for t in tokens[1:]]
        if tokens[0].text.lower() != "the" or len(fields) < 4 or "and" not in fields[1:-2]:
            return None
        capital = all(w in _INSIDE_NAMES or (w[0].isupper() and w.isalpha()) for w in fields)
        heads = people.sort_of(fields[-1]) == "body" or fields[-1] in (
            "Executive",
            "Authority",
            "Service",
            "Inspectorate",
        )
        return self._scene.text(tokens[1:]) if capital and heads else None

    def _owner_before(self, offset: int) -> Mention | None:
        """What stands directly before ", whose"."""
        if self._article.text[max(0, offset - 2) : offset] != ", ":
            return None
        found = self._cast.within(max(0, offset - _LONGEST_NAME), offset - 2)
        return next((m for m in reversed(found) if m.span.end == offset - 2 and m.kind != "pronoun"), None)

    def unlisted_name(self, tokens: Sequence[Token]) -> Speaker:
        """Whom capitals mean that are no mention, as in a headline or a transcript: who has this form in the text, or the
        words."""
        text = self._scene.text(tokens)
        folded = names.folded(text)
        if text.startswith("@"):
            return Speaker(text, "person", named=True)
        if folded in words("partitives"):
            return Speaker(text, "person", plural=folded not in _SINGLE)
        fit = [r for r in self._cast.referents if text in r.forms and r.kind != "place"]
        if not fit:
            fit = [r for r in self._cast.referents if r.is_person and folded == names.parts(r.name)[-1]]
        if len(fit) == 1:
            return meant(fit[0])
        if len(tokens) == 2 and tokens[0].text.lower() in ("a", "an") and tokens[1].text.isupper():
            return Speaker(text, "person", people.noun_gender(tokens[1].text.lower()))  # "A WORKER warned"
        if self._opens_a_sentence(tokens):  # "Pals say", "Boffins fear"
            return Speaker(text, "unknown", plural=text.endswith("s"))
        return Speaker(text, "unknown", named=True)

    def _opens_a_sentence(self, tokens: Sequence[Token]) -> bool:
        """Whether a capital proves no name: one word opens a sentence, and is a plural or a word of the text."""
        text = tokens[0].text
        opens = len(tokens) == 1 and text.istitle() and opens_sentence(self._article, tokens[0].start)
        return opens and (
            text.endswith("s") or text.lower() in self._scene.small or text.lower() in words("impersonal")
        )

    def part_of_talk(self, tokens: Sequence[Token]) -> Speaker | None:
        """ "QUESTION", "THE SPEAKER", "Q": who asks or leads in a transcript, by no name."""
        text = self._scene.text(tokens) if len(tokens) <= 3 else ""
        if text.lower() in ("a", "answer") and text[0].isupper() and (asked := self._interviewed):
            return meant(asked)
        is_part = text.isupper() and names.plain(text.capitalize()).lower() in words("parts_of_talk")
        return Speaker(text, "person") if is_part else None

    @cached_property
    def _interviewed(self) -> Referent | None:
        """The one person whom the article names in full before its first "Q:"; None: several, or nobody."""
        first = _QUESTION.search(self._article.text)
        before = [
            r
            for r in self._cast.referents
            if first and r.kind in ("person", "unknown") and " " in r.name and r.mentions[0].start < first.start()
        ]
        return before[0] if len(before) == 1 and before[0].is_person else None

    def mentioned(self, mention: Mention) -> Speaker | None:
        """A mention as a speaker that "he" can call back to; None for a place, a group, a bare unknown word."""
        referent = self._cast.at(mention.span)
        if referent:
            return None if referent.kind == "place" or not (referent.is_person or referent.is_body) else meant(referent)
        if named := self._named_after(mention):
            return meant(named)
        if mention.kind == "person" and mention.office == mention.span and (tokens := self._scene.tokens(mention.span)):
            if tokens[0].text.lower() in words("definite"):
                whole = self._with_body(tokens)
                return self.office_holder(whole, tokens) or self.own_words(whole, tokens)
            return self.own_words(self._with_body(tokens), tokens)
        return None

    def _with_body(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The office with the name that it belongs to: "The leader | of the Farmers' Centre"."""
        if children := _CHILDREN.match(self._article.text, tokens[-1].end):
            return self._scene.tokens(Span(self._article.id, tokens[0].start, children.end()))
        after = _OF_NAME.match(self._article.text, tokens[-1].end)
        if after is None:
            return tokens
        found = self._cast.within(after.end(), after.end() + _LONGEST_NAME)
        name = next((m for m in found if m.span.start == after.end() and m.kind != "pronoun"), None)
        return self._scene.tokens(Span(self._article.id, tokens[0].start, name.span.end)) if name else tokens

    def _named_after(self, mention: Mention) -> Referent | None:
        """Whom a description before a comma and a form of address means: "the chairman, | Sir Giles Harcourt"."""
        if mention.kind != "person" or mention.office != mention.span:
            return None
        for other in self._cast.within(mention.span.end, mention.span.end + _LONGEST_NAME):
            start = other.office.start if other.office and other.office.start < other.span.start else other.span.start
            referent = self._cast.at(other.span)
            if other.kind == "person" and referent and self._article.text[mention.span.end : start] == ", ":
                address = self._article.text[start : other.span.start].strip()
                return referent if address in people.honorifics() else None
        return None

    # ------------------------------------------------------------------------------------------ people

    def office_holder(self, tokens: Sequence[Token], head: Sequence[Token]) -> Speaker | None:
        """The one person whose office in the article fits "the Florida senator"; None: none or several."""
        noun, start = people.singular(head[-1].text), head[0].start
        required = frozenset(self._required(tokens, head))
        known = [
            r
            for r in self._cast.referents
            if r.kind in ("person", "unknown")
            and (r.mentions[0].start < start or any(o.start < start for o in r.offices))
        ]
        fit = [r for r in known if noun in r.words and self._holds(r, noun, required)]
        if not fit and noun in _ALSO_CALLED and required <= {noun}:
            fit = [r for r in known if self._is_also_called(r, _ALSO_CALLED[noun])]
        if not fit and noun == "leader" and required:
            fit = [r for r in known if self._leads(r, required)]
        if not fit and required:
            fit = self._elsewhere_described(known, noun, required, start)
        fit = [r for r in fit if not self._lost_office(r, noun, start)]
        bare = not any(t.text[0].isupper() for t in tokens[1:])
        if fit and bare and (self._held_by_several(noun, start) or self._has_counterpart(known, fit)):
            return None
        if fit and (other := self._another(noun, required, start)) is not None:
            # whoever the sentence before is about: "Quan asked Brandvold why. … The lawyer replied"
            near = [
                r for r in fit if any(self._scene.sentences_before(start, 1) <= m.start < start for m in r.mentions)
            ]
            fit = near if other < self._scene.sentences_before(start, 1) else []
        if len(fit) > 1 and not required:
            # "President Rosa Lind … Russian President Ivan Petrov … the president": the one without a country
            stateless = [r for r in fit if any(offices.is_bare(self._article[o], noun) for o in r.offices)]
            fit = stateless if len(stateless) == 1 else fit
        if len(fit) == 1 and bare and self._is_overtaken(fit[0], noun, start):
            return None
        return meant(fit[0]) if len(fit) == 1 else None

    def _is_also_called(self, referent: Referent, office: str) -> bool:
        held = any(office in self._article[o].lower() for o in referent.offices)
        return held or referent.name.lower().startswith(f"{office} ")

    def _is_overtaken(self, holder: Referent, noun: str, start: int) -> bool:
        """Whether the holder of an office was left aside for another who may hold it too: who spoke last and of whom the
        article tells no office ("Ash, the governor, … Lowe said no. The governor"), or whoever is told of now where the
        noun says little ("the star")."""
        told = self._scene.recent[-_LAST_SPEAKERS:]
        places = [*(s.start for s in told if s.speaker.referent is holder), *(m.start for m in holder.mentions)]
        paragraph = self._article.paragraph_at(start)
        here = paragraph.span.start if paragraph else start
        for since, spoke in ((self._scene.sentences_before(start, 2), self._last_without_office(told)), (here, [])):
            if any(since <= at < start for at in places):
                continue
            found = (m for m in self._cast.within(since, start) if self._scene.is_candidate(m))
            near = [r for m in found if (r := self._cast.at(m.span)) and " " in r.name]
            others = [r for r in near if noun in words("epithets") or self._is_of_no_office(r)]
            if any(self._may_be_another(r, holder) for r in (*others, *spoke)):
                return True
        return False

    def _is_of_no_office(self, referent: Referent) -> bool:
        """Whether the article does not tell what somebody is; "plasterer Joe Tibbs" is no minister."""
        start = referent.mentions[0].start
        before = self._article.text[max(0, start - _LONGEST_NOUN) : start].split()[-1:]
        noun = bool(before) and before[0].isalpha() and before[0].islower() and before[0] not in prepositions()
        trade = noun and before[0].endswith(_TRADES) and before[0] not in finite_verbs()
        return not (referent.words - words("of_anyone") or trade)

    def _last_without_office(self, told: Sequence[Said]) -> list[Referent]:
        """Who spoke last, where the article tells no office of theirs."""
        for s in reversed(told):
            source, who = s.attribution.source, s.speaker.referent
            if who and source and self._article[source].lower() not in words("relatives"):
                return [] if who.words - words("of_anyone") else [who]
        return []

    def _may_be_another(self, one: Referent, holder: Referent) -> bool:
        return (
            one.is_person and one is not holder and (None in (one.gender, holder.gender) or one.gender == holder.gender)
        )

    def _bare_holder(self, noun: str, start: int) -> Speaker | None:
        """The one person whose office is a noun for bodies too: "the auditor, Ada Marsh, … The auditor"."""
        fit = [
            r
            for r in self._cast.referents
            if r.is_person
            and noun in r.words
            and any(o.start < start and offices.is_bare(self._article[o], noun) for o in r.offices)
        ]
        return meant(fit[0]) if len(fit) == 1 else None

    def _required(self, tokens: Sequence[Token], head: Sequence[Token]) -> set[str]:
        """The words of a description that the office must have too: all names, offices and what tells them apart;
        "embattled" may be missing."""
        asked = {people.singular(t.text) for t in head[1:-1]}
        told = {
            w
            for w in asked
            if w in words("distinct")
            or w in people.modifiers()
            or people.sort_of(w)
            or w == "new"  # "The club hired Ben Lowe. … The new coach" is not the coach of before
            or not (w.endswith("ed") or w in words("opinions"))
        }
        return told | {people.singular(t.text) for t in tokens[1:] if t.text[0].isupper()}

    def _holds(self, referent: Referent, noun: str, required: frozenset[str]) -> bool:
        """Whether one of the referent's offices fits, by its words or by the country that the article ties them to."""
        nations = self._nations(referent)
        countries = {w for w in required if offices.country(w) in nations or any(_adjective_of(w, n) for n in nations)}
        return any(offices.fits(self._article[o], noun, required) for o in referent.offices) or (
            bool(countries)
            and any(offices.fits(self._article[o], noun, required - countries) for o in referent.offices)
        )

    def _leads(self, referent: Referent, required: frozenset[str]) -> bool:
        """Whether the referent is head of state or government of the country that "the Maltese leader" names."""
        nations = self._nations(referent)
        return (
            bool(referent.words & words("heads"))
            and not referent.words & (words("distinct") - {"prime"})
            and all(offices.country(w) in nations or any(_adjective_of(w, n) for n in nations) for w in required)
        )

    def _nations(self, referent: Referent) -> frozenset[str]:
        """The countries that stand beside the referent's name ("Kenya's Ada Marsh", "Ada Marsh of Kenya", "Briton"), and
        the capitalised words there, in lower case, that may be a country's name."""
        if referent not in self._national:
            found = set()
            for place in (*referent.mentions[:_PLACES], *referent.offices[:_PLACES]):
                before = self._article.text[max(0, place.start - 40) : place.start].split()[-2:]
                after = _FROM.match(self._article.text, place.end)
                beside = [_bare(w) for w in before]
                told = [" ".join(beside), *beside[1:]]
                if after:
                    told += [after[1], after[1].split()[0]]
                if place in referent.offices:
                    told += [_bare(w) for w in self._article[place].split()]
                for text in told:
                    if text[:1].isupper():
                        found.add(offices.country(text) or text.lower())
            self._national[referent] = frozenset(found)
        return self._national[referent]

    def _citizen(self, country: str, start: int) -> Speaker | None:
        """Whom "the Kenyan" means: the one person named before whom the article ties to the country."""
        fit = [
            r
            for r in self._cast.referents
            if r.is_person and r.mentions[0].start < start and country in self._nations(r)
        ]
        return meant(fit[0]) if len(fit) == 1 else None

    def _only_person(self, country: str, start: int) -> Speaker | None:
        """The only person whom the paragraph names before "the Kenyan", where the article ties no country to them: "Marsh
        took it calmly. “…,” the Kenyan said"."""
        paragraph = self._article.paragraph_at(start)
        if paragraph is None:
            return None
        found = {
            r.name: r
            for m in self._cast.within(paragraph.span.start, start)
            if (r := self._cast.at(m.span)) and r.kind in ("person", "unknown") and self._scene.is_candidate(m)
        }
        fit = [r for r in found.values() if r.is_person]
        nations = {n for r in fit for n in self._nations(r) if geography.plain(n) in geography.forms()}
        return meant(fit[0]) if len(found) == len(fit) == 1 and not nations - {country} else None

    def _elsewhere_described(
        self, known: Sequence[Referent], noun: str, required: frozenset[str], start: int
    ) -> list[Referent]:
        """The one bare holder of an office whose field stands elsewhere: "her housing minister … the minister, Ada Marsh …
        the housing minister"; empty where the article has ministers of two fields."""
        apart = words("distinct")
        bare = [
            r
            for r in known
            if noun in r.words
            and not r.words & apart
            and any(offices.is_bare(self._article[o], noun) for o in r.offices)
        ]
        if len(bare) != 1 or any(not w.islower() for w in required):
            return []
        fields = {
            frozenset(self._article[m.span].lower().split()[1:-1])
            for m in self._described(noun, start)
            if len(self._article[m.span].split()) > 2
        }
        fields = {f for f in fields if not f & words("distinct")}  # the prime minister is none of them
        return bare if fields == {required} else []

    def _described(self, noun: str, before: int) -> list[Mention]:
        """The descriptions of one unnamed person by this noun before a place, outside quotation marks."""
        found = self._by_noun.get(noun, ())
        return [m for m in found if m.span.end <= before and not self._cast.in_quotes(m.span.start)]

    @cached_property
    def _by_noun(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for m in self._cast.mentions:
            if m.kind == "person" and m.office == m.span:
                found.setdefault(people.singular(self._article[m.span].split()[-1]), []).append(m)
        return found

    def _another(self, noun: str, required: frozenset[str], start: int) -> int | None:
        """Where someone without a name is introduced by the same noun: "A taxi driver saw it. … the driver"; None: nowhere."""
        for m in self._described(noun, start):
            split = self._article[m.span].lower().split()
            if split[0] in ("a", "an", "another", "one") and required <= {people.singular(w) for w in split}:
                return m.span.start
        return None

    def _held_by_several(self, noun: str, start: int) -> bool:
        """Whether the article tells of several at once before the place: "The two mayors … the mayor" is either."""
        return self._pluralled.get(noun, start) < start

    @cached_property
    def _pluralled(self) -> dict[str, int]:
        """Where several holders of an office are first told of at once, by its noun: "both judges"."""
        found: dict[str, int] = {}
        for m in self._cast.mentions:
            split = self._article[m.span].lower().split() if m.kind == "group" else ()
            if len(split) > 1 and split[0] in words("several") and not self._cast.in_quotes(m.span.start):
                noun = people.singular(split[-1])
                if people.sort_of(noun) == "office":
                    found.setdefault(noun, m.span.start)
        return found

    def _has_counterpart(self, known: Sequence[Referent], fit: Sequence[Referent]) -> bool:
        """Whether another holds such an office by another word: "the chief executive … her counterpart at Holt, Ben Lowe"."""
        return any(r not in fit and r.words & words("counterparts") for r in known)

    def _lost_office(self, referent: Referent, noun: str, start: int) -> bool:
        """Whether the article tells that the office was lost: "The club sacked coach Ben Lowe … The coach" is another."""
        held = [o for o in referent.offices if o.start < start and offices.is_bare(self._article[o], noun)]
        before = (self._article.text[max(0, o.start - 20) : o.start].lower().split() for o in held)
        return any(b and b[-1] in words("dismissed") for b in before)

    def _is_held(self, tokens: Sequence[Token], head: Sequence[Token]) -> bool:
        """Whether anybody named in the article has the office of a description, others without a name aside."""
        noun, required = people.singular(head[-1].text), frozenset(self._required(tokens, head))
        return any(noun in r.words and self._holds(r, noun, required) for r in self._cast.referents)

    def _same_person(self, noun: str, head: Sequence[Token]) -> Speaker | None:
        """The unnamed person introduced before with the same noun: "A spokesman … the spokesman"."""
        noun = people.singular(noun)
        earlier = [
            s
            for s in self._scene.recent
            if s.speaker.kind == "person" and not (s.speaker.named or s.speaker.plural) and noun in _nouns(s.speaker)
        ]
        asked = {people.singular(t.text) for t in head[1:-1]}
        earlier = [s for s in earlier if asked <= _nouns(s.speaker)]
        if len({s.speaker.text for s in earlier}) == 1:
            return replace(earlier[-1].speaker, via=earlier[-1].attribution)
        return None

    def _same_body(self, noun: str, head: Sequence[Token]) -> Speaker | None:
        """The body without a name that spoke before, by the same noun: "Norvania's embassy … The embassy"."""
        earlier = [s for s in self._scene.recent if s.speaker.kind == "body" and _bodies_noun(s.speaker) == noun]
        if len(head) == 2 and len({s.speaker.text for s in earlier}) == 1 and not earlier[0].speaker.referent:
            return replace(earlier[-1].speaker, via=earlier[-1].attribution)
        return None

    def _of_age(self, age: str) -> Speaker | None:
        follows = re.compile(rf",\s{age}\b")
        fit = [r for r in self._cast.referents if r.is_person and any(follows.match(self._article.text, m.end) for m in r.mentions)]  # fmt: skip
        return meant(fit[0]) if len(fit) == 1 else None

    # ------------------------------------------------------------------------------------------ groups

    def _part(self, tokens: Sequence[Token], head: Sequence[Token], own: Speaker) -> Speaker:
        """ "one of the officials": the article's own words, one or several; what was said of the whole holds for it."""
        single = head[0].text.lower() in _SINGLE
        part = replace(own, kind="person" if single else "group", plural=not single, gender=None, named=False)
        rest = tokens[len(head) :]
        if not any(t.text == "the" for t in rest):
            return part
        noun = next((t.text for t in rest if people.sort_of(t.text)), head[-1].text)
        return replace(part, via=self._earlier_group(people.singular(noun)))

    def _same_group(self, tokens: Sequence[Token], head: Sequence[Token], own: Speaker) -> Speaker:
        """The group that a definite plural calls back to: "The officials said" after "the unnamed officials who …"."""
        if len(tokens) > len(head):
            return own  # "the officials who spoke": introduced here
        noun, start = people.singular(head[-1].text), head[0].start
        asked = {t.text.lower() for t in head[1:-1]}
        held_back = words("held_back")
        told = self._told_group(noun, asked, start)
        for said in reversed(self._scene.recent):
            speaker = said.speaker
            if told and told[0] > said.start:
                break
            if not speaker.text or speaker.named or speaker.kind not in ("group", "person"):
                continue
            nouns = _nouns(speaker)
            if noun in nouns and asked <= {*speaker.text.lower().split(), "two", "three"}:
                return replace(speaker if speaker.plural else own, via=said.attribution)
            if noun in held_back and nouns & held_back:
                return replace(own, via=said.attribution)
        return told[1] if told else own

    def _told_group(self, noun: str, asked: set[str], start: int) -> tuple[int, Speaker] | None:
        """The nearest fuller description of such a group in the sentences before, with its place: "The Guardian reported
        that British government sources indicated … The sources said"."""
        if noun not in words("held_back"):
            return None
        low = self._scene.sentences_before(start, _TOLD)
        for mention in reversed(self._cast.within(low, start)):
            if mention.kind != "group" or self._cast.in_quotes(mention.span.start):
                continue
            text = self._article[mention.span]
            split = text.split()
            if len(split) > 1 and people.singular(split[-1]) == noun and asked <= set(text.lower().split()):
                described = Speaker(" ".join(split), "group", plural=True, through=self._scene.tellers(mention))
                return mention.span.start, described
        return None

    def _earlier_group(self, noun: str) -> Attribution | None:
        """The last unnamed source, where it is the same people or people whose names are held back."""
        held_back = words("held_back")
        for said in reversed(self._scene.recent):
            if said.speaker.text and not said.speaker.named and said.speaker.kind in ("group", "person"):
                nouns = _nouns(said.speaker)
                same = noun in nouns or (noun in held_back and bool(nouns & held_back))
                return said.attribution if same else None
        return None

    # ------------------------------------------------------------------------------------------ bodies

    def _body(self, noun: str, start: int) -> Speaker | None:
        """What "the company" calls back to: the body that spoke last in the paragraph, or the only one of its kind."""
        company = noun in words("companies")
        typed = [
            r
            for r in self._cast.referents
            if r.kind in ("body", "unknown")
            and r.mentions[0].start < start
            and not (company and public.is_public(self._article, r, noun))
            and (
                noun in r.words
                or (company and (is_company(r) or r.words & words("companies")))
                or r.name.lower().split()[-1] == noun
                or (not company and _head_of(r.name) == noun)
            )
        ]
        if not company and (called := [r for r in typed if _head_of(r.name) == noun]):
            typed = called  # "the ministry" is the Ministry of Rail, whatever has one beside its name
        paragraph = self._article.paragraph_at(start)
        if paragraph and self._scene.said and self._scene.said[-1].start >= paragraph.span.start:
            last = self._scene.said[-1].speaker
            if (
                last.referent
                and _is_private(last.referent)
                and ((company and self._may_be_company(last.referent, noun)) or last.referent in typed)
            ):
                return replace(last, via=None)
        if company and not typed and paragraph:
            near = {
                r.name: r
                for m in self._cast.within(paragraph.span.start, start)
                if (r := self._cast.at(m.span)) and r.kind in ("body", "unknown") and self._scene.is_candidate(m)
            }
            near = {name: r for name, r in near.items() if not people.is_given(name.split()[0])}
            fit = [r for r in near.values() if r.is_body and self._may_be_company(r, noun)]
            return meant(*fit) if len(near) == len(fit) == 1 else None
        if len(typed) == 1 and not (company and self._has_rival(typed[0], start)):
            return meant(typed[0])
        return None

    def _may_be_company(self, referent: Referent, noun: str) -> bool:
        """Whether a body of unknown sort can be "the company": no agency or union, no product ("a Pelora 3"), and no
        initials where the article has a body that is one by its name."""
        if public.is_public(self._article, referent, noun) or public.is_product(self._article, referent):
            return False
        if public.is_field(self._article, referent):
            return False
        initials = all(form.isupper() and len(form) <= _LONGEST_INITIALS for form in referent.forms)
        others = (r for r in self._cast.referents if r is not referent)
        return is_company(referent) or not (initials and any(is_company(r) for r in others))

    def _has_rival(self, one: Referent, start: int) -> bool:
        """Whether another body that could be meant stands nearer, or in the same paragraph."""
        last = max((m.start for m in one.mentions if m.start < start), default=-1)
        paragraph = self._article.paragraph_at(last)
        last = paragraph.span.start if paragraph else last
        rivals = (
            r
            for r in self._cast.referents
            if r is not one and (_is_private(r) or (r.kind == "unknown" and not people.is_given(r.name.split()[0])))
        )
        return any(last <= m.start < start for r in rivals for m in r.mentions)

    def _by_last_word(self, noun: str, start: int) -> Speaker | None:
        """The one body whose name ends in the noun, or the union that it calls back to: "the agency", "the bloc"."""
        union = geography.union_nouns().get(noun)
        fit = [
            r
            for r in self._cast.referents
            if r.kind in ("body", "unknown")
            and r.mentions[0].start < start
            and ((" " in r.name and r.name.split()[-1].lower() == noun) or (union and _union_of(r) == union))
        ]
        return meant(fit[0]) if len({r.name for r in fit}) == 1 else None

    def _names_a_body(self, head: Sequence[Token]) -> bool:
        """Whether a description names a body by whose it is: "the Lind administration", "the Ukrainian military"."""
        noun = head[-1].text.lower()
        if noun != "police" and (people.is_plural(noun) or people.sort_of(noun) != "body"):
            return False
        if any(t.text in POSSESSIVES for t in head):
            return False
        forms = geography.forms()
        told = [t.text for t in head] + [f"{a.text} {b.text}" for a, b in pairwise(head)]
        return bool(self._phrases.names(head)) or any(w in forms and forms[w].sort == "adjective" for w in told)

    def nearest_outlet(self, start: int) -> Mention | None:
        """The outlet that "the newspaper" calls back to: the nearest one in the last three sentences."""
        low = self._scene.sentences_before(start, 3)
        found = [m for m in self._cast.within(low, start) if m.kind == "outlet" and self._scene.is_candidate(m)]
        if not found:
            return None
        near = self._article.sentence_at(found[-1].span.start)
        beside = {self._name(m) for m in found if near and near.span.contains(m.span)}
        if len(beside) == 1:
            return found[-1]
        spoke = [
            m for m in found if any(s.start <= m.span.start < s.start + 40 for s in self._scene.spoken(low, start))
        ]
        return spoke[-1] if len({self._name(m) for m in spoke}) == 1 else None

    def _name(self, mention: Mention) -> str:
        referent = self._cast.at(mention.span)
        return referent.name if referent else self._article[mention.span]


def _may_be(modifier: str, body: Speaker) -> bool:
    """Whether a word before "company" tells no other than the body: "the Chicago-based company", "the embattled bank";
    "the central bank", "the parent company" are others."""
    low = modifier.lower()
    return (
        modifier[0].isupper()
        or low.endswith(("-based", "ed"))
        or low in words("opinions")
        or body.referent is None
        or low in {*body.referent.words, *body.referent.name.lower().split()}
    )


def _kind_of(noun: str) -> MentionKind:
    if people.is_plural(noun):
        return "group"
    sort = people.sort_of(noun)
    return "person" if sort in ("office", "kin") else "body" if sort in ("body", "text") else "unknown"


def _nouns(speaker: Speaker) -> frozenset[str]:
    return _singulars(speaker.text or "")


@lru_cache(maxsize=1024)
def _singulars(text: str) -> frozenset[str]:
    return frozenset(people.singular(w.strip(",.")) for w in text.split())


def _union_of(referent: Referent) -> str | None:
    form = geography.forms().get(geography.plain(referent.name))
    return form.country if form else None


def _bodies_noun(speaker: Speaker) -> str:
    return (speaker.text or "").split()[-1].lower()


def _bare(word: str) -> str:
    return word.strip(",").removesuffix("'s").removesuffix("’s")


def _adjective_of(word: str, name: str) -> bool:
    """Whether a lower-case word looks like the adjective of a name: "ruritanian", "ruritania"."""
    return len(name) > 3 and word.startswith(name[:-1]) and 0 <= len(word) - len(name) <= 3


def _demonym(word: str) -> str | None:
    """The country of a noun for one of its people: "Kenyan"; None: not one."""
    if word.endswith(("ese", "sh", "nch", "tch", "ss")):
        return None  # "the Chinese" are many
    form = geography.forms().get(word) if word[0].isupper() else None
    return form.country if form and form.sort in ("adjective", "people") else None


def _is_private(referent: Referent) -> bool:
    """Whether it is a body of its own: no country, no outlet, no house of government."""
    return referent.is_body and referent.kind not in ("country", "outlet") and _union_of(referent) is None


def _head_of(name: str) -> str:
    """The noun of a body's name in small letters: "ministry" of the Ministry of Rail."""
    return re.split(r"\s(?:of|for)\s", name.lower(), maxsplit=1)[0].split()[-1]
