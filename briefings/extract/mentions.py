"""Article -> the names, descriptions and pronouns that stand for someone.

Names are runs of capitalised words. What stands beside a name says what it names: an office ("Foreign Secretary"), a
form of address, an apposition, a party tag, a head word ("Ministry"). A capital at the start of a sentence proves
nothing: such a word is a name only if it is one elsewhere in the article, or a known form, or it speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefings import lexicon
from briefings.lexicon import geography, outlets, people
from briefings.model import Article, Mention, MentionKind, Sentence, Token

_LONGEST_NAME = 40  # tokens: a longer run of capitals is a table, and reading it must stay linear
PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "him", "them", "us"))

_OPENERS = frozenset('“‘"«„‹([)]—:•*…') | {"''", "``", "--"}
_KIND_OF_FORM: dict[str, MentionKind] = {
    "name": "country", "capital": "place", "seat": "body", "force": "body", "agency": "body", "union": "body", "people": "group",
}  # fmt: skip
_AGE = re.compile(r"\d{1,3}$")
_PARTY = re.compile(r"(?:[DRI]|Lab|Con|LD|SNP)[-–].{1,12}")
_JOINERS = frozenset(("of", "for", "on", "and", "&", "in"))
_SURNAMES_THAT_ARE_HEADS = frozenset(
    [
        "Bank",
        "Church",
        "Power",
        "Post",
        "Guard",
        "Chambers",
        "Court",
        "Hill",
        "Hills",
        "Park",
        "Bay",
        "Lake",
        "Field",
        "Fields",
        "Lane",
        "Street",
        "Bridge",
        "Falls",
        "Forest",
        "West",
        "North",
        "East",
        "Rivers",
        "Brooks",
        "Price",
        "Homes",
        "Watch",
        "Front",
        "Mount",
        "Banks",
        "Water",
        "Waters",
        "Power",
        "Gardens",
        "Coast",
        "Port",
        "Town",
        "Water",
        "Marsh",
        "Valley",
        "City",
        "Office",
        "Foods",
    ]
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A possible name, before the rest of the article has been read."""

    first: int  # token indices in the sentence, end exclusive
    end: int
    words: tuple[str, ...]
    kind: MentionKind
    sure: bool  # the kind is told by what stands beside or in the name
    office: tuple[int, int] | None  # code points
    initial: bool  # begins with the first word of a sentence or quotation
    speaks: bool  # a reporting verb follows


def extract(article: Article) -> tuple[Mention, ...]:
    """The mentions of an article in text order, page furniture left out; a description may hold a name
    ("the Florida senator"), a name holds no other mention.

    A description of one person ("the minister") is a mention of kind person whose office is its own span. Names in
    headlines in title case are found only where the text has them too.
    """
    sentences = article.sentences
    lower = _lower_words(sentences)
    found: list[tuple[Sentence, list[_Found]]] = []
    headlines: list[Sentence] = []
    for sentence in sentences:
        if _is_title_case(sentence.tokens):
            headlines.append(sentence)
        else:
            found.append((sentence, list(_names(sentence, article.text))))
    names = _Names([f for _, group in found for f in group], lower)
    mentions: list[Mention] = []
    for sentence, group in found:
        kept = [f for f in (names.settle(f) for f in group) if f]
        mentions += _mentions(article, sentence, kept)
    for sentence in headlines:
        mentions += _known_names(article, sentence, names)
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return tuple(mentions)


# ------------------------------------------------------------------------------------------------ runs of capitals


def _names(sentence: Sentence, text: str) -> Iterator[_Found]:
    tokens = sentence.tokens
    count, i, initial = len(tokens), 0, True
    small, verbs = _small_words(), _reporting_verbs()
    while i < count:
        word = tokens[i].text
        if not word[0].isalnum():
            initial = initial or word in _OPENERS
            i += 1
            continue
        if not _is_capital(word) or word == "I" or _is_party_tag(tokens, i):
            initial = False
            i += 1
            continue
        known = _known_form(tokens, i)
        if initial and not known and word.lower() in small and not _acronym(word):
            initial = False
            i += 1
            continue
        end = max(_run_end(tokens, i, text), i + known)
        for first, last in _split(tokens, i, end):
            for f in _parse(tokens, first, last, text, initial and first == i, verbs):
                yield _in_context(tokens, f)
        initial = False
        i = end


def _run_end(tokens: Sequence[Token], i: int, text: str) -> int:
    """Index after the last token of the run of capitals that begins at `i`."""
    count, j = min(len(tokens), i + _LONGEST_NAME), i + 1
    heads, particles = _heads(), people.particles()
    headed = _joins(tokens[i].text, heads)
    while j < count:
        word = tokens[j].text
        before = tokens[j - 1]
        if tokens[j].start - before.end > 1 or "\n" in text[before.end : tokens[j].start]:
            break
        if _is_capital(word) and word != "I":
            headed = headed or _joins(word, heads)
            j += 1
            continue
        if j + 1 < count:
            after = tokens[j + 1].text
            if _owns_body(before.text, word, after) and tokens[j + 1].start - tokens[j].end <= 1:
                headed = True
                j += 2  # "Transit Workers' Union", "People's Party"
                continue
            if word in particles and _is_capital(after) and before.text not in ("of", "for"):
                j += 2
                continue
            if word in particles and after in particles and j + 2 < count and _is_capital(tokens[j + 2].text):
                j += 3  # "von der Leyen"
                continue
            if headed and word in _JOINERS:
                ahead = j + 1
                if after == "the" and j + 2 < count:
                    ahead = j + 2
                if _is_capital(tokens[ahead].text) and _joinable(tokens, i, j, ahead):
                    j = ahead + 1
                    continue
        break
    return j


_OWNERS = frozenset(["People", "Women", "Men", "Children", "King", "Queen", "Lloyd", "Moody"])


def _owns_body(owner: str, mark: str, after: str) -> bool:
    """Whether the possessive is part of a body's name; "Ukraine's Ministry" is not."""
    if mark in ("'", "’"):
        return owner.endswith("s") and after in _heads()
    return (
        mark in ("'s", "’s")
        and owner in _OWNERS
        and (after in _heads() or after in ("Liberation", "Republic", "Democratic"))
    )


def _joinable(tokens: Sequence[Token], first: int, joiner: int, ahead: int) -> bool:
    """Whether "of", "for", "and" before `ahead` goes on with the name of a body or office."""
    word, after = tokens[joiner].text, tokens[ahead].text
    heads = _heads()
    if word not in ("and", "&") and not _joins(tokens[joiner - 1].text, heads):
        return False  # "Senator Ada Marsh of Arizona"
    if word in ("of", "for"):
        # "the Government of Ada Marsh", "the Office of Mr. Hale": the name of a person is a mention of its own
        if tokens[joiner - 1].text in ("Government", "Administration", "Cabinet", "Regime") and word == "of":
            return _country_form(tokens, ahead, ahead + 1) is not None
        return not (people.is_given(after) and ahead + 1 < len(tokens) and _is_capital(tokens[ahead + 1].text)) and (
            after not in people.honorifics() and after not in people.abbreviations()
        )
    if word == "on":
        return (
            tokens[joiner - 1].text in heads
            and not people.is_plural(tokens[joiner - 1].text)
            and after not in _calendar()
        )
    if word == "in":
        return False
    # "Department of Health and Human Services", "Food and Drug Administration": a head before "of" and no title after
    inner = any(t.text in ("of", "for") for t in tokens[first:joiner]) and tokens[joiner - 1].text not in _offices()
    return inner and not (people.is_given(after) or after in people.honorifics() or after in people.abbreviations())


def _split(tokens: Sequence[Token], first: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without days and months."""
    calendar, start = _calendar(), first
    for i in range(first, end):
        word = tokens[i].text
        if (
            word in calendar
            and not (i > start and people.is_given(tokens[i - 1].text))
            and not (i + 1 < end and people.is_given(word))
        ):
            if start < i:
                yield start, i
            start = i + 1
    if start < end:
        yield start, end


def _parse(
    tokens: Sequence[Token], first: int, end: int, text: str, initial: bool, verbs: frozenset[str]
) -> Iterator[_Found]:
    """The names in one run of capitals."""
    while end > first and tokens[end - 1].text in people.particles():
        end -= 1
    if first >= end:
        return
    words = tuple(t.text for t in tokens[first:end])
    speaks = end < len(tokens) and tokens[end].text in verbs

    def found(start: int, kind: MentionKind, sure: bool, office: tuple[int, int] | None = None) -> _Found:
        name = tuple(t.text for t in tokens[start:end])
        return _Found(start, end, name, kind, sure, office, initial and start == first, speaks)

    outlet = _outlet_length(tokens, first, end)
    if outlet == len(words):
        yield found(first, "outlet", True)
        return
    known = _country_form(tokens, first, end)
    length, form = known if known else (0, None)
    if form and length == len(words):
        if form.sort != "adjective":
            yield found(first, _KIND_OF_FORM[form.sort], form.sure)
        return
    office_end = _office_end(words)
    if office_end == len(words):  # an office without a name: "the Prime Minister" is a description
        if office_end == 1 and not (first and tokens[first - 1].text.lower() in _determiners()):
            yield replace(found(first, "unknown", False), initial=True)  # "Dean", where someone has that surname
        return
    if office_end:
        start = first + office_end
        span = (tokens[first].start, tokens[start - 1].end)
        if words[office_end - 1] in people.honorifics() and office_end == 1:
            yield found(start, "person", True, span)
        else:
            left = _phrase_start(tokens, first) if not form else first
            yield found(start, "person", True, (tokens[left].start, span[1]))
        return
    if outlet and outlet < len(words) and words[outlet - 1] not in _heads():
        yield from _parse(tokens, first + outlet, end, text, False, verbs)
        return
    trade = _OCCUPATION.search(words[0]) or people.sort_of(words[0]) in ("office", "kin")
    if (
        trade
        and len(words) > 2 - (initial and people.is_given(words[-1]))
        and not people.is_given(words[0])
        and (people.is_given(words[1]) or (initial and not set(words) & _heads()))
    ):
        # "Librarian Agnes Moore": a trade that no list has
        yield found(first + 1, "person", True, (tokens[first].start, tokens[first].end))
        return
    kind, sure = _kind(words)
    if form and kind == "unknown" and form.sort in ("name", "adjective", "people") and not people.is_given(words[0]):
        if length < len(words) and form.sort == "adjective":
            yield from _parse(tokens, first + length, end, text, False, verbs)  # "French Alps", "German Max Roth"
            return
        kind = "unknown"
    office = _office_before(tokens, first)
    if office is not None and people.sort_of(tokens[first - 1].text) == "body":
        if kind == "unknown":  # "the pram maker Kessler"
            yield found(first, "body", True, (tokens[office].start, tokens[first - 1].end))
            return
    elif office is not None and (
        kind == "person" or (kind == "unknown" and _sort_beside(tokens[first - 1].text) != "either")
    ):
        yield found(first, "person", True, (tokens[office].start, tokens[first - 1].end))
        return
    yield found(first, kind, sure)


def _office_end(words: Sequence[str]) -> int:
    """How many words at the start are an office or title: 3 in "UK Foreign Secretary David Lammy"; 0: none.

    A head word of a body at the end ("Prime Minister Office") makes the whole a body.
    """
    offices, honorifics, short = _offices(), people.honorifics(), people.abbreviations()
    if words[0] in honorifics and len(words) > 1 and not (words[0] == "Father" and len(words) > 3):
        title = words[1] in short or words[1] in honorifics
        return 1 + _office_end(words[1:]) if title and len(words) > 2 else 1  # "Mr. King"
    last = 0
    i = 0
    count = len(words)
    while i < count:
        word = words[i]
        two = " ".join(words[i : i + 2])
        if two in short:
            last = i = i + 2
            continue
        if word in short:
            last = i = i + 1
            continue
        if word in offices or word.split("-")[0] in offices:
            if i == 0 and count == 2 and people.is_given(word):
                return 0  # "Dean Smith"
            if i and i == count - 1 and people.is_given(words[i - 1]) and last < i:
                return last  # "Howard Dean"
            last = i = i + 1
            if i < count and words[i] in ("of", "for"):
                i += 2 if words[i + 1 : i + 2] == ("the",) else 1
                last = i = _portfolio_end(words, i)
            continue
        if last and i == last and not (word.lower() in people.modifiers() and offices & set(words[i + 1 :])):
            break
        i += 1
    if last and last < count and words[-1] in _heads() and words[-1] not in _SURNAMES_THAT_ARE_HEADS:
        return 0
    return last


_PORTFOLIOS = frozenset(
    [
        "State",
        "Defense",
        "Defence",
        "Health",
        "Justice",
        "Labor",
        "Labour",
        "Commerce",
        "Energy",
        "Education",
        "Agriculture",
        "Transportation",
        "Transport",
        "Interior",
        "War",
        "Staff",
        "Finance",
        "Police",
        "Veterans",
        "Culture",
        "Trade",
        "Operations",
        "Government",
        "Parliament",
    ]
)


def _portfolio_end(words: Sequence[str], i: int) -> int:
    """Where what an office is for ends: 3 in "Secretary of State Antony Blinken", the end in "Secretary General of the
    Atlantic Alliance"."""
    count = len(words)
    given = next(
        (k for k in range(i + 1, count) if people.is_given(words[k]) or re.fullmatch(r"[A-Z]\.", words[k])), None
    )
    if given is not None:
        return given
    for length in range(min(4, count - i), 0, -1):
        if " ".join(words[i : i + length]) in geography.forms():
            return i + length
    return i + 1 if i < count and words[i] in _PORTFOLIOS else count


def _office_before(tokens: Sequence[Token], first: int) -> int | None:
    """Index of the first token of the lower-case phrase that stands directly before a name and describes it
    ("Ashford coach", "her brother", "the pram maker"); None: none stands there."""
    i = first - 1
    if i < 0 or _is_capital(tokens[i].text) or people.sort_of(tokens[i].text) not in ("office", "kin", "body"):
        return None
    if people.is_plural(tokens[i].text):
        return None
    return _phrase_start(tokens, i)


def _phrase_start(tokens: Sequence[Token], i: int) -> int:
    """Where the noun phrase begins whose head is token `i`."""
    modifiers, determiners = people.modifiers(), _determiners()
    while i > 0:
        word = tokens[i - 1].text
        lowered = word.lower()
        if lowered in determiners:
            return i - 1
        if word in ("'s", "’s") or (word in ("'", "’") and i > 1 and tokens[i - 2].text.endswith("s")):
            i -= 1
            while i > 0 and (_is_capital(tokens[i - 1].text) or people.sort_of(tokens[i - 1].text)):
                i -= 1
            if i > 0 and tokens[i - 1].text.lower() in determiners:
                i -= 1
            return i
        if not (
            lowered in modifiers or people.sort_of(word) or lowered in _hidden() or word[0].isdigit()
            or (_is_capital(word) and (lowered not in _small_words() or word == "New") and word not in _calendar())
            or (lowered.endswith(("ish", "ian", "ese", "al", "ic", "ary", "ive", "an")) and word.isalpha() and lowered not in _verbish())
        ):  # fmt: skip
            return i
        i -= 1
    return i


def _kind(words: Sequence[str]) -> tuple[MentionKind, bool]:
    """What a name names, by its words alone, and whether that is sure."""
    heads, places = _heads(), _place_heads()
    last, count = words[-1], len(words)
    given = people.is_given(words[0])
    if given and 2 <= count <= 4 and (last not in heads or last in _SURNAMES_THAT_ARE_HEADS):
        return "person", all(w not in _others() for w in words)
    if count >= 2 and all(re.fullmatch(r"(?:[A-Z]\.)+", w) for w in words[:-1]) and last not in heads:
        return ("unknown", False) if words[0] in geography.forms() else ("person", True)  # "U.N. Women"
    inner = next((w for i, w in enumerate(words[:-1]) if words[i + 1] in ("of", "for", "on")), None)
    if count >= 2 and (last in _outlet_heads() or words[0] in _outlet_openings()) and not given:
        return "outlet", True
    if last in heads or (inner and inner in heads):
        return "body", count > 1  # "Power went out": one such word at the start of a sentence names nothing
    if " ".join(words) in geography.states() or last in places or (words[0] in places and count > 1):
        return "place", True
    if any(w in heads for w in words) and count > 1:
        return "body", False
    if count == 1 and _acronym(last):
        return "body", False
    if any(w in _others() for w in words):
        return "unknown", True  # "Nobel Prize", "World War": names nobody
    return "unknown", False


# ------------------------------------------------------------------------------------------------ the article decides


class _Names:
    """All possible names of an article, and what they are in the light of one another."""

    def __init__(self, found: Sequence[_Found], lower: frozenset[str]) -> None:
        self.lower = lower
        votes: dict[str, Counter[MentionKind]] = {}
        self.inside: set[str] = set()  # names that stand inside a sentence somewhere
        for f in found:
            text = " ".join(f.words)
            counter = votes.setdefault(text, Counter())
            if f.kind != "unknown":
                counter[f.kind] += 3 if f.sure else 1
            if not f.initial:
                self.inside.add(text)
        self.kinds: dict[str, MentionKind] = {
            text: min(counter.items(), key=lambda item: (-item[1], item[0]))[0]
            for text, counter in votes.items()
            if counter
        }
        self.texts = votes.keys()
        self.surnames: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        for text in votes:
            words = text.split()
            kind = self.kinds.get(text)
            if kind == "person":
                for i in range(1, len(words)):
                    self.surnames.setdefault(" ".join(words[i:]), text)
                if people.is_given(words[0]):
                    self.surnames.setdefault(words[0], text)
            elif kind in ("body", "outlet") and len(words) > 1:
                for i in range(1, len(words)):
                    self.heads.setdefault(" ".join(words[:i]), text)

    def settle(self, f: _Found) -> _Found | None:
        """The name with its kind; None when it is no name."""
        text = " ".join(f.words)
        if f.initial and len(f.words) > 1:
            rest = " ".join(f.words[1:])
            known = text in self.inside
            if not known and not people.is_given(f.words[0]) and (
                f.words[0].lower() in self.lower or f.words[0].endswith(("ing", "ed")) or (rest in self.inside and " " in rest)
            ) and f.kind in ("unknown", "person") and f.office is None:  # fmt: skip
                f = replace(f, first=f.first + 1, words=f.words[1:], initial=False)
                text = rest
        if len(f.words) == 1 and ((f.initial and not self._is_name(f, text)) or len(text.strip(".")) == 1):
            return None
        known = text in self.inside or text in self.surnames
        if f.initial and len(f.words) == 1 and people.sort_of(text) and not known:
            return None  # "Shareholders, who own …"
        kind = self.kinds.get(text, f.kind)
        if text in self.surnames and text in self.heads and f.office is None:
            return replace(f, kind="unknown")  # "Brandt" of Brandt Foods and Aldo Brandt: either
        if kind == "unknown" or (kind == "body" and not f.sure and len(f.words) == 1):
            if text in self.surnames and not _acronym(text):
                kind = "person"
            elif text in self.heads:
                kind = self.kinds[self.heads[text]]
        if f.sure and f.kind != "unknown" and not (text in self.surnames and not _acronym(text)):
            kind = f.kind
        if kind == "unknown" and (
            f.sure or (len(f.words) == 1 and text.lower() in _small_words() and not _acronym(text))
        ):
            return None
        return replace(f, kind=kind)

    def _is_name(self, f: _Found, text: str) -> bool:
        if text in self.inside or text in self.surnames or f.sure:
            return True
        if text in self.heads and text.lower() not in self.lower:
            return True
        if _acronym(text):
            return True
        return f.speaks and text.lower() not in self.lower and people.sort_of(text) is None

    def known(self, text: str) -> MentionKind | None:
        """The kind of a name that the text has; None: it has no such name."""
        if text in self.inside or text in self.surnames:
            return self.kinds.get(text) or ("person" if text in self.surnames else "unknown")
        return None


def _known_names(article: Article, sentence: Sentence, names: _Names) -> Iterator[Mention]:
    """Names in a headline that the text has too, and known forms of countries and outlets."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        for j in range(min(i + 5, len(tokens)), i, -1):
            text = " ".join(t.text for t in tokens[i:j])
            kind = names.known(text)
            form = geography.forms().get(geography.plain(text))
            if kind is None and form and form.sure and form.sort != "adjective" and text[0].isupper():
                kind = _KIND_OF_FORM[form.sort]
            if kind is not None:
                yield Mention(article.span(tokens[i].start, tokens[j - 1].end), kind)
                i = j - 1
                break
        i += 1


# ------------------------------------------------------------------------------------------------ names to mentions


def _mentions(article: Article, sentence: Sentence, names: Sequence[_Found]) -> Iterator[Mention]:
    tokens = sentence.tokens
    taken: list[tuple[int, int]] = []
    starts = [t.start for t in tokens]
    for f in names:
        kind, office = f.kind, f.office
        if kind == "unknown" and not f.speaks and f.first and tokens[f.first - 1].text in _LOCATIVES:
            kind = "place"
        first = f.first
        if kind == "outlet" and first > 1 and tokens[first - 1].text == "The" and not f.initial:
            first -= 1  # "told The Daily Courier"
        span = article.span(tokens[first].start, tokens[f.end - 1].end)
        taken.append((first, f.end))
        if office:
            taken.append((bisect_left(starts, office[0]), bisect_left(starts, office[1])))
        yield Mention(span, kind, article.span(*office) if office else None)
    yield from _descriptions(article, tokens, taken)


def _in_context(tokens: Sequence[Token], f: _Found) -> _Found:
    """The name in the light of what stands beside it: appositions, a party tag, an age, "who"."""
    kind, office, sure = f.kind, f.office, f.sure
    follows = tokens[f.end].text if f.end < len(tokens) else ""
    if f.first == 0 and follows in ("-", "—", "–", "(") and all(w.isupper() for w in f.words):
        return replace(f, kind="place", sure=True)  # "LARNBECK (Rheinpost) -"
    if (kind != "person" and sure) or kind not in ("person", "unknown", "body"):
        return f
    before, beside = _apposition_before(tokens, f.first), _apposition_after(tokens, f.end)
    for told in (before, beside):
        if told is None or (office is not None and kind == "person"):
            continue
        if told[2] == "body":
            if kind != "person":
                kind, sure, office = "body", True, (tokens[told[0]].start, tokens[told[1] - 1].end)
        elif kind == "person" or (kind == "unknown" and told[2] != "either"):
            kind, sure, office = "person", True, (tokens[told[0]].start, tokens[told[1] - 1].end)
    if kind == "unknown" and (_party_follows(tokens, f.end) or _age_follows(tokens, f.end) or follows == "who"):
        kind, sure = "person", True
    return replace(f, kind=kind, office=office, sure=sure)


_LOCATIVES = frozenset(("in", "near", "outside", "across", "around", "inside", "at"))


def _apposition_after(tokens: Sequence[Token], end: int) -> tuple[int, int, str] | None:
    """The office that follows a name after a comma, as token indices and sort: ", the head of the inquiry,"."""
    count = len(tokens)
    i = end
    if i < count and tokens[i].text == "(":  # "(R-TX)"
        close = next((k for k in range(i, min(i + 8, count)) if tokens[k].text == ")"), None)
        if close is None:
            return None
        i = close + 1
    if i + 1 >= count or tokens[i].text != ",":
        return None
    i += 1
    if _AGE.match(tokens[i].text) and i + 2 < count and tokens[i + 1].text == ",":
        i += 2  # "Kay Ash, 34, a nurse"
    stop = next((k for k in range(i, min(i + 25, count)) if tokens[k].text in _STOPS_PHRASE), min(i + 25, count))
    head = None
    for k in range(i, min(stop, i + 12)):
        word = tokens[k].text
        if word in ("who", "which", "that", "whose", "where", "when", "and", "but", "said", "says"):
            break
        if head is not None and word in ("of", "for", "at", "in", "with", "to", "from", "on"):
            break
        sort = _sort_beside(word)
        if sort in ("office", "kin", "body", "either") and not people.is_plural(word):
            head = (k, sort)
        elif head is None and (
            word in _reporting_verbs()
            or word in ("of", "in", "at", "to", "was", "is", "has", "he", "she", "it", "they")
        ):
            return None
    if head is None:
        return None
    first = tokens[i].text
    # "Ada Marsh, head of X, said" needs no article; ", which", ", saying" and ", the company said" are no appositions
    if tokens[stop - 1].text in _reporting_verbs() or (stop < count and tokens[stop].text in ("”", "“", '"')):
        return None
    if (
        first.lower() not in _determiners()
        and not _is_capital(first)
        and i != head[0]
        and first.lower() not in people.modifiers()
    ):
        return None
    return i, stop, head[1]


_STOPS_PHRASE = frozenset((",", ".", ";", ":", "”", "“", '"', "—", "–", "?", "!", ")", "("))


def _apposition_before(tokens: Sequence[Token], first: int) -> tuple[int, int, str] | None:
    """The office that stands before a name and a comma: "The Secretary General of the Atlantic Alliance, "."""
    i = first - 1
    if i < 2 or tokens[i].text != ",":
        return None
    start = i
    while start > 0 and tokens[start - 1].text not in _STOPS_PHRASE and i - start < 16:
        start -= 1
    head: tuple[int, str] | None = None
    for k in range(start, i):
        word = tokens[k].text
        if k > start and word in _reporting_verbs() and not _is_capital(word):
            head, start = None, k + 1
            continue
        if head is not None and word in ("of", "for", "at", "in", "to", "on", "and"):
            break
        sort = _sort_beside(word)
        if sort in ("office", "kin", "body", "either") and not people.is_plural(word):
            head = (k, sort)
        else:
            head = None  # "Foreign Secretary Ada Marsh, Lund said": the name before the comma has its office already
    if head is None:
        return None
    left = max(_phrase_start(tokens, head[0]), start)
    if tokens[left].text.lower() not in _determiners() and not _is_capital(tokens[left].text):
        return None
    if head[0] == left and tokens[left].text.lower() in ("one", "a"):
        return None
    return left, i, head[1]


def _sort_beside(word: str) -> str | None:
    """What a noun beside a name makes of it; "either" decides nothing ("its rival Corvane", "her rival Ada Marsh")."""
    return "either" if word.lower() in people.either() else people.sort_of(word)


def _party_follows(tokens: Sequence[Token], end: int) -> bool:
    return end + 1 < len(tokens) and tokens[end].text == "(" and _is_party_tag(tokens, end + 1)


def _age_follows(tokens: Sequence[Token], end: int) -> bool:
    return (
        end + 2 < len(tokens)
        and tokens[end].text == ","
        and bool(_AGE.match(tokens[end + 1].text))
        and tokens[end + 2].text in (",", ".")
    )


# ------------------------------------------------------------------------------------------------ descriptions, pronouns


def _descriptions(article: Article, tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Descriptions by a noun ("the minister", "Ukrainian officials", "the company") and pronouns."""
    named = {i for first, end in names for i in range(first, end)}
    count = len(tokens)
    small, verbs = _small_words(), _reporting_verbs() | _finite()
    for i, token in enumerate(tokens):
        if i in named:
            continue
        word = token.text
        lowered = word.lower()
        if lowered in PRONOUNS:
            if word not in ("US", "IT"):
                yield Mention(article.span(token.start, token.end), "pronoun")
            continue
        sort = people.sort_of(lowered)
        if sort is None or sort == "text" or lowered in _QUANTIFIERS or lowered in ("reports",):
            continue
        after = tokens[i + 1].text if i + 1 < count else "."
        if i + 1 in named or people.sort_of(after) or after in ("-", "'s", "’s"):
            continue  # part of an office beside a name, or not the head
        plural = people.is_plural(lowered)
        is_verb = after in small or after in verbs or after.endswith("ed")
        if not plural and after.isalpha() and after.islower() and not is_verb:
            continue  # "general election"
        left = _phrase_start(tokens, i)
        if left > 1 and tokens[left - 1].text == "of" and tokens[left - 2].text.lower() in _PARTITIVES:
            left -= 2
            plural = tokens[left].text.lower() != "one"
        elif not plural and left == i and not _is_capital(word):
            continue
        span = article.span(tokens[left].start, token.end)
        if sort in ("office", "kin") and not plural:
            yield Mention(span, "person", span)
        elif sort == "body" and not plural:
            yield Mention(span, "body")
        else:
            yield Mention(span, "group")


_QUANTIFIERS = frozenset(("others", "many", "some", "several", "few", "both", "two", "three", "four", "five"))
_PARTITIVES = frozenset(
    (
        "one",
        "two",
        "three",
        "four",
        "five",
        "some",
        "many",
        "several",
        "most",
        "both",
        "all",
        "none",
        "few",
        "number",
        "group",
    )
)


# ------------------------------------------------------------------------------------------------ words


def _is_capital(word: str) -> bool:
    if word[0].isupper():
        return "-" not in word or not _COMPOUND.search(word)  # "US-supplied" is no name
    cut = word.find("-")  # "al-Sisi"
    return 0 < cut < 4 and word[:cut].isalpha() and word[cut + 1 : cut + 2].isupper()


_OCCUPATION = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ive|eer)$")
_COMPOUND = re.compile(
    r"-(?:[a-z]+(?:ed|ing)|based|led|born|made|wide|style|owned|run|era|like|bound|only|old|long|wing|speaking|friendly|free|held)$"
)


def _is_party_tag(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is the tag in "(D-Mo.)"."""
    return i > 0 and tokens[i - 1].text == "(" and bool(_PARTY.fullmatch(tokens[i].text))


def _acronym(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def _lower_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(t.text for s in sentences for t in s.tokens if t.text[0].islower())


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether nearly every long word has a capital: a headline, where capitals tell nothing."""
    long = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return (
        len(long) >= 4
        and sum(w[0].isupper() for w in long) >= 0.8 * len(long)
        and tokens[-1].text not in (".", "”", '"')
    )


def _known_form(tokens: Sequence[Token], i: int) -> int:
    """How many tokens from `i` are a known country, state or outlet; 0: none."""
    found = _country_form(tokens, i, len(tokens))
    return max(found[0] if found else 0, _outlet_length(tokens, i, len(tokens)))


def _country_form(tokens: Sequence[Token], i: int, end: int) -> tuple[int, geography.Form] | None:
    offset = 1 if tokens[i].text in ("The", "the") and i + 1 < end else 0
    longest = geography.longest().get(tokens[i + offset].text.replace("’", "'"), 0)
    forms = geography.forms()
    for length in range(min(longest, end - i - offset), 0, -1):
        words = " ".join(t.text for t in tokens[i + offset : i + offset + length]).replace("’", "'")
        if form := forms.get(words):
            return length + offset, form
    return None


def _outlet_length(tokens: Sequence[Token], i: int, end: int) -> int:
    offset = 1 if tokens[i].text in ("The", "the") and i + 1 < end else 0
    longest = _outlet_firsts().get(tokens[i + offset].text, 0)
    forms = outlets.forms()
    for length in range(min(longest, end - i - offset), 0, -1):
        words = " ".join(t.text for t in tokens[i + offset : i + offset + length]).replace("’", "'")
        if words in forms and (words not in outlets.ambiguous() or _is_spoken_to(tokens, i, i + offset + length)):
            return length + offset
    return 0


def _is_spoken_to(tokens: Sequence[Token], i: int, end: int) -> bool:
    before = tokens[i - 1].text.lower() if i else ""
    after = tokens[end].text if end < len(tokens) else ""
    return before in ("told", "to", "by", "with") or after in ("reported", "reports", "said", "says")


@cache
def _outlet_firsts() -> dict[str, int]:
    found: dict[str, int] = {}
    for form in outlets.forms():
        words = form.split()
        if form[0].isupper():
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def _offices() -> frozenset[str]:
    """Offices that stand in capitals before a name: "Foreign Secretary", "Coach"."""
    return frozenset(lexicon.load("titles")["before_names"])


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["bodies"])


def _joins(word: str, heads: frozenset[str]) -> bool:
    return word in heads or word in _offices() or word in ("Secretary", "Minister", "Bank", "House")


@cache
def _place_heads() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["places"])


@cache
def _others() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["others"])


@cache
def _outlet_heads() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["outlets"])


@cache
def _outlet_openings() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["outlet_openings"])


@cache
def _calendar() -> frozenset[str]:
    others = lexicon.load("organisations")["others"]
    return frozenset(others[: others.index("Christmas")])


@cache
def _small_words() -> frozenset[str]:
    words = lexicon.load("organisations")["openers"]
    return frozenset(w.lower() for w in words) | frozenset(str(w) for w in lexicon.load("stopwords")["words"])


@cache
def _determiners() -> frozenset[str]:
    words = "the a an this these those his her their its our my your whose some many several most all both each every any another few two three four five six seven eight nine ten one"
    return frozenset(words.split())


@cache
def _hidden() -> frozenset[str]:
    return frozenset(lexicon.load("groups")["hidden"]) | {"other", "western", "top", "young", "old", "elderly"}


@cache
def _verbish() -> frozenset[str]:
    return _reporting_verbs() | {
        "than",
        "can",
        "began",
        "ran",
        "plan",
        "an",
        "had",
        "did",
        "need",
        "deal",
        "steal",
        "give",
        "five",
        "live",
        "drive",
        "arrive",
        "receive",
        "wish",
        "finish",
        "publish",
    }


@cache
def _finite() -> frozenset[str]:
    return frozenset(lexicon.load("references")["finite"])


@cache
def _reporting_verbs() -> frozenset[str]:
    found: set[str] = set()
    for verbs in lexicon.load("reporting_verbs").values():
        for entry in verbs.values():
            found.update(entry["forms"])
    return frozenset(found)
