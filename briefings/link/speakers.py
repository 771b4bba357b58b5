"""The words that stand for a speaker -> who is meant, in the article's own words.

"she" -> "Mary Stone", "the minister" -> the one minister whom the article names, "they said" -> "the unnamed
officials who talked to The New York Times". Where two people fit, nobody is meant: a wrong name is the worst fault, the
article's own description a small one. What stands between quotation marks is never a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.lexicon import geography, people
from briefings.lexicon.people import Gender
from briefings.link import citations, names, phrases
from briefings.link.cast import Cast, Referent
from briefings.link.descriptions import Descriptions
from briefings.link.phrases import POSSESSIVES, Phrases
from briefings.link.pronouns import GENDERS, Pronouns
from briefings.link.relatives import Relatives
from briefings.link.scene import NOBODY, Scene, Speaker, asking_verbs, prepositions, words
from briefings.link.uncued import Uncued
from briefings.model import Article, Attribution, Mention, Sentence, Span, Token

_APPOSITION = re.compile(r",[ \u00a0]")
_APPOSITION_END = re.compile(r"(?:[.;)]|,(?! (?:and|or)\b)|[ \u00a0]?$)", re.MULTILINE)
_CLAUSE = re.compile(
    r"[ \u00a0](?:who|whose)[ \u00a0](?!(?:asked|spoke|declined|requested|refused|wished|wanted|(?:did|was|were|is|are)[ \u00a0]not)\b)[^,.;:—–“”\"()\n]{2,90}(?=[ \u00a0,.;:—–“”\"()\n])"
)
_ASKED = re.compile(r"[^\W\d_][ \u00a0](?:I|we)$")
_REST = re.compile(r"(?:[ \u00a0](?!(?:all|also|both|each)\b)[a-z]+){1,5}")
_SAID_BY = re.compile(r"[ \u00a0]by(?:[ \u00a0][\w’'-]+){1,5}[ \u00a0]to[ \u00a0](?:have|be)[ \u00a0]")
_AGAIN = re.compile(
    r"(?:the|this) same (?:man|woman|person|official|source|officer)|this (?:man|woman|person|official|source|officer)"
    r"|the (?:[\w-]+ )?(?:mother|father|mum|dad|grandmother|grandfather|grandad|gran|granny)(?: |-)of(?: |-)\w+"
    r"|the \d{1,3}-year-old(?: [a-z]+(?: of [a-z]+)?)?|the retired [a-z]+(?: [a-z]+)?"
)
_YEARS, _AGED = re.compile(r"\d{1,3}-year-old"), re.compile(r", \d{1,3}\b")
_TWO = re.compile(r" and |^(?:the )?two\b", re.IGNORECASE)
_LONGEST_CLAUSE = 100  # code points
_LONGEST_NAME = 60  # code points
_AND = frozenset(("and", "&", "nor"))
_AFTER_PRONOUN = frozenset(("himself", "herself", "themselves", "also", "both", "all"))
_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our"))
_BEFORE_NAME = frozenset(("the", "a", "an", *POSSESSIVES))
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_AFTER_SOURCE = frozenset(("said", "says", "told", "tells", "added"))
_POINTING = frozenset(("this", "these", "those", "what", "there", "you"))


_READ_INTO = re.compile(
    r"\b(?:mak(?:es?|ing) (?:it )?(?:clear|plain)|made (?:it )?(?:clear|plain)|suggest(?:s|ed)?|shows?|showed|impl(?:y|ies|ied)|means?|meant"
    r"|signal(?:s|led|ed)?|indicate[sd]?|betrays?|betrayed|reveal(?:s|ed)?)(?: that)?$"
)
_LONGEST_READ = 40  # code points


def _is_behind_a_town(article: Article, source: Span) -> bool:
    """Whether a source is nothing but the state or country of a town before it: "at a pier in Lorme, | N.Y., said"."""
    text = article[source].strip(" ,")
    before = article.text[max(0, source.start - _LONGEST_NAME) : source.start]
    return text in geography.states() and re.search(r"[A-Z][\w’'-]+, $", before) is not None


class Resolver:
    """Resolves the sources of one article in text order; each answer is a candidate for the next pronoun."""

    def __init__(self, cast: Cast) -> None:
        self._scene = Scene(cast)
        self._phrases = Phrases(cast)
        self._descriptions = Descriptions(self._scene, self._phrases)
        self._pronouns = Pronouns(self._scene, self._descriptions)
        self._uncued = Uncued(self._scene, self._pronouns)
        self._relatives = Relatives(self._scene, self._descriptions)
        self._reads = False  # whether the words in hand are what a text does: "it describes"

    def resolve(self, attribution: Attribution, enclosing: Speaker | None = None) -> Speaker:
        """Who is meant by the attribution's source.

        Args:
            attribution: The next one in the order of their sources.
            enclosing: Who speaks the quotation in which the source stands: "I", "we"; None: it stands in none.
        """
        source = attribution.source
        if source is None:
            spoken = attribution.kind == "direct" and attribution.cue is None and enclosing is None
            return self._uncued.speaker(attribution) if spoken else NOBODY
        self._scene.own = [p for p in attribution.content if p.end <= source.start]
        self._scene.reported = [p for p in attribution.content if p.start >= source.end]
        cue = self._scene.article[attribution.cue].lower() if attribution.cue else ""
        if self._is_told_of(attribution, source):
            return NOBODY
        self._scene.asks = cue in asking_verbs() or self._is_question(attribution)
        self._scene.goes_on = cue in words("going_on")
        self._reads = cue.split()[-1:] != [] and cue.split()[-1].strip(":") in words("of_texts")
        sentence = self._scene.article.sentence_at(source.start)
        whole = self._with_clause(self._with_whole_name(source), attribution, sentence)
        tokens = phrases.without_time(phrases.trimmed(self._scene.tokens(whole)))
        speaker = self._of(tokens, sentence, enclosing) if tokens else NOBODY
        if tokens and speaker.text and not (speaker.named or speaker.plural) and speaker.kind in ("person", "unknown"):
            mention = self._named_behind(attribution, source, sentence)
            speaker = self._scene.named(mention) if mention else speaker
        if speaker.kind == "outlet" and speaker.named and sentence is not None and attribution.kind == "indirect":
            # words in marks are whosever the outlet quotes, which need not be those whom it cites for the rest
            speaker = self._cited(attribution, speaker, sentence) or speaker
        if speaker.referent is not None and cue in _AFTER_SOURCE and self._is_owner(tokens, source):
            return Speaker(
                self._scene.article[source].strip(" ,"), "person"
            )  # "Lowe's lawyer said no. Marsh's said yes"
        if speaker.referent is not None and self._speaks_of_self(attribution, speaker.referent):
            speaker = Speaker(self._scene.text(tokens), "person", named=True)
        if speaker.text and not phrases.is_sane(speaker.text):
            speaker = NOBODY
        self._scene.remember(attribution, speaker)
        return speaker

    def _is_told_of(self, attribution: Attribution, source: Span) -> bool:
        """Whether who stands before the verb is told of by another: "The guard said by the mill to have slept was cleared",
        "The ferry, which was full, was in Lorme on Monday, shows ShipTrace"."""
        cue, text = attribution.cue, self._scene.article.text
        if _is_behind_a_town(self._scene.article, source):
            return True
        if cue is None or cue.start < source.end:
            return False
        owned = text[source.start : source.end].endswith(("'s", "’s"))
        if owned and _READ_INTO.search(text, max(cue.start, cue.end - _LONGEST_READ), cue.end):
            return True  # "Lowe’s silence suggests": what the outlet reads into it
        if _SAID_BY.match(text, cue.end) or text[cue.start : cue.end + len(" to have ")] == "said to have ":
            return True
        pieces = text[source.start : source.end].split(", ")
        opens = (piece.split(maxsplit=1)[0].lower() for piece in pieces[1:] if piece.strip())
        return any(word in words("finite") for word in opens)

    def _is_owner(self, tokens: Sequence[Token], source: Span) -> bool:
        return self._scene.article.text[tokens[-1].end : source.end].strip(" ,") in POSSESSIVES

    def _is_question(self, attribution: Attribution) -> bool:
        """Whether what is said is a question."""
        said = attribution.content[-1] if attribution.content else None
        if said is None:
            return False
        return self._scene.article.text[max(said.start, said.end - 2) : said.end].strip("”’\"'»").endswith("?")

    def _with_whole_name(self, source: Span) -> Span:
        """The source from the start of the name that it begins inside."""
        around = self._scene.cast.within(source.start - _LONGEST_NAME, source.start + _LONGEST_NAME)
        around = [m for m in around if m.span in self._scene.cast.whose]
        cut = [m.span.start for m in around if m.span.start < source.start < m.span.end <= source.end]
        cut = [start for start in cut if self._scene.article.text.find("\n", start, source.start) < 0]
        return Span(source.article, min(cut), source.end) if cut else source

    def _with_clause(self, source: Span, attribution: Attribution, sentence: Sentence | None) -> Span:
        """The source with the relative clause that tells who is meant: "two people | who took part in the review"."""
        cue, text = attribution.cue, self._scene.article.text
        if cue is None or sentence is None:
            return source
        before = source.end < cue.start
        if before and _ASKED.search(text, source.start, source.end):
            last = text.rfind(
                " ", cue.start, cue.end
            )  # "all the experts I | interviewed", "experts we | have spoken to | say"
            rest = _REST.match(text, source.end, last if last > 0 else cue.start)
            return Span(source.article, source.start, rest.end() if rest else source.end)
        end = cue.start if before else min(sentence.span.end, source.end + _LONGEST_CLAUSE)
        clause = _CLAUSE.match(text, source.end, max(source.end, end))
        ends = clause is not None and (not before or clause.end() >= cue.start - 1)
        if (
            clause is None
            or not ends
            or any(p.start < clause.end() and source.end < p.end for p in attribution.content)
        ):
            return source
        return Span(source.article, source.start, clause.end())

    def _named_behind(self, attribution: Attribution, source: Span, sentence: Sentence | None) -> Mention | None:
        """The person whom an apposition names that the source leaves out: "said one|, Ada Marsh, 70."; "According to a
        nurse, Ada Marsh, 70, fell" names nobody of hers."""
        text, low = self._scene.article.text, self._scene.article[source].strip(" ,").lower()
        opens = _APPOSITION.match(text, source.end)
        if opens is None or sentence is None or low in GENDERS or low in _RELATIVES | _POINTING:
            return None
        for m in self._scene.cast.within(opens.end(), opens.end() + _LONGEST_NAME):
            lead = m.office.start if m.office and m.office.start < m.span.start else m.span.start
            person = m.kind == "person" or (m.kind == "unknown" and " " in self._scene.article[m.span])
            if opens.end() not in (lead, m.span.start) or m.span not in self._scene.cast.whose or not person:
                continue
            ends = _APPOSITION_END.match(text, m.span.end) and m.span.end <= sentence.span.end
            said = any(p.overlaps(m.span) for p in attribution.content)
            return m if ends and not said and not self._scene.cast.in_quotes(m.span.start) else None
        return None

    def _speaks_of_self(self, attribution: Attribution, who: Referent) -> bool:
        """Whether a surname alone would call its bearer by the given name in a direct quotation, while a relative is at
        hand: "His brother Anselmo slept there. “Teófilo won't leave,” Arce said"."""
        source, given = attribution.source, who.name.split()[0]
        if source is None or attribution.kind != "direct" or " " not in who.name or len(given) < 3:
            return False
        if " " in self._scene.article[source].strip() or not self._scene.cast.relatives:
            return False
        named = re.compile(rf"\b{re.escape(given)}\b(?!\s+{re.escape(who.name.split()[-1])})")
        return any(named.search(self._scene.article[p]) for p in attribution.content)

    def learn(self, attribution: Attribution) -> None:
        """The last attribution, with its relay: who calls back to its speaker comes through the same outlets."""
        self._scene.learn(attribution)

    def _of(self, tokens: Sequence[Token], sentence: Sentence | None, enclosing: Speaker | None) -> Speaker:
        if asked := self._descriptions.part_of_talk(tokens):
            return asked
        if len(tokens) == 1 or (len(tokens) == 2 and tokens[1].text.lower() in _AFTER_PRONOUN):
            pronoun = self._pronoun(tokens[0], sentence, enclosing)
            if pronoun is not None:
                return pronoun
        parts = phrases.parts(tokens)
        first = parts[0]
        head = self._phrases.noun_phrase(first)
        if several := self._several(tokens, parts, head):
            return several
        if mention := self._modified_at_end(tokens) or self._phrases.name_at_end(head):
            return self._scene.named(mention)
        if len(parts) > 1 and (mention := self._named_in(parts[1:], head)):
            return self._scene.named(mention)
        if mention := self._addressed_at_end(tokens):
            return self._scene.named(mention)
        if all(t.text[0].isupper() or t.text[0] == "@" for t in first) and people.sort_of(first[-1].text) is None:
            return self._descriptions.unlisted_name(first)
        if who := self._same_again(first, head, sentence):
            return who
        author = phrases.trimmed(phrases.author(first) or ())
        return self._of(author, sentence, enclosing) if author else self._descriptions.resolve(first, head)

    def _same_again(self, tokens: Sequence[Token], head: Sequence[Token], sentence: Sentence | None) -> Speaker | None:
        """Who was told of last where other words stand for the pronoun: "the mother of two", "the same man", "this person",
        "the minister | added"; None: they may mean another."""
        first, noun, start = tokens[0].text.lower(), head[-1].text.lower(), tokens[0].start
        if first not in ("the", "this") or people.is_plural(noun):
            return None
        text = self._scene.text(tokens).lower()
        if self._scene.goes_on and people.sort_of(noun) in ("office", "kin"):
            last = self._scene.said[-1] if self._scene.said else None
            holder = last.speaker.referent if last else None
            since = self._scene.sentences_before(start, 1)
            alone = holder is not None and not holder.words - words("of_anyone")
            fits = holder is not None and holder.is_person and (alone or noun in holder.words)
            return last.speaker if last and fits and last.start >= since else None
        if not _AGAIN.fullmatch(text):
            return None
        gender = people.noun_gender(noun) or people.noun_gender(noun.split("-")[0])  # "mum-of-three"
        told = [self._pronouns.person(start, g, sentence) for g in ((gender,) if gender else ("m", "f"))]
        found = {who.text: who for who in told if who.text}
        if len(found) != 1:
            return None
        (who,) = found.values()
        age = _YEARS.match(noun)
        if age and who.referent and any(_AGED.match(self._scene.article.text, m.end) for m in who.referent.mentions):
            return None  # "Joe Tibbs, 51, … the 44-year-old"
        return who if who.named or first == "this" or "same" in text else None

    def _addressed_at_end(self, tokens: Sequence[Token]) -> Mention | None:
        """The person whom a form of address names at the end of their office: "the chief executive of the group Mr. Ben
        Lowe"; None: none is named so."""
        found = self._phrases.names(tokens)
        last = found[-1] if found else None
        if last is None or last.span.end != tokens[-1].end or last.kind != "person":
            return None
        if last.office is None:
            return last if self._heads(tokens, last) else None
        before = [t for t in tokens if t.end <= last.office.start]
        called = self._scene.article[last.office].rsplit(maxsplit=1)[-1] in people.honorifics()
        holds = bool(before) and before[-1].text.lower() not in prepositions() | _AND | frozenset(POSSESSIVES)
        return (
            last
            if called and holds and people.sort_of(self._phrases.noun_phrase(tokens)[-1].text) == "office"
            else None
        )

    def _modified_at_end(self, tokens: Sequence[Token]) -> Mention | None:
        """The person whose full name ends words that only tell more of them, brackets aside: "Budget ranking Democrat | Ada
        Marsh (D-Ohio)"; None: none does, or a word between makes another of them."""
        bracket = next((i for i, t in enumerate(tokens) if t.text == "("), len(tokens))
        whole = tokens[:bracket] if tokens[-1].text == ")" or tokens[-1].text.endswith(")") else tokens
        found = self._phrases.names(whole) if len(whole) > 2 else []
        last = found[-1] if found else None
        if last is None or last.kind != "person" or last.span.end != whole[-1].end:
            return None
        lead = [t.text for t in whole if t.end <= last.span.start]
        small = {w.lower() for w in lead}
        links = (
            prepositions() | _AND | frozenset((*POSSESSIVES, ",", "who", "that", "which", "or")) | words("determiners")
        )
        return (
            last
            if " " in self._scene.article[last.span] and lead and lead[0][0].isupper() and not small & links
            else None
        )

    def _heads(self, tokens: Sequence[Token], name: Mention) -> bool:
        """Whether an office with its field stands directly before the name: "chief of staff Ada Marsh"; "a friend of jailed
        Ada Marsh" is somebody else."""
        head = self._phrases.noun_phrase(tokens)
        field = [t.text.lower() for t in tokens[len(head) :] if t.end <= name.span.start]
        if head[-1].text.lower() not in words("of_a_field") or head[0].text.lower() in ("a", "an") or len(field) < 2:
            return False
        joined = not words("determiners").isdisjoint(field) or not _AND.isdisjoint(field)
        return field[0] == "of" and not joined and field[-1].isalpha() and not field[-1].endswith(("ed", "ing"))

    def _cited(self, attribution: Attribution, outlet: Speaker, sentence: Sentence) -> Speaker | None:
        """Whom an outlet rests on where it says so: "Vestnik reported, citing Reuters, which cited officials"; None: it
        does not say."""
        chain = citations.chain(self._scene.cast, attribution, sentence)
        if not chain:
            return None
        *between, last = chain
        through = [names.outlet_name(self._scene.named(m).text or "") for m in between if isinstance(m, Mention)]
        through = [*reversed(through), names.outlet_name(outlet.text or "")]
        if isinstance(last, Mention):
            speaker = self._scene.named(last)
        else:
            tokens = phrases.trimmed(self._scene.tokens(last))
            if not tokens:
                return None
            speaker = self._descriptions.own_words(tokens, self._phrases.noun_phrase(phrases.parts(tokens)[0]))
        return replace(speaker, through=tuple(through), cited=True)

    def _pronoun(self, token: Token, sentence: Sentence | None, enclosing: Speaker | None) -> Speaker | None:
        """Whom a pronoun means; None for a word that is none ("US" is a country)."""
        word = token.text.lower()
        if word in GENDERS:
            who = self._pronouns.person(token.start, GENDERS[word], sentence, enclosing)
            who = self._told_before(who, token.start, GENDERS[word]) or who
            if who.text and who.gender is None:
                self._scene.genders.setdefault(who.text, GENDERS[word])
            return who
        if word == "both":
            two = self._pronouns.several(token.start, sentence)
            return two if _TWO.search(two.text or "") else NOBODY
        if word in ("they", "them", "their"):
            return self._pronouns.several(token.start, sentence)
        if token.text in ("US", "IT"):
            return None
        if word in ("it", "its"):
            thing = self._pronouns.thing(token.start, sentence)
            return thing if thing.text or not self._reads else self._pronouns.text_told_of(token.start, sentence)
        if word in _FIRST_PERSON:
            return enclosing or NOBODY
        if word in _RELATIVES:
            return self._relatives.antecedent(token.start, sentence)
        return NOBODY if word in _POINTING else None

    def _told_before(self, who: Speaker, before: int, gender: Gender) -> Speaker | None:
        """Whom other words for somebody call back to that a pronoun means: "Ben Lowe smiled. The 52-year-old wept. … he said"."""
        text = self._scene.article.text
        if who.named or not who.text or not _AGAIN.fullmatch(who.text.lower()):
            return None
        at = text.rfind(who.text, 0, before)
        sentence = self._scene.article.sentence_at(at) if at >= 0 else None
        told = self._pronouns.person(at, gender, sentence) if sentence else NOBODY
        return told if told.named else None

    def _named_in(self, parts: Sequence[Sequence[Token]], head: Sequence[Token]) -> Mention | None:
        """The name that the parts behind a comma have for what stands before it: "the founder of the club, Harwick, Mr Dennis
        Opal" is no place."""
        first = self._apposition(parts[0], head)
        if (
            len(parts) > 1
            and people.sort_of(head[-1].text) == "office"
            and (first is None or first.kind != "person" or " " not in self._scene.article[first.span])
        ):
            last = self._apposition(parts[-1], head)
            if last and last.kind == "person" and last.span.end == parts[-1][-1].end:
                return last
        return first

    def _apposition(self, part: Sequence[Token], head: Sequence[Token]) -> Mention | None:
        """The name that names what stands before the comma: "the manufacturer, Solvane"; None: it names something else."""
        mention = self._phrases.name_at_end(self._phrases.noun_phrase(part))
        noun = head[-1].text
        if mention is None or people.is_plural(noun):
            return None
        begin = (
            mention.office.start if mention.office and mention.office.start < mention.span.start else mention.span.start
        )
        lead = [t.text for t in part if t.end <= begin]
        if mention.office and part[0].start == mention.office.start:
            lead = []  # "former Tarvo sales chief Ada Marsh": all of it is her office
        if mention.office and mention.kind == "body" and noun.lower() in people.either():
            return mention  # "her sponsor, the shoe company Velora"
        office = bool(lead) and people.sort_of(lead[-1]) in (
            "office",
            "kin",
            "body",
        )  # "retired surgeon Dr Hester Vale"
        told = any(w.islower() and people.sort_of(w) is None and w not in _BEFORE_NAME and "-" not in w for w in lead)
        if told and not office:
            return None
        sort = people.sort_of(noun)
        if noun.lower() in people.either():
            fits = mention.kind not in ("place", "group")  # "the mine's owner, Holt Metals"
        elif sort in ("office", "kin"):
            fits = mention.kind in ("person", "unknown")
        elif sort == "body":
            fits = mention.kind in ("body", "outlet", "unknown", "country")
        else:  # "one of the developers, Ada Marsh", "her opposite number, Ada Marsh"
            fits = mention.kind == "person" or (mention.kind == "unknown" and mention.span.end - mention.span.start > 3)
        return mention if fits else None

    def _several(
        self, tokens: Sequence[Token], parts: Sequence[Sequence[Token]], head: Sequence[Token]
    ) -> Speaker | None:
        """Names joined by "and": all are meant, in the article's words; None: not several.

        "senior diplomats, Ada Marsh and Ben Lowe," are named after the comma.
        """
        if (speaker := self._joined(tokens) or (len(parts) > 1 and self._joined(parts[0])) or None) is not None:
            return speaker
        named_after = len(parts) > 1 and people.sort_of(head[-1].text) == "group" and parts[1][0].text[0].isupper()
        if named_after and not any(t.text in ("such", "like", "including") for t in parts[0]):
            return self._joined(parts[1])
        return None

    def _of_one_surname(self, tokens: Sequence[Token], found: Sequence[Mention]) -> Speaker | None:
        """Two by one surname, "Gemma and Carly Pattinson": the first is no name by itself; None: one is meant."""
        at = next((i for i, t in enumerate(tokens) if t.start == found[0].span.start), 0)
        person = found[0].kind == "person" or " " in self._scene.article[found[0].span]
        if at < 2 or tokens[at - 1].text not in ("and", "&") or not person or found[0].office:
            return None
        return (
            Speaker(
                self._scene.text([tokens[at - 2], *self._scene.tokens(found[0].span)]), None, plural=True, named=True
            )
            if people.is_given(tokens[at - 2].text)
            else None
        )

    def _with_another(self, tokens: Sequence[Token], name: Mention) -> Speaker | None:
        """Somebody without a name and one with it: "the regulator and the Treasury"; None: one is meant."""
        at = next((i for i, t in enumerate(tokens) if i and t.text == "and" and t.end < name.span.start), 0)
        after = tokens[at + 1] if at and at + 1 < len(tokens) else None
        if after is None or (after.text != "the" and after.start != name.span.start) or name.office:
            return None
        described = tokens[0].text.lower() in _BEFORE_NAME and people.sort_of(tokens[at - 1].text) is not None
        if not described or tokens[-1].end != name.span.end:
            return None
        return Speaker(self._scene.text(tokens), "group", plural=True)

    def _joined(self, tokens: Sequence[Token]) -> Speaker | None:
        inside = self._phrases.inside_names(tokens)
        if not any(t.text.lower() in _AND and t.start not in inside for t in tokens):
            return None
        found = self._phrases.names(tokens)
        if len(found) < 2:
            return (self._of_one_surname(tokens, found) or self._with_another(tokens, found[0])) if found else None
        begin, end = found[0].span.end, found[-1].span.start
        lead = {t.text.lower() for t in tokens if t.end <= found[0].span.start and t.start not in inside}
        between = {t.text.lower() for t in tokens if begin <= t.start < end and t.start not in inside}
        tail = [t for t in tokens if t.start >= found[-1].span.end]
        described = any(a.text == "," and b.text.lower() in ("a", "an") for a, b in pairwise(tokens))
        if described and found[-1].kind in ("place", "country", "unknown"):
            return None  # "Ada Marsh, a Democrat and former Ohio | senator"
        if not between & _AND or (lead | between) & prepositions() or between & POSSESSIVES:
            return None
        if "nor" in between:  # "neither the White House nor the Pentagon"
            return Speaker(self._scene.text(tokens), "group", plural=True, named=True)
        if tail and people.sort_of(tail[0].text) == "body":  # "the New York Times and the AP agency"
            through = [t for t in tokens if found[0].span.start <= t.start <= tail[0].start]
            return Speaker(self._scene.text(through), "group", plural=True, named=True)
        if tail and tail[0].text.lower() not in prepositions() and tail[0].text not in ("(", ","):
            return None
        return self._pronouns.joint(found)
