"""The words that stand for a speaker -> who is meant, in the article's own words.

"she" -> "Marilyn Strickland", "the minister" -> the one minister whom the article names, "they said" -> "the unnamed
officials who talked to The New York Times". Where two people fit, nobody is meant: a wrong name is the worst fault, the
article's own description a small one.

Method: the head of the source's noun phrase; names by the article's cast; pronouns by agreement, subject and nearness
(after Hobbs 1978 and Lappin and Leass 1994, kept to what can be told without a parse). What stands between quotation
marks is never a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefings import lexicon
from briefings.lexicon import geography, outlets, people
from briefings.lexicon.people import Gender
from briefings.link.cast import Cast, Referent, is_company
from briefings.model import Article, Attribution, Mention, MentionKind, Sentence, Span, Token

_SPACE = re.compile(r"\s+")
_SINGULAR: dict[str, Gender | None] = {"he": "m", "him": "m", "she": "f", "her": "f"}
_RELATIVE = frozenset(("who", "which", "that", "whose", "where", "whom"))
_PARTITIVES = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "several",
        "some",
        "many",
        "most",
        "all",
        "both",
        "none",
        "few",
        "number",
        "group",
        "dozens",
        "hundreds",
        "scores",
        "majority",
        "handful",
        "another",
        "either",
        "each",
        "neither",
        "any",
        "couple",
    ]
)
# Words that make another office of an office: "vice president" is not "the president".
_DISTINCT = frozenset(
    [
        "vice",
        "deputy",
        "former",
        "ex",
        "prime",
        "assistant",
        "shadow",
        "elect",
        "under",
        "acting",
        "undersecretary",
        "co",
    ]
)
_FAR = 4  # sentences back in which a pronoun's speaker is looked for


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant by a source."""

    text: str | None  # a stretch of the article on one line; None: cannot be told
    kind: MentionKind | None = None
    gender: Gender | None = None
    plural: bool = False
    named: bool = False  # by a name, not by a description alone
    referent: Referent | None = None
    place: Span | None = None  # the words that describe them where they were introduced
    via: Attribution | None = None  # the earlier attribution to the same speaker, whose relay holds here too

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can stand for it."""
        if self.plural or self.text is None:
            return False
        return self.referent.is_person if self.referent else self.kind == "person"


NOBODY = Speaker(None)


@dataclass(frozen=True, slots=True)
class _Said:
    """An earlier source with who was meant."""

    start: int
    attribution: Attribution
    speaker: Speaker


class Resolver:
    """Resolves the sources of one article in text order; each answer is a candidate for the next pronoun."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.article = cast.article
        self.said: list[_Said] = []
        self._own: Sequence[Span] = ()  # what the source in hand says, where it stands before the source
        self._sentences = cast.article.sentences
        self._index = {s.span.start: i for i, s in enumerate(self._sentences)}

    def resolve(self, attribution: Attribution, enclosing: Speaker | None = None) -> Speaker:
        """Who is meant by the attribution's source; `enclosing` speaks the quotation that the source stands in."""
        source = attribution.source
        if source is None:
            return NOBODY
        sentence = self.article.sentence_at(source.start)
        tokens = _tokens(self.article, source, sentence)
        self._own = [p for p in attribution.content if p.end <= source.start]
        speaker = self._phrase(tokens, sentence, enclosing) if tokens else NOBODY
        self.said.append(_Said(source.start, attribution, speaker))
        return speaker

    # -------------------------------------------------------------------------------------------- phrases

    def _phrase(self, tokens: Sequence[Token], sentence: Sentence | None, enclosing: Speaker | None) -> Speaker:
        tokens = _trimmed(tokens)
        if not tokens:
            return NOBODY
        word = tokens[0].text.lower()
        if len(tokens) == 1 or (
            len(tokens) == 2 and tokens[1].text.lower() in ("himself", "herself", "themselves", "also", "both", "all")
        ):
            if word in ("he", "she", "him", "her"):
                return self._he_or_she(tokens[0].start, _SINGULAR[word], sentence)
            if word in ("they", "them"):
                return self._they(tokens[0].start, sentence)
            if word == "it" and tokens[0].text != "IT":
                return self._it(tokens[0].start, sentence)
            if word in ("i", "we", "me", "us") and tokens[0].text != "US":
                return enclosing or NOBODY
            if word in ("who", "which", "that", "whom"):
                return self._antecedent(tokens[0].start, sentence)
            if word in ("this", "these", "those", "what", "there", "you", "one", "both", "some", "others", "many"):
                return self._described(tokens) if word in ("one", "both", "some", "others", "many") else NOBODY
        parts = _parts(tokens)
        first = parts[0]
        noun_phrase = self._noun_phrase(first)
        if group := self._several(tokens, parts, first, noun_phrase):
            return group
        if mention := self._name_at_end(noun_phrase):
            return self._named(mention)
        if len(noun_phrase) == len(first) or people.sort_of(noun_phrase[-1].text if noun_phrase else ""):
            for part in parts[1:2]:  # "the manufacturer, Solvane,"
                mention = self._name_at_end(self._noun_phrase(part))
                if mention and self._is_apposition(part, noun_phrase, mention):
                    return self._named(mention)
        if owner := self._author(first):
            return self._phrase(owner, sentence, enclosing)
        return self._description(first, noun_phrase, sentence)

    def _before_preposition(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens up to the first preposition or relative pronoun that is not inside a name."""
        small = _prepositions()
        inside = self._name_tokens(tokens)
        for i, token in enumerate(tokens):
            lowered = token.text.lower()
            if i and token.start not in inside and (lowered in small or lowered in _RELATIVE):
                return tokens[:i]
            if i and token.start not in inside and lowered.endswith("ing") and lowered not in _PREMODIFIERS:
                return tokens[:i]
        return tokens

    def _noun_phrase(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens up to the head noun or name: "sources" of "sources familiar with the matter"."""
        core = self._before_preposition(tokens)
        if self._name_at_end(core) or people.sort_of(core[-1].text):
            return core
        last = next((i for i in range(len(core) - 1, 0, -1) if people.sort_of(core[i - 1].text)), 0)
        inside = self._name_tokens(core)
        return core[:last] if last and not any(t.start in inside for t in core[last:]) else core

    def _name_tokens(self, tokens: Sequence[Token]) -> set[int]:
        """Where the tokens begin that belong to a name or to the office directly before it."""
        found: set[int] = set()
        for mention in self._names(tokens):
            first, end = mention.span.start, mention.span.end
            if mention.office and 0 <= first - mention.office.end <= 1:
                first = mention.office.start
            found.update(t.start for t in tokens if first <= t.start < end)
        return found

    def _names(self, tokens: Sequence[Token]) -> list[Mention]:
        if not tokens:
            return []
        return [m for m in self.cast.within(tokens[0].start, tokens[-1].end) if self._is_name(m)]

    def _is_name(self, mention: Mention) -> bool:
        return mention.kind != "pronoun" and mention.span in self.cast.whose

    def _name_at_end(self, tokens: Sequence[Token]) -> Mention | None:
        """The name that ends the noun phrase, its head: "UK Foreign Secretary David Lammy"."""
        tokens = [t for t in tokens if t.text.lower() not in ("himself", "herself", "itself", "also")]
        if not tokens:
            return None
        return next((m for m in self._names(tokens) if m.span.end == tokens[-1].end), None)

    def _is_apposition(self, part: Sequence[Token], before: Sequence[Token], mention: Mention) -> bool:
        """Whether the name in `part` names what stands before the comma."""
        lead = [t for t in part if t.end <= mention.span.start]
        if any(t.text.islower() and people.sort_of(t.text) is None and t.text not in ("the", "a", "an") for t in lead):
            return False
        if not before or people.is_plural(before[-1].text):
            return False
        sort = people.sort_of(before[-1].text)
        if sort in ("office", "kin"):
            return mention.kind in ("person", "unknown")
        if sort == "body":
            return mention.kind in ("body", "outlet", "unknown", "country")
        return mention.kind == "person"

    def _several(
        self, tokens: Sequence[Token], parts: Sequence[Sequence[Token]], first: Sequence[Token], head: Sequence[Token]
    ) -> Speaker | None:
        """Names joined by "and": both are meant, in the article's words; None: not several."""
        for stretch in (tokens, *parts[1:2]):
            inside = self._name_tokens(stretch)
            if not any(t.text.lower() in _AND and t.start not in inside for t in stretch):
                continue
            found = [m for m in self._names(stretch) if m.kind in ("person", "body", "country", "outlet", "unknown")]
            if len(found) < 2:
                continue
            joint = [
                t for t in stretch if found[0].span.end <= t.start < found[-1].span.start and t.start not in inside
            ]
            words = [t.text.lower() for t in joint]
            if not _AND & set(words):
                continue
            lead = [t.text.lower() for t in stretch if t.end <= found[0].span.start]
            if set(words) & _prepositions() or set(lead) & _prepositions() or any(w in ("'s", "’s") for w in words):
                continue
            if found[-1].span.end != stretch[-1].end:
                tail = [t for t in stretch if t.start >= found[-1].span.end]
                if people.sort_of(tail[0].text) == "body":  # "the New York Times and the AP agency"
                    return Speaker(
                        _one_line(self.article.text[found[0].span.start : tail[0].end]), "group", None, True, True
                    )
                if tail[0].text.lower() not in _prepositions() and tail[0].text not in ("(", ","):
                    continue
            if "nor" in words:
                return Speaker(
                    _one_line(self.article.text[stretch[0].start : stretch[-1].end]), "group", None, True, True
                )
            if stretch is not tokens and not people.is_plural(head[-1].text if head else ""):
                continue
            return self._joint(found)
        return None

    def _joint(self, found: Sequence[Mention]) -> Speaker:
        text = self.article.text[found[0].span.start : found[-1].span.end]
        short = _SPACE.sub(" ", text)
        referents = [self.cast.at(m.span) for m in found]
        if len(found) == 2 and all(referents):
            full = " and ".join(r.name for r in referents if r)
            if full in self.article.text:  # the fuller form must be a stretch of the article, too
                short = full
        return Speaker(short, "group", None, plural=True, named=True)

    def _named(self, mention: Mention) -> Speaker:
        referent = self.cast.at(mention.span)
        if referent is None:
            return Speaker(_one_line(self.article[mention.span]), mention.kind, named=True)
        return Speaker(referent.name, referent.kind, referent.gender, named=True, referent=referent)

    def _author(self, tokens: Sequence[Token]) -> Sequence[Token] | None:
        """Who made the text that is named as the source: "a statement by the ministry", "the union's letter"."""
        texts = {
            "statement",
            "report",
            "reports",
            "release",
            "post",
            "tweet",
            "letter",
            "email",
            "message",
            "memo",
            "note",
            "testimony",
            "article",
            "story",
            "interview",
            "remarks",
            "account",
            "accounts",
            "filing",
            "announcement",
            "claim",
            "warning",
            "comments",
            "words",
            "studies",
            "study",
            "poll",
            "survey",
            "briefing",
        }
        head = next((i for i, t in enumerate(tokens) if t.text.lower() in texts), None)
        if head is None:
            return None
        if head + 1 < len(tokens) and tokens[head + 1].text in ("by", "from"):
            return tokens[head + 2 :] or None
        if head + 1 == len(tokens):
            marks = [i for i, t in enumerate(tokens) if t.text in ("'s", "’s") and i < head]
            if marks:
                return tokens[: marks[-1]] or None
        return None

    # -------------------------------------------------------------------------------------------- descriptions

    def _described(self, tokens: Sequence[Token], **more: object) -> Speaker:
        text = _one_line(self.article.text[tokens[0].start : tokens[-1].end])
        place = self.article.span(tokens[0].start, tokens[-1].end)
        head = next((t.text for t in reversed(tokens) if people.sort_of(t.text)), tokens[-1].text)
        return Speaker(text, self._kind_of(head), people.noun_gender(head), place=place, plural=people.is_plural(head))

    def _kind_of(self, noun: str) -> MentionKind:
        if people.is_plural(noun):
            return "group"
        sort = people.sort_of(noun)
        return "person" if sort in ("office", "kin") else "body" if sort in ("body", "text") else "unknown"

    def _description(self, tokens: Sequence[Token], head: Sequence[Token], sentence: Sentence | None) -> Speaker:
        """A description: the one whom the article names elsewhere, or the article's own words."""
        if not head:
            head = tokens
        noun = head[-1].text.lower()
        own = self._own_words(tokens, head)
        if head[0].text.lower() in _PARTITIVES and len(tokens) > len(head):
            one = head[0].text.lower() in ("one", "another", "each", "either")
            inner = next((t.text for t in tokens[len(head) + 1 :] if people.sort_of(t.text)), noun)
            if len(head) == 1 or head[0].text.lower() not in ("group", "number"):
                part = replace(own, kind="person" if one else "group", plural=not one, gender=None, named=False)
                return (
                    replace(part, via=self._earlier_group(inner, head[0].start))
                    if "the" in {t.text for t in tokens}
                    else part
                )
        definite = head[0].text.lower() in ("the", "this", "that", "these", "those")
        if noun in outlets.nouns() and definite and len(head) <= 4:
            if len(head) == 2 and (body := self._by_last_word(noun, head[0].start)):
                return body
            if outlet := self._nearest_outlet(head[0].start):
                return self._named(outlet)
            return own
        if not definite:
            return own
        sort, plural = people.sort_of(noun), people.is_plural(noun)
        if plural:
            return self._same_group(tokens, head, own)
        if sort in ("office", "kin"):
            return self._office_holder(tokens, head) or self._same_person(noun, head) or own
        if sort == "body" and len(head) == 2 == len(tokens) and (body := self._by_last_word(noun, head[0].start)):
            return body
        if sort == "body" and len(head) <= 3 and len(tokens) == len(head):
            return self._body(head, noun, own)
        if re.fullmatch(r"\d{1,3}-year-old", noun):
            return self._of_age(noun.split("-")[0]) or own
        return own

    def _own_words(self, tokens: Sequence[Token], head: Sequence[Token]) -> Speaker:
        cited = next((i for i, t in enumerate(tokens) if i >= len(head) and t.text in ("cited", "quoted")), None)
        if cited and cited + 1 < len(tokens) and tokens[cited + 1].text == "by":
            tokens = tokens[:cited]  # the relay says by whom
        speaker = self._described(tokens)
        noun = head[-1].text
        speaker = replace(
            speaker, kind=self._kind_of(noun), plural=people.is_plural(noun), gender=people.noun_gender(noun)
        )
        if noun.lower() in ("woman", "girl", "mother", "lady") or noun.lower() in ("man", "boy"):
            speaker = replace(speaker, gender="m" if noun.lower() in ("man", "boy") else "f")
        if names_a_body(head, self._names(head)):
            start = head[1].start if head[0].text.lower() in ("the", "a", "an") else head[0].start
            text = _one_line(self.article.text[start : tokens[-1].end])
            return replace(speaker, text=text, kind="body", plural=False, named=True)
        return speaker

    def _office_holder(self, tokens: Sequence[Token], head: Sequence[Token]) -> Speaker | None:
        """The one person whose office in the article fits "the Florida senator"; None: none or several."""
        noun = people.singular(head[-1].text)
        asked = {people.singular(t.text) for t in head[1:-1]}
        for token in tokens[len(head) :]:
            if token.text[0].isupper():
                asked.add(people.singular(token.text))
        required = {w for w in asked if w in _DISTINCT or w in people.modifiers() or people.sort_of(w)} | {
            people.singular(t.text) for t in tokens[1:] if t.text[0].isupper()
        }
        required |= {w for w in asked if not w.isalpha()}
        limit = head[0].start
        fits: list[Referent] = []
        for referent in self.cast.referents:
            if referent.kind not in ("person", "unknown") or noun not in referent.words:
                continue
            if referent.mentions[0].start > limit and not any(o.start < limit for o in referent.offices):
                continue
            if any(self._fits_office(self.article[o], noun, required) for o in referent.offices):
                fits.append(referent)
        if len(fits) > 1 and not required:
            # "President Joe Biden … Russian President Vladimir Putin … the president": the one without a country
            bare = [
                r
                for r in fits
                if any(not _has_country(self.article[o]) and noun in _last_noun(self.article[o]) for o in r.offices)
            ]
            fits = bare if len(bare) == 1 else fits
        if len(fits) != 1:
            return None
        referent = fits[0]
        return Speaker(referent.name, referent.kind, referent.gender, named=True, referent=referent)

    def _fits_office(self, office: str, noun: str, required: set[str]) -> bool:
        words = [people.singular(w.strip(".,()")) for w in _expanded(office)]
        if noun not in words or noun not in _head_words(office):
            return False
        if not all(_matches(need, words) for need in required):
            return False
        i = words.index(noun)
        distinct = {w for w in words[max(0, i - 2) : i] + words[i + 1 : i + 2] if w in _DISTINCT}
        if noun.endswith("-elect"):
            distinct.add("elect")
        return distinct <= required

    def _same_person(self, noun: str, head: Sequence[Token]) -> Speaker | None:
        """The unnamed person introduced before with the same noun: "A spokesman … the spokesman"."""
        earlier = [
            s
            for s in self.said
            if s.speaker.kind == "person"
            and not (s.speaker.named or s.speaker.plural)
            and s.speaker.text
            and people.singular(noun) in {people.singular(w) for w in s.speaker.text.split()}
        ]
        if len({s.speaker.text for s in earlier}) == 1 and len(head) == 2:
            return replace(earlier[-1].speaker, via=earlier[-1].attribution)
        return None

    def _same_group(self, tokens: Sequence[Token], head: Sequence[Token], own: Speaker) -> Speaker:
        """The group that a definite plural calls back to: "The officials said" after "the unnamed officials who …"."""
        noun = people.singular(head[-1].text)
        if len(tokens) > len(head):
            return own  # "the officials who spoke": introduced here
        asked = {t.text.lower() for t in head[1:-1]}
        for said in reversed(self.said):
            speaker = said.speaker
            if not speaker.text or speaker.named or speaker.kind not in ("group", "person"):
                continue
            words = {people.singular(w.strip(",.")) for w in speaker.text.split()}
            if noun in words and asked <= {w.lower() for w in speaker.text.split()} | {"two", "three"}:
                if not speaker.plural:
                    return replace(own, via=said.attribution)
                return replace(speaker, via=said.attribution)
            if noun in _HELD_BACK and words & _HELD_BACK:
                return replace(own, via=said.attribution)
        return own

    def _earlier_group(self, noun: str, before: int) -> Attribution | None:
        """The nearest earlier words of the same people, or of officials or sources whose names are held back."""
        noun = people.singular(noun)
        for said in reversed(self.said):
            speaker = said.speaker
            if said.start >= before or not speaker.text or speaker.named or speaker.kind not in ("group", "person"):
                continue
            words = {people.singular(w.strip(",.")) for w in speaker.text.split()}
            if noun in words or (noun in _HELD_BACK and words & _HELD_BACK):
                return said.attribution
            return None
        return None

    def _body(self, head: Sequence[Token], noun: str, own: Speaker) -> Speaker:
        """The one body that "the company" calls back to: the last speaker of the paragraph, or the only one of its kind."""
        start = head[0].start
        if len(head) == 3 and not head[1].text[0].isupper():
            pass
        typed = [
            r for r in self.cast.referents
            if r.kind in ("body", "unknown") and r.mentions[0].start < start
            and (noun in r.words or (noun in _COMPANY_NOUNS and is_company(r)) or r.name.lower().split()[-1] == noun)
        ]  # fmt: skip
        paragraph = self.article.paragraph_at(start)
        if paragraph and self.said:
            last = self.said[-1]
            near = last.start >= paragraph.span.start
            referent = last.speaker.referent
            if (
                near
                and referent
                and referent.is_body
                and referent.kind not in ("country", "outlet")
                and _is_private(referent)
            ):
                if noun in _COMPANY_NOUNS or referent in typed:
                    return replace(last.speaker, via=None)
        if len(typed) == 1 and not self._rivals(typed[0], noun, start):
            r = typed[0]
            return Speaker(r.name, r.kind, None, named=True, referent=r)
        return own

    def _by_last_word(self, noun: str, before: int) -> Speaker | None:
        """The one body whose name ends in the noun, or the union that it calls back to: "the agency", "the bloc"."""
        union = geography.union_nouns().get(noun)
        fits = [
            r
            for r in self.cast.referents
            if r.mentions[0].start < before
            and r.kind in ("body", "unknown")
            and (
                r.name.split()[-1].lower() == noun
                or (union and (form := geography.forms().get(geography.plain(r.name))) and form.country == union)
            )
        ]
        if len({r.name for r in fits}) != 1:
            return None
        return Speaker(fits[0].name, fits[0].kind, named=True, referent=fits[0])

    def _rivals(self, one: Referent, noun: str, start: int) -> bool:
        """Whether another body that could be meant stands nearer."""
        if noun not in _COMPANY_NOUNS:
            return False
        last = max((m.start for m in one.mentions if m.start < start), default=-1)
        return any(
            r is not one
            and r.kind in ("body", "unknown")
            and r.is_body
            and _is_private(r)
            and any(last < m.start < start for m in r.mentions)
            for r in self.cast.referents
        )

    def _nearest_outlet(self, start: int) -> Mention | None:
        """The outlet that "the newspaper" calls back to: the nearest one in the last three sentences."""
        sentence = self._sentence_index(start)
        low = self._sentences[max(0, sentence - 3)].span.start if self._sentences else 0
        found = [m for m in self.cast.within(low, start) if m.kind == "outlet" and not self._is_said(m)]
        if not found:
            return None
        near = self._sentence_index(found[-1].span.start)
        same = {r.name for m in found if self._sentence_index(m.span.start) == near and (r := self.cast.at(m.span))}
        return found[-1] if len(same) == 1 else self._reporting_outlet(found)

    def _reporting_outlet(self, found: Sequence[Mention]) -> Mention | None:
        sources = {s.attribution.source.start for s in self.said if s.attribution.source}
        spoke = [m for m in found if m.span.start in sources or any(s <= m.span.start < s + 40 for s in sources)]
        return spoke[-1] if len({self.article[m.span] for m in spoke}) == 1 else None

    def _of_age(self, age: str) -> Speaker | None:
        pattern = re.compile(rf",\s{age}\b")
        fits = [
            r
            for r in self.cast.referents
            if r.is_person and any(pattern.match(self.article.text, m.end) for m in r.mentions)
        ]
        if len(fits) != 1:
            return None
        return Speaker(fits[0].name, fits[0].kind, fits[0].gender, named=True, referent=fits[0])

    # -------------------------------------------------------------------------------------------- pronouns

    def _sentence_index(self, offset: int) -> int:
        sentence = self.article.sentence_at(offset)
        return self._index[sentence.span.start] if sentence else 0

    def _back(self, start: int, sentence: Sentence | None) -> Iterator[tuple[int, Sentence]]:
        """The sentence of the pronoun, then those before it, as (steps back, sentence); sentences that are wholly
        quoted cost no step."""
        if sentence is None:
            return
        i, steps = self._index[sentence.span.start], 0
        while i >= 0 and steps <= _FAR:
            here = self._sentences[i]
            yield steps, here
            i -= 1
            if not (self.cast.in_quotes(here.span.start + 1) and self.cast.in_quotes(here.span.end - 2)):
                steps += 1

    def _he_or_she(self, start: int, gender: Gender | None, sentence: Sentence | None) -> Speaker:
        transparent = False
        for steps, here in self._back(start, sentence):
            speakers, subjects, others = self._people_in(here, start, gender)
            for strong in (speakers, subjects):
                told = _only(strong, gender)
                if told:
                    return told
                if len({s.text for s in strong}) > 1:
                    return NOBODY
            if others and not transparent:
                told = _only(others, gender)
                if told and steps <= 2:
                    return told
                return NOBODY
            if not others and (owners := self._owners(here, start, gender)):
                # "The president’s roots came into play. … he said": whose sentence it is, where nobody else is in it
                return (_only(owners, gender) or NOBODY) if steps <= 2 else NOBODY
            transparent = transparent or self._has_pronoun_subject(here, start, gender)
        return NOBODY

    def _in_own(self, said: _Said) -> bool:
        return any(p.start <= said.start < p.end for p in self._own)

    def _is_said(self, mention: Mention) -> bool:
        """Whether the mention stands between marks or in the very words whose speaker is asked
        ("Ukrainian forces could be overwhelmed, they said"): no candidate."""
        return self.cast.in_quotes(mention.span.start) or any(p.contains(mention.span) for p in self._own)

    def _people_in(
        self, sentence: Sentence, before: int, gender: Gender | None
    ) -> tuple[list[Speaker], list[Speaker], list[Speaker]]:
        """Whom "he" can mean in a sentence: those who speak in it, its subjects, the others."""
        low, high = sentence.span.start, min(sentence.span.end, before)
        speakers = [
            s.speaker for s in self.said
            if low <= s.start < high and s.speaker.is_person and _agrees(s.speaker.gender, gender) and not self._in_own(s)
        ]  # fmt: skip
        subjects: list[Speaker] = []
        others: list[Speaker] = []
        for mention in self.cast.within(low, high):
            if mention.kind == "pronoun" or self._is_said(mention):
                continue
            speaker = self._mentioned(mention)
            if speaker is None or not speaker.is_person or not _agrees(speaker.gender, gender):
                continue
            role = self._role(mention, sentence)
            if role == "subject":
                subjects.append(speaker)
            elif role == "other" and (speaker.kind == "person" and speaker.named or speaker.gender == gender):
                others.append(speaker)
        return speakers[-1:], subjects, others

    def _owners(self, sentence: Sentence, before: int, gender: Gender | None) -> list[Speaker]:
        """Whose the subject of the sentence is: "Blinken’s visit"."""
        found = []
        for mention in self.cast.within(sentence.span.start, min(sentence.span.end, before)):
            opens = mention.span.start - sentence.span.start <= 5 or (mention.office and mention.office.start == sentence.span.start)
            if mention.kind == "pronoun" or not opens or self._is_said(mention) or self._role(mention, sentence) != "owner":
                continue
            speaker = self._mentioned(mention)
            if speaker and speaker.is_person and _agrees(speaker.gender, gender):
                found.append(speaker)
        return found

    def _mentioned(self, mention: Mention) -> Speaker | None:
        """A mention as a speaker that a pronoun can call back to."""
        referent = self.cast.at(mention.span)
        if referent:
            if referent.kind in ("place",) or (referent.kind == "unknown" and not referent.is_person):
                return None
            return Speaker(referent.name, referent.kind, referent.gender, named=True, referent=referent)
        if mention.kind == "person" and mention.office == mention.span:
            tokens = _tokens(self.article, mention.span, self.article.sentence_at(mention.span.start))
            if not tokens:
                return None
            if tokens[0].text.lower() in ("the", "this", "that"):
                return self._office_holder(tokens, tokens) or self._described(tokens)
            return self._described(tokens)
        return None

    def _role(self, mention: Mention, sentence: Sentence) -> str:
        """ "subject", "other", or "owner" ("Halloran's lawyer": the one who owns is not the one who speaks)."""
        tokens = sentence.tokens
        i = next((k for k, t in enumerate(tokens) if t.start >= mention.span.start), len(tokens))
        j = next((k for k, t in enumerate(tokens) if t.start >= mention.span.end), len(tokens))
        if j < len(tokens) and tokens[j].text in ("'s", "’s", "'", "’"):
            return "owner"
        start = (
            mention.office.start if mention.office and mention.office.start < mention.span.start else mention.span.start
        )
        while i > 0 and (
            tokens[i - 1].start >= start
            or tokens[i - 1].text in ("the", "a", "an", "The", "then", "former", "both", "Both")
        ):
            i -= 1
        before = tokens[i - 1].text.lower() if i else ""
        if before in _prepositions() and before not in (
            "while",
            "as",
            "when",
            "because",
            "after",
            "before",
            "since",
            "until",
            "that",
        ):
            return "other"
        outside = [t for t in tokens[:i] if t.text.lower() not in ("“", '"', "’", "‘")]
        clause_start = not outside or before in _CLAUSE_OPENERS or self._opens_with_adverbial(tokens, i)
        after = next((t.text.lower() for t in tokens[j:] if t.text not in (",", "(")), "")
        inverted = before in _reporting_verbs() and i and not self._object_follows(tokens, j)
        return "subject" if clause_start or inverted or after in _FINITE or after in _finite_verbs() else "other"

    def _opens_with_adverbial(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether only an adverbial and a comma stand before token `i`: "On Tuesday, Ash"."""
        return (
            i > 1
            and tokens[i - 1].text == ","
            and tokens[0].text.lower() in _ADVERBIAL
            and not any(t.text.lower() in _FINITE for t in tokens[:i])
        )

    def _object_follows(self, tokens: Sequence[Token], j: int) -> bool:
        return j < len(tokens) and tokens[j].text.lower() in ("that", "to", "he", "she", "it", "they")

    def _has_pronoun_subject(self, sentence: Sentence, before: int, gender: Gender | None) -> bool:
        wanted = "he" if gender == "m" else "she"
        return any(
            t.text.lower() == wanted and t.start < before and not self.cast.in_quotes(t.start) for t in sentence.tokens
        )

    def _they(self, start: int, sentence: Sentence | None) -> Speaker:
        for steps, here in self._back(start, sentence):
            low, high = here.span.start, min(here.span.end, start)
            spoke = [s for s in self.said if low <= s.start < high and s.speaker.text and not self._in_own(s)]
            plural = [s for s in spoke if s.speaker.plural]
            if plural:
                last = plural[-1]
                return replace(last.speaker, via=last.attribution)
            if joint := self._joint_subject(here, start):
                return joint
            groups = [
                m
                for m in self.cast.within(low, high)
                if m.kind == "group" and not self._is_said(m) and self._role(m, here) == "subject"
            ]
            if groups:
                tokens = _tokens(self.article, groups[0].span, here)
                return (
                    self._description(tokens, tokens, here)
                    if len({self.article[m.span] for m in groups}) == 1
                    else NOBODY
                )
            if spoke and steps:
                return NOBODY  # a single person or body spoke last: "they" means others
            if steps >= 3:
                break
        return NOBODY

    def _joint_subject(self, sentence: Sentence, before: int) -> Speaker | None:
        """ "Blinken and Lammy" as the subject of a sentence."""
        found = [
            m for m in self.cast.within(sentence.span.start, min(sentence.span.end, before))
            if self._is_name(m) and m.kind in ("person", "unknown") and not self._is_said(m)
        ]  # fmt: skip
        for a, b in zip(found, found[1:], strict=False):
            between = self.article.text[
                a.span.end : b.office.start if b.office and b.office.start > a.span.end else b.span.start
            ]
            if between.strip().lower() in ("and", "&") and self._role(a, sentence) == "subject":
                return self._joint((a, b))
        return None

    def _it(self, start: int, sentence: Sentence | None) -> Speaker:
        for steps, here in self._back(start, sentence):
            low, high = here.span.start, min(here.span.end, start)
            spoke = [s.speaker for s in self.said if low <= s.start < high and s.speaker.text]
            bodies = [
                s for s in spoke if s.kind in ("body", "country", "outlet") or (s.referent and s.referent.is_body)
            ]
            if bodies:
                return bodies[-1] if len({s.text for s in bodies}) == 1 else NOBODY
            if spoke:
                return NOBODY
            subjects = [
                s for m in self.cast.within(low, high)
                if m.kind != "pronoun" and not self._is_said(m) and (r := self.cast.at(m.span)) and r.is_body
                and self._role(m, here) == "subject" and (s := self._named(m))
            ]  # fmt: skip
            if subjects:
                return (
                    subjects[0]
                    if len({s.text for s in subjects}) == 1 and low == subjects_start(here, self, start)
                    else NOBODY
                )
            if steps >= 1:
                break
        return NOBODY

    def _antecedent(self, start: int, sentence: Sentence | None) -> Speaker:
        """Whom a relative pronoun calls back to: what stands directly before it."""
        if sentence is None:
            return NOBODY
        before = [t for t in sentence.tokens if t.end <= start]
        while before and before[-1].text in (",", ")", "—", "–"):
            if before[-1].text == ")":
                while before and before[-1].text != "(":
                    before.pop()
            before.pop()
        if not before:
            return NOBODY
        mentions = [
            m
            for m in self.cast.within(sentence.span.start, start)
            if m.span.end == before[-1].end and m.kind != "pronoun"
        ]
        if not mentions:
            return NOBODY
        mention = mentions[0]
        if self._is_name(mention):
            return self._named(mention)
        tokens = _tokens(self.article, mention.span, sentence)
        return self._description(tokens, tokens, sentence)


def subjects_start(sentence: Sentence, resolver: Resolver, before: int) -> int:
    """Where the sentence begins, when nothing but its subject stands before the pronoun's clause."""
    del resolver, before
    return sentence.span.start


# ------------------------------------------------------------------------------------------------ words

_PREMODIFIERS = frozenset(
    ("king", "ruling", "acting", "leading", "managing", "outgoing", "incoming", "governing", "sitting", "founding")
)
_HELD_BACK = frozenset(("official", "source", "person", "people", "insider"))
_AND = frozenset(("and", "&", "nor"))
_CLAUSE_OPENERS = frozenset(
    [
        "and",
        "but",
        "while",
        "as",
        "when",
        "because",
        "after",
        "before",
        "since",
        "although",
        "though",
        "if",
        "that",
        ";",
        ":",
        "—",
        "–",
        ",",
        "then",
    ]
) - {","}
_ADVERBIAL = frozenset(
    [
        "on",
        "in",
        "at",
        "after",
        "before",
        "during",
        "when",
        "while",
        "speaking",
        "asked",
        "earlier",
        "later",
        "meanwhile",
        "however",
        "also",
        "but",
        "and",
        "yesterday",
        "today",
        "last",
        "outside",
        "inside",
        "instead",
        "responding",
        "following",
        "despite",
        "as",
        "since",
        "by",
        "addressing",
        "writing",
        "ahead",
        "under",
    ]
)
_FINITE = frozenset(
    [
        "said",
        "says",
        "told",
        "is",
        "was",
        "has",
        "had",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "did",
        "does",
        "wrote",
        "wants",
        "wanted",
        "asked",
        "added",
        "argued",
        "warned",
        "announced",
        "denied",
        "called",
        "described",
        "confirmed",
        "insisted",
        "declined",
        "refused",
        "acknowledged",
        "admitted",
        "claimed",
        "noted",
        "praised",
        "accused",
        "blamed",
        "believes",
        "believed",
        "thinks",
        "thought",
        "hopes",
        "hoped",
        "plans",
        "planned",
        "pledged",
        "promised",
        "rejected",
        "replied",
        "responded",
        "stressed",
        "suggested",
        "urged",
        "vowed",
        "took",
        "made",
        "came",
        "went",
        "left",
        "won",
        "lost",
        "led",
        "became",
        "remained",
        "expects",
        "expected",
    ]
)
_COMPANY_NOUNS = frozenset(
    [
        "company",
        "firm",
        "bank",
        "airline",
        "carmaker",
        "automaker",
        "manufacturer",
        "retailer",
        "supermarket",
        "drugmaker",
        "chipmaker",
        "operator",
        "utility",
        "developer",
        "insurer",
        "lender",
        "start-up",
        "startup",
        "group",
        "conglomerate",
        "business",
        "corporation",
        "brand",
        "giant",
        "maker",
        "chain",
        "carrier",
        "platform",
    ]
)


def names_a_body(head: Sequence[Token], found: Sequence[Mention]) -> bool:
    """Whether a description names a body by whose it is: "the Biden administration", "the Ukrainian military"."""
    noun = head[-1].text.lower()
    if people.is_plural(noun) and noun != "police":
        return False
    if people.sort_of(noun) != "body" and noun not in ("police", "administration"):
        return False
    if any(t.text in ("'s", "’s") for t in head):
        return False
    forms = geography.forms()
    return (
        bool(found)
        or any((form := forms.get(t.text)) is not None and form.sort == "adjective" for t in head[:-1])
        or any(f"{a.text} {b.text}" in forms for a, b in zip(head, head[1:], strict=False))
    )


def _is_private(referent: Referent) -> bool:
    form = geography.forms().get(geography.plain(referent.name))
    return form is None and not (referent.name.isupper() and len(referent.name) <= 4 and False)


def _only(speakers: Sequence[Speaker], gender: Gender | None) -> Speaker | None:
    """The one speaker among them; where the gender is asked, those of known gender go before the others."""
    texts = {s.text for s in speakers}
    if len(texts) == 1:
        return speakers[0]
    known = [s for s in speakers if s.gender == gender]
    return known[0] if gender and len({s.text for s in known}) == 1 else None


def _agrees(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


def _tokens(article: Article, span: Span, sentence: Sentence | None) -> list[Token]:
    if sentence is None:
        return []
    return [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]


_EDGE = frozenset(",;:.“”\"‘’'—–-()…")
_LEADING = frozenset(
    ("both", "and", "but", "even", "also", "meanwhile", "as", "while", "although", "though", "because", "when", "if")
)


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(tokens)
    while first < last and (
        tokens[first].text in _EDGE or (tokens[first].text.lower() in _LEADING and last - first > 1)
    ):
        first += 1
    while first < last and tokens[last - 1].text in _EDGE - {")"}:
        last -= 1
    return tokens[first:last]


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The phrase cut at its commas, without what stands in brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif token.text in (",", "—", "–", ";"):
            parts.append([])
        else:
            parts[-1].append(token)
    return [p for p in parts if p] or [list(tokens)]


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _expanded(office: str) -> list[str]:
    short = people.abbreviations()
    words = office.replace("’s", " ").replace("'s", " ").split()
    states = geography.states()
    return (
        words
        + [w for word in words for w in short.get(word, "").split()]
        + [s for word in words for s in (states.get(word.strip("(),")) or "").split()]
    )


def _head_words(office: str) -> list[str]:
    """The words of an office without whose it is and what it is for: "the president’s wife" holds no president."""
    own = re.split(r"['’]s\s", office)[-1]
    head = re.split(r"\s(?:of|for|at|in|from|to|with|who)\s|,", own, maxsplit=1)[0]
    return [people.singular(w.strip(".,()")) for w in _expanded(head)]


def _matches(need: str, words: Sequence[str]) -> bool:
    if need in words:
        return True
    form = geography.forms().get(need) or geography.forms().get(need.capitalize())
    if form is None:
        return False
    text = {w for w in words}
    return any(
        (f := geography.forms().get(w) or geography.forms().get(w.capitalize()) or geography.forms().get(w.upper()))
        and f.country == form.country
        for w in text
    )


def _has_country(office: str) -> bool:
    forms = geography.forms()
    words = office.split()
    return any(w in forms for w in words) or any(f"{a} {b}" in forms for a, b in zip(words, words[1:], strict=False))


def _last_noun(office: str) -> str:
    words = [w.strip(".,") for w in office.split()]
    for i, word in enumerate(words):
        if word.lower() in ("of", "for"):
            words = words[:i]
            break
    return words[-1].lower() if words else ""


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(str(w) for w in lexicon.load("function_words")["prepositions"])


@cache
def _finite_verbs() -> frozenset[str]:
    """Reporting verbs in a form that takes a subject: "explained", not "explaining"."""
    return frozenset(v for v in _reporting_verbs() if not v.endswith("ing"))


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(
        form
        for verbs in lexicon.load("reporting_verbs").values()
        for entry in verbs.values()
        for form in entry["forms"]
    )
