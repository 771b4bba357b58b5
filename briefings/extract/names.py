"""Sentence -> the names that it may hold, with the offices beside them.

Names are runs of capitalised words. What stands in or beside a run says what it names: an office ("Foreign Secretary"), a
form of address, an apposition, a party tag, a head word ("Ministry"). Whether a capital at the start of a sentence is a
name, the rest of the article decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.extract.appositions import (
    age_follows,
    apposition_after,
    apposition_before,
    is_party_tag,
    office_before,
    party_follows,
    phrase_start,
    sort_beside,
)
from briefings.extract.words import (
    country_form,
    determiners,
    is_acronym,
    is_capital,
    known_form,
    offices,
    outlet_length,
    plain_verbs,
    reporting_verbs,
    small_words,
)
from briefings.lexicon import geography, organisations, outlets, people
from briefings.model import MentionKind, Sentence, Token

_LONGEST_NAME = 40  # tokens: a longer run of capitals is a table, and reading it must stay linear


_OPENERS = frozenset('“‘"«„‹([)]—:•*…') | {"''", "``", "--"}


KIND_OF_FORM: dict[str, MentionKind] = {
    "name": "country", "capital": "place", "seat": "body", "force": "body", "agency": "body", "union": "body", "people": "group",
}  # fmt: skip


_JOINERS = frozenset(("of", "for", "on", "and", "&", "in"))


@dataclass(frozen=True, slots=True)
class Name:
    """A possible name, before the rest of the article has been read."""

    first: int  # token indices in the sentence, end exclusive
    end: int
    words: tuple[str, ...]
    kind: MentionKind
    sure: bool  # the kind is told by what stands beside or in the name
    office: tuple[int, int] | None  # code points
    initial: bool  # begins with the first word of a sentence or quotation
    speaks: bool  # a reporting verb follows


def find(sentence: Sentence, text: str) -> Iterator[Name]:
    """The possible names of one sentence of `text`, in text order; none lies in another."""
    tokens = sentence.tokens
    count, i, initial = len(tokens), 0, True
    small, verbs = small_words(), reporting_verbs()
    abbreviated = _abbreviated(tokens)
    while i < count:
        word = tokens[i].text
        if i in abbreviated:
            end = abbreviated[i]
            yield Name(i, end, tuple(t.text for t in tokens[i:end]), "body", True, None, initial, False)
            initial, i = False, end
            continue
        if not word[0].isalnum():
            initial = initial or word in _OPENERS
            i += 1
            continue
        if not is_capital(word) or word == "I" or is_party_tag(tokens, i) or _is_plural_acronym(word):
            initial = False
            i += 1
            continue
        known = known_form(tokens, i)
        if initial and not known and word.lower() in small and not is_acronym(word) and not _goes_on(tokens, i):
            initial = False
            i += 1
            continue
        end = max(_run_end(tokens, i, text), i + known)
        for first, last in _split(tokens, i, end):
            for f in _parse(tokens, first, last, text, initial and first == i, verbs):
                yield _in_context(tokens, f)
        initial = False
        i = end


_INSIDE = frozenset(("and", "of", "for", "the", "to", "in", "on", "&"))
_LONGEST_BODY = 12  # tokens


def _abbreviated(tokens: Sequence[Token]) -> dict[int, int]:
    """Start and end of the bodies' names that their initials in brackets prove: "the Food and Animal Safety Authority (FASA)"."""
    found = {}
    for k in range(2, len(tokens) - 2):
        letters = tokens[k + 1].text
        if tokens[k].text != "(" or tokens[k + 2].text != ")" or not letters.isupper() or not 3 <= len(letters) <= 8:
            continue
        start = _initialled(tokens, k, letters)
        if start is not None and any(not is_capital(t.text) for t in tokens[start:k]):
            found[start] = k
    return found


def _initialled(tokens: Sequence[Token], end: int, letters: str) -> int | None:
    """Where the name begins whose capitals, read from token `end` back, are the letters; None: they are others."""
    left = letters
    for i in range(end - 1, max(-1, end - 1 - _LONGEST_BODY), -1):
        word = tokens[i].text
        if left and word[0] == left[-1] and is_capital(word):
            left = left[:-1]
            if not left:
                return i
        elif is_capital(word) or not word.isalpha() or (word not in _INSIDE and not word.endswith("s")):
            return None
    return None


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capital that opens the sentence opens a name too: "Families For Answers"."""
    after = tokens[i + 1].text if i + 2 < len(tokens) else ""
    return after.istitle() and after.lower() in ("for", "of", "against") and is_capital(tokens[i + 2].text)


def _is_plural_acronym(word: str) -> bool:
    """Whether capitals stand for several people: "MPs"."""
    return word[-1] == "s" and word[:-1].isupper() and len(word) > 2 and people.is_plural(word)


def _run_end(tokens: Sequence[Token], i: int, text: str) -> int:
    """Index after the last token of the run of capitals that begins at `i`."""
    count, j = min(len(tokens), i + _LONGEST_NAME), i + 1
    heads, particles = organisations.words("bodies"), people.particles()
    headed = _joins(tokens[i].text, heads)
    while j < count:
        word = tokens[j].text
        before = tokens[j - 1]
        if tokens[j].start - before.end > 1 or "\n" in text[before.end : tokens[j].start]:
            break
        if is_capital(word) and word != "I" and not _is_plural_acronym(word):
            headed = headed or _joins(word, heads)
            j += 1
            continue
        if j + 1 < count:
            after = tokens[j + 1].text
            tail = [t.text for t in tokens[j + 2 : j + 5]]
            if _owns_body(before.text, word, after, tail) and tokens[j + 1].start - tokens[j].end <= 1:
                headed = True
                j += 2  # "Transit Workers' Union", "People's Party"
                continue
            if word in particles and is_capital(after) and before.text not in ("of", "for"):
                j += 2
                continue
            if word in particles and after in particles and j + 2 < count and is_capital(tokens[j + 2].text):
                j += 3  # "von der Leyen"
                continue
            if word == "&" and is_capital(after):
                headed = True
                j += 2  # "Hollin & Day"
                continue
            if word in ("and", "&") and (ahead := _trade(tokens, i, j)):
                headed = True
                j = ahead  # "the United Metal and Appliance Workers"
                continue
            if word in ("for", "against") and i and is_capital(after) and _is_campaign(tokens, i, j):
                j += 2  # "the group Families for Answers"
                continue
            if headed and word in _JOINERS:
                ahead = j + 1
                if after == "the" and j + 2 < count:
                    ahead = j + 2
                if is_capital(tokens[ahead].text) and _joinable(tokens, i, j, ahead):
                    j = ahead + 1
                    continue
        break
    return j


def _trade(tokens: Sequence[Token], i: int, joiner: int) -> int:
    """Index after the workers in whose union's name "and" at `joiner` joins two trades, 0: it joins two names: "the Auto
    Workers and Teamsters", "the mayor and Dock Workers"."""
    opens = joiner
    while opens > i and is_capital(tokens[opens - 1].text):
        opens -= 1
    if not opens or tokens[opens - 1].text != "the" or people.is_plural(tokens[joiner - 1].text):
        return 0
    end = joiner + 1
    while end < min(len(tokens), joiner + 1 + _LONGEST_TRADE) and is_capital(tokens[end].text):
        end += 1
    two = end > joiner + 2 or joiner > opens + 1  # "the Bell and Workers" is no union's name
    return end if two and end > joiner + 1 and tokens[end - 1].text in _WORKERS else 0


_LONGEST_TRADE = 4  # tokens
_WORKERS = frozenset(("Workers", "Employees", "Operators", "Drivers", "Technicians", "Makers"))


def _is_campaign(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether the capitals from token `i` on are a group inside a sentence that is "for" or "against" something."""
    group = j == i + 1 and tokens[i].text.istitle() and people.is_plural(tokens[i].text)
    return group and (tokens[i - 1].text.isalpha() or tokens[i - 1].text == ",")


def _owns_body(owner: str, mark: str, after: str, tail: Sequence[str] = ()) -> bool:
    """Whether the possessive is part of a body's name; "Ukraine's Ministry" is not."""
    if mark in ("'", "’"):  # "the Nurses' Alliance", "Doctors' Aid", "Savers' Action Group"
        if (
            owner.istitle()
            and owner.endswith("ors")
            and is_capital(after)
            and tail[:1]
            and tail[0] in organisations.words("bodies")
        ):
            return True
        group = people.is_plural(owner) and owner.istitle() and is_capital(after)
        return owner.endswith("s") and (group or after in organisations.words("bodies"))
    return (
        mark in ("'s", "’s")
        and (
            owner in organisations.words("owners")
            or owner in offices()  # "the Special Prosecutor's Office"
            or owner.endswith(("men", "women", "people", "children"))
        )
        and (after in organisations.words("bodies") or after in ("Liberation", "Republic", "Democratic"))
    )


def _joinable(tokens: Sequence[Token], first: int, joiner: int, ahead: int) -> bool:
    """Whether "of", "for", "and" before `ahead` goes on with the name of a body or office."""
    word, after = tokens[joiner].text, tokens[ahead].text
    heads = organisations.words("bodies")
    if word not in ("and", "&") and not _joins(tokens[joiner - 1].text, heads):
        return False  # "Senator Ada Marsh of Arizona"
    if word in ("of", "for"):
        # "the Government of Ada Marsh", "the Office of Mr. Hale": the name of a person is a mention of its own
        if tokens[joiner - 1].text in ("Government", "Administration", "Cabinet", "Regime") and word == "of":
            return country_form(tokens, ahead, ahead + 1) is not None
        return not (people.is_given(after) and ahead + 1 < len(tokens) and is_capital(tokens[ahead + 1].text)) and (
            (after not in people.honorifics() and after not in people.abbreviations())
            or (after == "Justice" and not (ahead + 1 < len(tokens) and is_capital(tokens[ahead + 1].text)))
        )
    if word == "on":
        return (
            tokens[joiner - 1].text in heads
            and not people.is_plural(tokens[joiner - 1].text)
            and after not in organisations.calendar()
        )
    if word == "in":
        return False
    # "Department of Health and Human Services", "Food and Drug Administration": a head before "of" and no title after
    inner = any(t.text in ("of", "for") for t in tokens[first:joiner]) and tokens[joiner - 1].text not in offices()
    return inner and not (people.is_given(after) or after in people.honorifics() or after in people.abbreviations())


def _split(tokens: Sequence[Token], first: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without days and months."""
    calendar, start = organisations.calendar(), first
    for i in range(first, end):
        word = tokens[i].text
        if (
            word in calendar
            and not (i > start and people.is_given(tokens[i - 1].text))
            and not (i + 1 < end and people.is_given(word))
            and not (i > 0 and tokens[i - 1].text in ("The", "the") and _is_outlet_end(tokens, i + 1, end))
        ):
            if start < i:
                yield start, i
            start = i + 1
    if start < end:
        yield start, end


def _is_outlet_end(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether the run goes on as an outlet's name: "The Sunday | Ledger"."""
    return i < end and tokens[i].text in organisations.words("outlets")


def _parse(
    tokens: Sequence[Token], first: int, end: int, text: str, initial: bool, verbs: frozenset[str]
) -> Iterator[Name]:
    """The names in one run of capitals."""
    while end > first and tokens[end - 1].text in people.particles():
        end -= 1
    if first >= end:
        return
    words = tuple(t.text for t in tokens[first:end])
    speaks = end < len(tokens) and tokens[end].text in verbs
    if speaks and initial and len(words) == 1 and words[0].endswith("s") and tokens[end].text in plain_verbs():
        speaks = False  # "Pals say": many

    def found(start: int, kind: MentionKind, sure: bool, office: tuple[int, int] | None = None) -> Name:
        name = tuple(t.text for t in tokens[start:end])
        return Name(start, end, name, kind, sure, office, initial and start == first, speaks)

    outlet = outlet_length(tokens, first, end)
    if outlet == len(words):
        yield found(first, "outlet", True)
        return
    known = country_form(tokens, first, end)
    length, form = known if known else (0, None)
    if form and length == len(words):
        if form.sort != "adjective":
            yield found(first, KIND_OF_FORM[form.sort], form.sure)
        return
    is_ministry = len(words) == 3 and words[1:] == ("of", "Justice") and words[0] in organisations.words("bodies")
    office_end = 0 if is_ministry else _office_end(words)
    if office_end == len(words):  # an office without a name: "the Prime Minister" is a description
        if office_end == 1 and not (first and tokens[first - 1].text.lower() in determiners()):
            yield replace(found(first, "unknown", False), initial=True)  # "Dean", where someone has that surname
        return
    if office_end:
        start = first + office_end
        if tokens[start].text in _JOINERS:  # "the MP for Sandrock and Tarn": nobody's name
            yield from _parse(tokens, start + 1, end, text, False, verbs)
            return
        titled = start - (office_end > 1 and words[office_end - 1] in _ADDRESS)
        span = (tokens[first].start, tokens[titled - 1].end)
        if words[office_end - 1] in people.honorifics() and office_end == 1:
            told = office_before(tokens, first)  # "the firm's chief executive Dr Ada Marsh"
            yield found(start, "person", True, span if told is None else (tokens[told].start, tokens[first - 1].end))
        else:
            left = phrase_start(tokens, first) if not form else first
            yield found(start, "person", True, (tokens[left].start, span[1]))
        return
    heads = organisations.words("bodies")
    whole = (
        outlet == 1 + (words[0] == "The") and words[-1] in heads
    )  # "the National Farmers' Alliance", "the Reuters Institute"
    if outlet and outlet < len(words) and words[outlet - 1] not in heads and not whole:
        yield from _parse(tokens, first + outlet, end, text, False, verbs)
        return
    trade = _OCCUPATION.search(words[0]) or people.sort_of(words[0].split("-")[0]) in ("office", "kin")
    if (
        trade
        and words[1:2] != ("&",)
        and len(words) > 2 - (initial and people.is_given(words[-1]))
        and not people.is_given(words[0])
        and (people.is_given(words[1]) or (initial and not set(words) & organisations.words("bodies")))
    ) or (len(words) > 2 and words[1] in _ADDRESS):
        # "Librarian Agnes Moore", "Pathologist Dr Ada Marsh": a trade that no list has
        start = first + 1 + (words[1] in _ADDRESS and len(words) > 2)
        yield found(start, "person", True, (tokens[first].start, tokens[start - 1].end))
        return
    kind, sure = _kind(words)
    if form and kind == "unknown" and form.sort in ("name", "adjective", "people") and not people.is_given(words[0]):
        if length < len(words) and form.sort in ("adjective", "people"):
            yield from _parse(tokens, first + length, end, text, False, verbs)  # "French Alps", "German Max Roth"
            return
        kind = "unknown"
    office = office_before(tokens, first)
    if office is not None and people.sort_of(tokens[first - 1].text) == "body":
        if kind == "unknown":  # "the pram maker Kessler"
            yield found(first, "body", True, (tokens[office].start, tokens[first - 1].end))
            return
    elif office is not None and (
        kind == "person" or (kind == "unknown" and sort_beside(tokens[first - 1].text) != "either")
    ):
        yield found(first, "person", True, (tokens[office].start, tokens[first - 1].end))
        return
    yield found(first, kind, sure)


_ADDRESS = frozenset(("Dr", "Dr.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Prof", "Prof.", "Rev", "Rev."))


def _office_end(words: Sequence[str]) -> int:
    """How many words at the start are an office or title: 3 in "UK Foreign Secretary Ben Lowe"; 0: none.

    A head word of a body at the end ("Prime Minister Office") makes the whole a body.
    """
    titles, honorifics, short = offices(), people.honorifics(), people.abbreviations()
    if words[-1] in organisations.words("bodies") and not {"'s", "’s"}.isdisjoint(words):
        return 0  # "Special Prosecutor's Office"
    if words[0] in honorifics and len(words) > 1 and not (words[0] == "Father" and len(words) > 3):
        title = words[1] in short or words[1] in honorifics
        return 1 + _office_end(words[1:]) if title and len(words) > 2 else 1  # "Mr. King"
    last = 0
    i = 0
    count = len(words)
    while i < count:
        word = words[i]
        two = " ".join(words[i : i + 2])
        if two in short and i + 2 <= count:
            last = i = i + 2
            continue
        if word in short:
            last = i = i + 1
            continue
        if word in titles or word.split("-")[0] in titles:
            if i == 0 and count == 2 and people.is_given(word):
                return 0  # "Dean Smith"
            if i and i == count - 1 and people.is_given(words[i - 1]) and last < i:
                return last  # "Howard Dean"
            last = i = i + 1
            if i < count and words[i] in ("of", "for"):
                i += 2 if words[i + 1 : i + 2] == ("the",) else 1
                last = i = _portfolio_end(words, i)
            continue
        if last and i == last and word in _ADDRESS and i + 1 < count:
            last = i = i + 1  # "Health Minister Dr Ada Marsh"
            continue
        if last and i == last and not (word.lower() in people.modifiers() and titles & set(words[i + 1 :])):
            break
        i += 1
    if (
        last
        and last < count
        and words[-1] in organisations.words("bodies")
        and words[-1] not in organisations.words("surnames")
    ):
        return 0
    return last


def _portfolio_end(words: Sequence[str], i: int) -> int:
    """Where what an office is for ends: 3 in "Secretary of State Ada Marsh", the end in "Secretary General of the
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
    return i + 1 if i < count and words[i] in organisations.words("portfolios") else count


def _kind(words: Sequence[str]) -> tuple[MentionKind, bool]:
    """What a name names, by its words alone, and whether that is sure."""
    heads, places = organisations.words("bodies"), organisations.words("places")
    last, count = words[-1], len(words)
    given = people.is_given(words[0])
    if given and 2 <= count <= 4 and (last not in heads or last in organisations.words("surnames")):
        return "person", all(w not in organisations.words("others") for w in words)
    if count >= 2 and all(re.fullmatch(r"(?:[A-Z]\.)+", w) for w in words[:-1]) and last not in heads:
        return ("unknown", False) if words[0] in geography.forms() else ("person", True)  # "U.N. Women"
    inner = next((w for i, w in enumerate(words[:-1]) if words[i + 1] in ("of", "for", "on")), None)
    opening = words[1] if words[0] == "The" and count > 2 else words[0]  # "The Daily Trumpet"
    if (
        count >= 2
        and (last in organisations.words("outlets") or opening in organisations.words("outlet_openings"))
        and not given
    ):
        return "outlet", True
    if last in heads or (inner and inner in heads):
        return "body", count > 1  # "Power went out": one such word at the start of a sentence names nothing
    if " ".join(words) in geography.states() or last in places or (words[0] in places and count > 1):
        return "place", True
    if any(w in heads for w in words) and count > 1:
        return "body", False
    if count == 1 and is_acronym(last):
        return "body", False
    if any(w in organisations.words("others") for w in words):
        return "unknown", True  # "Nobel Prize", "World War": names nobody
    return "unknown", False


def _is_outlet(tokens: Sequence[Token], f: Name) -> bool:
    """Whether a noun beside the name makes an outlet of it: "the news agency Petrowire", "Vestnik, a London newsletter"."""
    nouns = outlets.sure_nouns()

    def ends(i: int) -> bool:
        return i > 0 and (tokens[i - 1].text.lower() in nouns or (i > 1 and _pair(tokens, i) in nouns))

    if ends(f.first):
        return True
    after = [t.text.lower() for t in tokens[f.end : f.end + 3]]
    for length in (1, 2):
        if len(after) > length and " ".join(after[:length]) in nouns:
            return people.sort_of(after[length]) is None  # no "Vestnik newspaper owner"
    if len(after) < 3 or after[0] != "," or after[1] not in ("a", "an", "the"):
        return False
    i = f.end + 2
    while i < min(len(tokens), f.end + 9) and tokens[i].text.lower() not in _AFTER_HEAD:
        i += 1
    return ends(i)


_AFTER_HEAD = frozenset(
    (
        ",",
        ".",
        ";",
        ")",
        "of",
        "in",
        "for",
        "at",
        "that",
        "which",
        "based",
        "with",
        "on",
        "owned",
        "published",
        "run",
        "close",
    )
)


def _pair(tokens: Sequence[Token], i: int) -> str:
    return f"{tokens[i - 2].text.lower()} {tokens[i - 1].text.lower()}"


def _in_context(tokens: Sequence[Token], f: Name) -> Name:
    """The name in the light of what stands beside it: appositions, a party tag, an age, "who"."""
    kind, office, sure = f.kind, f.office, f.sure
    follows = tokens[f.end].text if f.end < len(tokens) else ""
    if f.first == 0 and follows in ("-", "—", "–", "(") and all(w.isupper() for w in f.words):
        return replace(f, kind="place", sure=True)  # "LARNBECK (Rheinpost) -"
    if kind in ("unknown", "body") and _is_outlet(tokens, f):
        return replace(f, kind="outlet", sure=True)
    if kind == "body" and sure and office is None:
        after = apposition_after(tokens, f.end)
        if after is None or after[2] != "body" or not _describes_a_body(tokens[after[0] : after[1]]):
            return f
        return replace(f, office=(tokens[after[0]].start, tokens[after[1] - 1].end))
    if (kind != "person" and sure) or kind not in ("person", "unknown", "body"):
        return f
    addressed = f.first > 0 and tokens[f.first - 1].text in _ADDRESS and office == _place(tokens[f.first - 1])
    before, beside = apposition_before(tokens, f.first - addressed, f.end), apposition_after(tokens, f.end)
    if kind == "unknown" and f.initial and follows == "," and len(f.words) == 1 and _is_adverb(f.words[0]):
        return f  # "Previously, a man who …"
    if kind == "unknown" and f.first == 1 and tokens[0].text in _PLACED:
        beside = None  # "In Norvania, Prime Minister Ada Marsh said"
    for told in (before, beside):
        if told is None or (office is not None and kind == "person" and not addressed):
            continue
        if told[2] == "body":
            if kind != "person":
                kind, sure, office = "body", True, (tokens[told[0]].start, tokens[told[1] - 1].end)
        elif kind == "person" or (kind == "unknown" and told[2] != "either"):
            kind, sure, office = "person", True, (tokens[told[0]].start, tokens[told[1] - 1].end)
            addressed = False
    who = follows == "who" and not (f.initial and len(f.words) == 1 and f.words[0].endswith("s"))  # "Hackers who …"
    if kind == "unknown" and (party_follows(tokens, f.end) or age_follows(tokens, f.end) or who):
        kind, sure = "person", True
    return replace(f, kind=kind, office=office, sure=sure)


def _place(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _describes_a_body(phrase: Sequence[Token]) -> bool:
    """Whether words behind a body's name describe it, and are not the next of a list: "the Treasury, the Bank of Harlow and"."""
    words = [t.text for t in phrase]
    listed = any(a == "and" and b in determiners() for a, b in pairwise(words))
    return not listed and any(w.islower() and people.sort_of(w) == "body" for w in words)


def _is_adverb(word: str) -> bool:
    return word.istitle() and len(word) > 7 and _ADVERB.search(word) is not None and not people.is_given(word)


_ADVERB = re.compile(r"(?:ate|ous|ent|ant|al|ive|ar|ing|ed|ful|less)ly$")
_PLACED = frozenset(("In", "At", "Near", "Outside", "Across", "From"))
_OCCUPATION = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ive|eer)$")


def _joins(word: str, heads: frozenset[str]) -> bool:
    return word in heads or word in offices() or word in ("Secretary", "Minister", "Bank", "House")
