"""Words for a day in a sentence -> whether what happened then was still to come, by the verb that governs them.

A weekday without its date is last week's or next week's by the tense alone, so a doubtful tense is none: "The company was to
report on Monday" may have reported, and "that Thursday" is any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from briefings import lexicon
from briefings.lexicon.days import Expression
from briefings.model import Token

Tense = Literal[
    "past", "ahead", "unclear", "open"
]  # unclear: the verb can be read both ways; open: any week's day is meant

MARKS = frozenset('“”"„«»')
_HEAD = 3  # tokens before words that open a sentence: "But on Wednesday"
_REACH = 14  # tokens looked through for the verb of a date
_BEHIND = 22  # … of a date that stands before it: "On Friday, senior members of the club, among them …, met"
_NEAR = 6  # … for one of the present: "The council, which sat in May, meets on Monday"
_CHAIN = 5  # tokens between an auxiliary and its verb
_NOUN = 4  # tokens behind "Friday's" that may hold its noun

_HAD = frozenset(("had", "'d", "’d"))
_DID = frozenset(("was", "were", "did", "had"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_POSSESSIVE = frozenset(("'s", "’s"))
_OPENERS = frozenset((",", "that", "and", "but", "which", "who", "when", "while", "because", "where"))
_STOPS = frozenset((",", ";", ":", "and", "but", "that", "who", "which"))
_ARTICLES = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "no")
)
_LEADING = _ARTICLES | {
    "of",
    "in",
    "for",
    "with",
    "from",
    "by",
    "at",
    "on",
    "after",
    "before",
    "during",
    "several",
    "many",
}
_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
_TO = frozenset(("to", "through", "-", "–", "—"))
_UNTIL = frozenset(("until", "till", "til"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("calendar")[kind])


def of_date(tokens: Sequence[Token], starts: Sequence[int], expression: Expression) -> Tense | None:
    """The tense of what happens on a day; None: no verb near the words says.

    The nearest verb before the words decides; where they open a clause, the first one after them: "He said that on Friday
    he would go".

    Args:
        tokens: Of the sentence.
        starts: Where each starts.
        expression: The words for the day.
    """
    first, after = bisect_left(starts, expression.start), bisect_left(starts, expression.end)
    if expression.kind == "weekday" and _is_any_day(tokens, first, after):
        return "open"
    if expression.kind == "weekday" and _small(tokens, after) in _POSSESSIVE:
        return _of_noun(tokens, first, after)
    if expression.modifier in _UNTIL or {_small(tokens, first), _small(tokens, first - 1)} & _UNTIL:
        return _of_end(tokens, first, after)
    if _is_moved(tokens, first):
        return "ahead"
    if _is_moved_from(tokens, first, after):
        return "open"
    if expression.kind in ("weekday", "day") and _small(tokens, first - 1) == "for":
        return _of_aim(tokens, first, after)
    opens = _opens_clause(tokens, first)
    found = None if opens else _before(tokens, first)[0]
    if found is None and (
        opens or first <= _HEAD or expression.kind == "weekday" or expression.modifier in ("before", "by")
    ):  # but "before January 20, when he will take office"
        found = _behind(tokens, after)
    if found is None and opens:
        found = _before(tokens, first)[0]
    if found is None and {t.text for t in tokens[max(0, first - _NOUN) : first]} & _words("over"):
        return "past"  # "a third above the closing price on Friday"
    if found == "past" and _small(tokens, first - 1) in _words("held") and _is_arranged(tokens, first):
        return "unclear"  # "has settled on an election on 15 March"
    if expression.kind == "weekday" and (event := _arranged_event(tokens, first)) is not None:
        return "ahead" if {"has", "have"} & _chain(tokens, event) else "unclear"
    if found == "ahead" and {"but", "instead", "however"} & {t.text for t in tokens[after : after + _REACH]}:
        before = _before(tokens, first)[1]
        if before >= 0 and _DID & _chain(tokens, before):
            return "unclear"  # "He was due to speak on Monday but fell ill"
    return found


# ------------------------------------------------------------------------------------------------ the words for the day


def _is_any_day(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether a weekday is one of the story's and not the article's own week: "that Thursday", "a Sunday", "Friday week"."""
    if _small(tokens, after) in ("week", "fortnight"):
        return True
    bare = tokens[first].text[0].isupper() or tokens[first].text in ("last", "next", "this", "late", "early")
    if bare and _small(tokens, first - 1) in _words("any_day"):
        return True  # but "said that on Friday"
    onward = _small(tokens, after) in _TO and _is_weekday(tokens, after + 1)
    return onward or (_small(tokens, first - 1) in _TO and _is_weekday(tokens, first - 2))  # "open Monday to Friday"


def _is_weekday(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].text in _words("weekdays")


def _of_noun(tokens: Sequence[Token], first: int, after: int) -> Tense | None:
    """ "Monday's explosion" is over, whatever the verb; "Friday's vote" may be, and its verb does not always say."""
    nouns = {token.text.lower() for token in tokens[after + 1 : after + 1 + _NOUN]}
    if nouns & _words("over"):
        return "past"
    lead = _small(tokens, first) if tokens[first].text.islower() else _small(tokens, first - 1)
    before, at = _before(tokens, first)
    opens = first <= 1 or _opens_clause(tokens, first)
    tense = (_behind(tokens, after) or before) if opens else before
    if lead == "before" or (lead == "of" and _small(tokens, first - 2) == "ahead"):
        return "unclear" if "past" in (tense, _behind(tokens, after) if first <= _HEAD else None) else "ahead"
    if lead in ("after", "since", "following", "from"):
        return "past" if tense == "past" else "unclear"
    if lead in ("for", "about", "over", "on"):
        return "ahead" if lead == "for" and tense == "ahead" else "unclear"
    if lead not in ("at", "in", "during") and (
        (at >= 0 and tokens[at].text.lower() in _words("putting_off"))
        or {t.text.lower() for t in tokens[after : after + _REACH]} & _words("putting_off")
    ):
        return "unclear"  # "cancelled Friday's show"
    return tense or "unclear"


def _of_end(tokens: Sequence[Token], first: int, after: int) -> Tense | None:
    """ "Schools stay shut until Monday" looks ahead, "not until Tuesday" back; "was closed until Monday" leaves it open."""
    before = [token.text.lower() for token in tokens[max(0, first - _REACH) : first]]
    if before[-1:] == ["had"]:
        return "open"  # "The company had until Friday": before the article or after it
    if any(a in _DID and b in _NOT for a, b in pairwise(before[-6:])):
        return "past"  # "Power was not restored until Tuesday": then it was
    if set(before) & _words("putting_off"):
        return "ahead"
    if first <= 1:
        return _behind(tokens, after) or "ahead"
    found, at = _before(tokens, first)
    if found == "past":
        return "past" if set(before) & _words("lasting") else "unclear"
    return "unclear" if at >= 0 and tokens[at].text.lower() == "could" else found or "ahead"


def _of_aim(tokens: Sequence[Token], first: int, after: int) -> Tense | None:
    """ "has called a vote for Tuesday" looks ahead; "had been called for Tuesday" and "promised for Tuesday did not come" may not."""
    found, at = _before(tokens, first - 1)
    if _small(tokens, after) in _DID:
        return "unclear"
    if found == "ahead" and at >= 0 and not _HAD & _chain(tokens, at):
        return "ahead"
    arranged = {t.text.lower() for t in tokens[max(0, first - _REACH) : first]} & _words("arranging")
    if at < 0:
        return _behind(tokens, after) or ("ahead" if arranged else "unclear")  # "Rain is forecast for Saturday"
    return "ahead" if arranged and not _HAD & _chain(tokens, at) else "unclear"


def _is_arranged(tokens: Sequence[Token], first: int) -> bool:
    """Whether the verb before a date tells that something is to be held, and so not whether the date is that of the telling."""
    at = _before(tokens, first)[1]
    return at >= 0 and tokens[at].text in _words("arranging")


def _arranged_event(tokens: Sequence[Token], first: int) -> int | None:
    """The verb of "has invited both to talks in Bergen on Tuesday": the day is that of the talks, which a perfect tells to be
    ahead, and a past leaves open. None where the day is of the verb itself."""
    verb = _before(tokens, first)[1]
    if verb < 0 or _small(tokens, first) != "on" or tokens[verb].text not in _words("asking") | _words("arranging"):
        return None
    for i in range(first - 1, verb, -1):
        if tokens[i].text == ",":
            return None
        if tokens[i].text in _words("held"):
            lead = i - 1
            while lead > verb and tokens[lead].text not in ("to", "for") and i - lead <= _NOUN:
                lead -= 1
            return verb if tokens[lead].text in ("to", "for") and lead > verb else None
    return None


_MOVED = frozenset((
    "moved", "postponed", "delayed", "deferred", "adjourned", "rescheduled", "pushed", "put", "brought", "extended", "set", "fixed",
    "extension", "postponement", "adjournment",
))  # fmt: skip


def _is_moved(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before a date put something off until it: "the hearing was moved to", "put back from May to"."""
    if _small(tokens, first - 1) not in ("to", "for"):
        return False
    reach = max(0, first - 6)
    since = next((i for i in range(first - 2, max(-1, first - 9), -1) if tokens[i].text == "from"), None)
    if since is not None:  # "has been brought forward, from the end of May to 2 April"
        reach = max(0, since - 6)
    return any(token.text in _MOVED for token in tokens[reach : first - 1])


def _is_moved_from(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether a day is the one that something is no longer on: "moved from the end of May to 2 April"."""
    since = next((i for i in range(first, max(-1, first - 5), -1) if _small(tokens, i) == "from"), None)
    if since is None or _small(tokens, after) != "to":
        return False
    return any(token.text in _MOVED for token in tokens[max(0, since - 6) : since])


# ------------------------------------------------------------------------------------------------ verbs


def _small(tokens: Sequence[Token], i: int) -> str:
    """The token in small letters; "" outside the sentence."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _opens_clause(tokens: Sequence[Token], first: int) -> bool:
    return first == 0 or tokens[first - 1].text.lower() in _OPENERS


def _before(tokens: Sequence[Token], first: int) -> tuple[Tense | None, int]:
    """The tense of the nearest verb before a token, and its place; None and -1 where there is none."""
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[i].text in MARKS:
            break
        found = _tense(tokens, i, first)
        if found is not None:
            return found, i
    return None, -1


def _behind(tokens: Sequence[Token], after: int) -> Tense | None:
    """The tense of the first verb from a token on."""
    start = _behind_aside(tokens, after)
    stop = min(len(tokens), start + _BEHIND)
    i = start
    while i < stop:
        if tokens[i].text in MARKS:
            break
        if tokens[i].text in _RELATIVES:  # "On Thursday, after a week that nobody will forget, they shook hands"
            i = next((k for k in range(i + 1, stop) if tokens[k].text == ","), stop)
            continue
        found = _tense(tokens, i, i)
        if found is not None:
            return found
        i += 1
    return None


_ASIDES = frozenset(("you", "as", "i", "it", "we"))
_LONGEST_ASIDE = 7  # tokens


def _behind_aside(tokens: Sequence[Token], i: int) -> int:
    """Where the clause goes on behind words to the reader: "On Friday, you may remember, they said they would wait"."""
    if i + 1 >= len(tokens) or tokens[i].text != "," or tokens[i + 1].text.lower() not in _ASIDES:
        return i
    ends = (k + 1 for k in range(i + 2, min(len(tokens), i + _LONGEST_ASIDE)) if tokens[k].text == ",")
    return next(ends, i)


def _chain(tokens: Sequence[Token], i: int) -> frozenset[str]:
    """The words right before a verb, of its clause."""
    found = []
    for k in range(i - 1, max(-1, i - 1 - _CHAIN), -1):
        if tokens[k].text in _STOPS:
            break
        found.append(tokens[k].text)  # as printed: "In May they vanished"
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _may_tell(word: str) -> bool:
    """Whether a word can be a verb that tells: a look at one word before a look at its neighbours."""
    small = word.lower()
    lists = ("modals", "future", "past", "present")
    return small in _FEW or _is_regular(small) or any(small in _words(kind) for kind in lists)


_FEW = frozenset(("set", "to", "is", "are", "'re", "’re"))


def _tense(tokens: Sequence[Token], i: int, first: int) -> Tense | None:
    """What a word tells; None where it is no verb that tells. `first`: the date's place, where it stands behind."""
    word = tokens[i].text
    if not _may_tell(word):
        return None
    small = word.lower()
    if word != small and not (i == 0 and small in ("will", "would")):
        return None  # "Will" and "May" inside a sentence are names
    if small in _words("modals"):
        return _of_modal(tokens, i)
    if small == "set":
        return "ahead" if _small(tokens, i + 1) in ("to", "for") else "past"  # "set a record", "was set on fire"
    if small in ("plan", "plans", "hope", "hopes") and _small(tokens, i - 1) in _LEADING:
        return None  # "sat through a meeting on the plan in October"
    if small in _words("future"):
        return "unclear" if _HAD & _chain(tokens, i) else "ahead"  # "had been due on Monday"
    if small == "to":
        return _of_infinitive(tokens, i)
    if small in _words("past") or _is_regular(small):
        return _of_participle(tokens, i, first)
    if small in _words("present") and (first - i <= _NEAR or first == i):
        return _of_present(tokens, i)
    if small in ("is", "are", "'re", "’re") and i == first - 1:
        return "ahead"  # "The funeral is on Friday"
    return None


def _is_regular(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith("ed")
        and word not in ("need", "indeed", "exceed", "speed", "hundred", "proceed", "succeed")
    )


def _of_modal(tokens: Sequence[Token], i: int) -> Tense:
    """ "could close" looks ahead, "could not be reached" and "may have begun" back; "would have left" never was."""
    modal, behind = tokens[i].text.lower(), [token.text.lower() for token in tokens[i + 1 : i + 5]]
    if "have" in behind[:3]:
        return "unclear" if modal == "would" else "past"
    if _NOT & set(behind[:2]):
        if modal == "could":
            return "past"
        if modal == "would":
            return "past" if set(behind) & _words("telling") else "unclear"
    return "ahead"


def _of_infinitive(tokens: Sequence[Token], i: int) -> Tense | None:
    """ "agreed to meet", "is to open" look ahead; "was to open" may have opened."""
    behind, before = _small(tokens, i + 1), _small(tokens, i - 1)
    if not behind.isalpha() or behind in _ARTICLES or not tokens[i + 1].text.islower():
        return None
    if before in ("was", "were") or _HAD & _chain(tokens, i):
        return "unclear"  # … and "had been due to open"
    return "ahead" if before in ("agreed", "is", "are", "due", "want", "wants", "scheduled", "decided") else None


def _of_participle(tokens: Sequence[Token], i: int, first: int) -> Tense:
    """A form of the past: "will be held" and "is expected to be replaced" look ahead, "asked him to resign" leaves it open."""
    chain = _chain(tokens, i)
    if chain & _words("modals"):
        at = max(k for k in range(max(0, i - _CHAIN), i) if tokens[k].text in _words("modals"))
        return _of_modal(tokens, at)
    if chain & _words("future"):
        return "unclear" if chain & _HAD else "ahead"
    if "to" in chain and "be" in chain:
        return "unclear" if chain & {"was", "were"} else "ahead"
    if "to" in chain and "have" in chain and _small(tokens, i - 2) == "to":
        return "unclear" if _small(tokens, i - 3) in ("was", "were") else "past"  # "is believed to have died"
    if tokens[i].text in _words("asking"):
        for k in range(i + 1, first - 1):
            behind = tokens[k + 1].text
            if tokens[k].text == "to" and behind.isalpha() and behind.islower() and behind not in _ARTICLES:
                return "unclear"  # asked on Monday, or to resign on Monday
    return "past"


_SUBJECTS = frozenset(
    (
        "they",
        "we",
        "you",
        "i",
        "who",
        "that",
        "which",
        "people",
        "police",
        "men",
        "women",
        "children",
        "and",
        "also",
        "all",
        "both",
    )
)


def _is_plural(word: str) -> bool:
    """Whether a verb in its plain form may stand behind a word: "talks resume", "they also meet"."""
    return word.endswith(("s", "ly")) or word in _SUBJECTS


def _of_present(tokens: Sequence[Token], i: int) -> Tense | None:
    """ "The council meets on Monday" looks ahead; behind an auxiliary that one tells."""
    before, behind = _small(tokens, i - 1), _small(tokens, i + 1)
    if before in _LEADING or before in _NOT or before == "to" or before in _words("modals") | _words("future") | _DID:
        return None
    if not tokens[i].text.endswith("s") and before.isalpha() and not _is_plural(before):
        return None  # "was put on paid leave on Monday", "after the latest vote"
    if tokens[i].text in ("takes", "take") and behind not in ("place", "effect", "over", "office"):
        return None
    return "ahead"
