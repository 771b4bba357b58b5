"""What stands beside a name and describes it: an office before it, an apposition, a party tag, an age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefings import lexicon
from briefings.extract.words import determiners, finite_verbs, is_capital, reporting_verbs, small_words
from briefings.lexicon import organisations, people
from briefings.model import Token

_LONGEST_PHRASE = 20  # tokens before a head noun
_ADJECTIVE_ENDS = ("ish", "ian", "ese", "al", "ic", "ary", "ive", "an")
_AGE = re.compile(r"\d{1,3}$")


_PARTY = re.compile(r"(?:[DRI]|Lab|Con|LD|SNP)[-–].{1,12}")


def office_before(tokens: Sequence[Token], first: int) -> int | None:
    """Index of the first token of the lower-case phrase that stands directly before a name and describes it
    ("Ashford coach", "her brother", "the pram maker"); None: none stands there."""
    i = first - 1
    if i < 0 or is_capital(tokens[i].text) or people.sort_of(tokens[i].text) not in ("office", "kin", "body"):
        return None
    if people.is_plural(tokens[i].text):
        return None
    return phrase_start(tokens, i)


def phrase_start(tokens: Sequence[Token], i: int) -> int:
    """Where the noun phrase begins whose head is token `i`: at its article, or at whose it is."""
    articles, last = determiners(), max(0, i - _LONGEST_PHRASE)
    while i > last:
        word = tokens[i - 1].text
        if word.lower() in articles:
            return i - 1
        if word in ("'s", "’s") or (word in ("'", "’") and i > 1 and tokens[i - 2].text.endswith("s")):
            i -= 1
            while i > last and (is_capital(tokens[i - 1].text) or people.sort_of(tokens[i - 1].text)):
                i -= 1
            return i - 1 if i > 0 and tokens[i - 1].text.lower() in articles else i
        if not _is_modifier(word):
            return i
        i -= 1
    return i


def _is_modifier(word: str) -> bool:
    """Whether the word can stand before a noun for people: "senior", "British", "police", "42"."""
    lowered = word.lower()
    if lowered in _adjectives() or people.sort_of(word) or word[0].isdigit():
        return True
    if is_capital(word):
        return (lowered not in small_words() or word == "New") and word not in organisations.calendar()
    return word.isalpha() and lowered.endswith(_ADJECTIVE_ENDS) and lowered not in _no_adjectives()


def apposition_after(tokens: Sequence[Token], end: int) -> tuple[int, int, str] | None:
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
        if (
            head is not None
            and word in reporting_verbs()
            and k + 1 < count
            and tokens[k + 1].text not in _AFTER_PARTICIPLE
        ):
            return None  # "in the port of Redcastle, the police watchdog said on Friday, as a doctor told an inquest"
        if word in ("who", "which", "that", "whose", "where", "when", "and", "but", "said", "says"):
            break
        if head is not None and word in ("of", "for", "at", "in", "with", "to", "from", "on"):
            break
        sort = sort_beside(word)
        if sort in ("office", "kin", "body", "either") and not people.is_plural(word):
            head = (k, sort)
        elif head is None and (
            word in reporting_verbs() or word in ("of", "in", "at", "to", "was", "is", "has", "he", "she", "it", "they")
        ):
            return None
    if head is None:
        return None
    first = tokens[i].text
    if _is_next_name(tokens, head[0] + 1, stop) and head[1] in ("office", "kin"):
        return None  # "Ada Marsh, the former mayor Ben Lowe and the choir"
    # "Ada Marsh, head of X, said" needs no article; ", which", ", saying" and ", the company said" are no appositions
    if tokens[stop - 1].text in reporting_verbs() or (
        stop < count and tokens[stop].text in ("”", "“", '"', "''", "``")
    ):
        return None
    if (
        first.lower() not in determiners()
        and not is_capital(first)
        and i != head[0]
        and first.lower() not in people.modifiers()
    ):
        return None
    end_of_phrase = _phrase_end(tokens, head[0] + 1, stop)
    return None if end_of_phrase is None else (i, end_of_phrase, _sort_of_phrase(tokens, i, head))


def _is_next_name(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the words behind a noun for a person name the next of a list."""
    if i >= stop or not is_capital(tokens[i].text) or tokens[i].text in organisations.calendar():
        return False
    return people.is_given(tokens[i].text) or tokens[i].text in people.honorifics()


def _phrase_end(tokens: Sequence[Token], i: int, stop: int) -> int | None:
    """Where the phrase ends that goes on behind its head noun at token `i`: before a clause ("a nurse | who lives in Vell"),
    a day ("a nurse | on Monday"); None where the noun is the subject of a clause: "the campaign has run dry"."""
    for k in range(i, stop):
        word = tokens[k].text
        if word in _OPENS_CLAUSE or (word == "and" and k + 1 < stop and tokens[k + 1].text in _AUXILIARIES):
            return k
        if word in _AUXILIARIES:
            return None
        if word in organisations.calendar() and k > i and tokens[k - 1].text in ("on", "last", "since"):
            return k - 1
    return stop


_OPENS_CLAUSE = frozenset((
    "who", "which", "that", "whose", "whom", "where", "when", "while", "because", "although", "though", "but", "until", "if",
))  # fmt: skip
# Finite whatever stands beside them; "led", "made" and "left" are participles behind a noun: "a club led by nuns".
_AUXILIARIES = frozenset((
    "is", "was", "are", "were", "has", "have", "had", "does", "do", "did", "would", "could", "should", "might", "became", "began",
    "came", "went", "took", "spoke", "wept", "ran", "gave", "wrote", "says",
))  # fmt: skip
_AFTER_PARTICIPLE = frozenset(("of", "by", "as", "with", "to", "in", "for", "over"))  # "the man accused of it"
_STOPS_PHRASE = frozenset(
    (",", ".", ";", ":", "”", "“", '"', "''", "``", "—", "–", "-", "--", "|", "•", "·", "?", "!", ")", "(")
)


def apposition_before(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int, str] | None:
    """The office that stands before the name of tokens first..end and a comma: "The Secretary General of the Alliance, "."""
    i = first - 1
    if i < 2 or tokens[i].text != ",":
        return None
    start = i
    while start > 0 and tokens[start - 1].text not in _STOPS_PHRASE and i - start < 16:
        start -= 1
    head: tuple[int, str] | None = None
    for k in range(start, i):
        word = tokens[k].text
        if k > start and word in reporting_verbs() and not is_capital(word):
            head, start = None, k + 1
            continue
        if (
            head is not None
            and word == "and"
            and tokens[k + 1].text.lower() in determiners()
            and tokens[k + 1].text.islower()
        ):
            head, start = None, k + 1  # "the president and the first lady, Ada Marsh"
            continue
        if head is not None and word in ("of", "for", "at", "in", "to", "on", "and"):
            if any(_is_finite(tokens, j) for j in range(k + 1, i)):
                return None  # "The Brigade of the North carried out the attack, Ngo said"
            break
        sort = sort_beside(word)
        # none after it: "Foreign Secretary Ada Marsh, Lund said": the name before the comma has its office already
        head = (k, sort) if sort in ("office", "kin", "body", "either") and not people.is_plural(word) else None
    if head is None:
        return None
    left = max(phrase_start(tokens, head[0]), start)
    if left > start and _leads_in(tokens, start):
        return None  # "Asked about the exchange, Hepple said"
    if tokens[start].text.lower() == "according" and not _clause_follows(tokens, end):
        return None  # "According to the coroner, Ada Marsh died of smoke"
    if tokens[left].text.lower() not in determiners() and not is_capital(tokens[left].text):
        return None
    if head[0] == left and tokens[left].text.lower() in ("one", "a"):
        return None
    return left, i, _sort_of_phrase(tokens, left, head)


def _sort_of_phrase(tokens: Sequence[Token], start: int, head: tuple[int, str]) -> str:
    """What the head noun makes of a name in the light of its phrase: a "Sydney-listed parent" is a company, the "parent of
    Tarn Copper" may be one, the "parent of a pupil" is somebody."""
    k, sort = head
    if any(t.text.lower().endswith("listed") for t in tokens[start:k]):
        return "body"
    if tokens[k].text.lower() != "parent" or tokens[start].text.lower() in ("a", "an", "one", "another"):
        return sort
    of = [t.text for t in tokens[k + 1 : k + 4] if t.text != "the"]
    return sort if len(of) > 1 and of[0] == "of" and not is_capital(of[1]) else "either"


def _leads_in(tokens: Sequence[Token], start: int) -> bool:
    """Whether the words from token `start` only lead in to the subject: "After talks with the owner", "Asked about the
    exchange"; "According to the coroner" leads in to whom it names."""
    low = tokens[start].text.lower()
    leads = low in _lead_words() or low.endswith(("ed", "ing"))
    return leads and not (low == "according" or (start > 0 and tokens[start - 1].text.lower() in reporting_verbs()))


@cache
def _lead_words() -> frozenset[str]:
    lists = lexicon.load("function_words")
    return frozenset((*lists["prepositions"], *lists["subordinators"]))


def _clause_follows(tokens: Sequence[Token], end: int) -> bool:
    """Whether a clause of its own follows the comma after a name: ", the fire had burned"; no list, no age."""
    if end + 2 >= len(tokens) or tokens[end].text != "," or not tokens[end + 1].text[0].isalpha():
        return False
    for k in range(end + 1, min(end + 12, len(tokens) - 1)):
        word = tokens[k].text.lower()
        if word in (",", "and", "or", "who", "which", "that", "whose") or _is_finite(tokens, k):
            return _is_finite(tokens, k) and k > end + 1
    return False


def _is_finite(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is a verb of a clause and no participle behind a noun: "carried out", not "based in"."""
    word = tokens[i].text
    if word in finite_verbs():
        return True
    return word.endswith("ed") and word.islower() and tokens[i + 1].text not in _AFTER_PARTICIPLE


def sort_beside(word: str) -> str | None:
    """What a noun beside a name makes of it; "either" decides nothing ("its rival Corvane", "her rival Ada Marsh")."""
    return "either" if word.lower() in people.either() else people.sort_of(word)


def party_follows(tokens: Sequence[Token], end: int) -> bool:
    """Whether a party tag stands after token `end`: "(D-Mo.)"."""
    return end + 1 < len(tokens) and tokens[end].text == "(" and is_party_tag(tokens, end + 1)


def age_follows(tokens: Sequence[Token], end: int) -> bool:
    """Whether an age between commas stands after token `end`: ", 34,"."""
    return (
        end + 2 < len(tokens)
        and tokens[end].text == ","
        and bool(_AGE.match(tokens[end + 1].text))
        and tokens[end + 2].text in (",", ".")
    )


def is_party_tag(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is the tag in "(D-Mo.)"."""
    return i > 0 and tokens[i - 1].text == "(" and bool(_PARTY.fullmatch(tokens[i].text))


@cache
def _adjectives() -> frozenset[str]:
    return (
        frozenset((*lexicon.load("groups")["hidden"], *lexicon.load("references")["adjectives"])) | people.modifiers()
    )


@cache
def _no_adjectives() -> frozenset[str]:
    return reporting_verbs() | frozenset(lexicon.load("references")["no_adjectives"])
