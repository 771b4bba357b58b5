"""The noun phrases beside a place in a line: the source that ends before a verb, or begins after it."""

from __future__ import annotations

from briefings.extract.clauses import (
    ADV,
    AUX,
    CLOSE,
    COMMA,
    COORD,
    DET,
    ED,
    ING,
    MARK,
    NAME,
    NOUNISH,
    NUMBER,
    OBJECT,
    OPEN,
    POSSESSIVE,
    PREP,
    SUBJECT,
    TIME,
    VERB,
    WORD,
    Line,
    reporting,
    words,
)
from briefings.lexicon import people

_LONGEST = 45  # tokens: longer "subjects" were clauses in nine of ten cases looked at
_RELATIVES = frozenset(("who", "that", "which", "whose", "whom"))


def phrase_before(line: Line, end: int) -> int | None:
    """Where the noun phrase begins that ends before token `end`; None when no noun phrase ends there."""
    i = end - 1
    if i < 0 or line.mark[i] >= 0:
        return None
    kind = line.kind
    if kind[i] == SUBJECT:
        return i
    if line.low[i] in ("which", "that") and i > line.first[i] and _is_relative(line, i):
        return i
    if not _may_end_phrase(line, i):
        return None
    start: int | None = None
    floor = max(line.first[i], end - _LONGEST)
    while i >= floor:
        if line.mark[i] >= 0:  # a nickname: Luis “El Toro” Jimenez
            begin = line.bounds[line.mark[i]][0]
            if start is None or begin <= floor or kind[begin - 1] != NAME or kind[i + 1] != NAME:
                break
            i = begin - 1
            continue
        before = kind[i - 1] if i > floor else ""
        if kind[i] in "Nn#s":
            start = i
        elif kind[i] == COORD:
            if start is not None and before and before in "Nn#)" and (left := _list_before(line, i, floor)) is not None:
                return left
            break
        elif (
            kind[i] == CLOSE
            or line.low[i] in ("as", "that", "who", "which")
            or kind[i] in "xvPOS"
            or (kind[i] == ED and i > floor and line.low[i - 1] in _RELATIVES)
        ):
            jump = _jump_left(line, i, floor, started=start is not None)
            if jump is None:
                break
            i, start = jump, start if kind[jump] == OPEN else jump
        elif kind[i] == DET:
            start = i
            if not _determiner_continues(line, i, floor):
                break
        elif not _modifier_continues(line, i, end, before, started=start is not None):
            jump = (
                _relative_before(line, i, floor)
                if start is not None and kind[i] == PREP and before in (AUX, ADV)
                else None
            )
            if jump is None:
                break
            i = start = jump  # a guard who was | on duty
        elif kind[i] in (ED, ING, TIME):
            start = i
        i -= 1
    return None if start is None else _without_lead(line, start, end)


def _is_relative(line: Line, i: int) -> bool:
    """Whether "which" or "that" stands for the noun before it: "a letter, which says", "a poll that showed"."""
    before = line.kind[i - 1]
    if line.low[i] == "which":
        return before in "Nn,)"
    return before in "Nn" and line.low[i - 1] not in reporting()


def _may_end_phrase(line: Line, i: int) -> bool:
    k = line.kind[i]
    if k == ING:
        return line.tokens[i].text[0].isupper()
    if k == TIME:  # "this week" may be a subject, "Tuesday" is none
        return i > line.first[i] and line.kind[i - 1] == DET
    return k in "NnDs#)"


def _determiner_continues(line: Line, i: int, floor: int) -> bool:
    """Whether the phrase goes on to the left of a determiner: "one of | the officials", "all | the"."""
    before = line.kind[i - 1] if i > floor else ""
    if line.low[i] in ("other", "more", "further") and (before == NUMBER or (i > floor and line.low[i - 1] in _COUNTS)):
        return True  # "Two other traders"
    if before == PREP:
        if _hangs_on_participle(line, i - 1, floor):
            return True
        return i - 1 > floor and line.low[i - 1] in words("chain_prepositions") and line.kind[i - 2] in "Nn#)O"
    return before in (COORD, DET)


_COUNTS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many"))


def _hangs_on_participle(line: Line, i: int, floor: int) -> bool:
    """Whether the preposition at token i belongs to a participle behind its noun: "people briefed | on the inquiry"."""
    if line.low[i] not in ("on", "in", "at", "by", "about", "with", "for", "from", "to"):
        return False  # "Shares in Telmar jumped after the company said"
    if i - 2 < floor or line.kind[i - 1] != ED:
        return False
    if line.low[i - 2] in _RELATIVES:
        return True  # "engineers who worked | on the tank"
    return line.kind[i - 2] == WORD and line.low[i - 1] in words("participles")  # not "officials seized | on the claim"


def _modifier_continues(line: Line, i: int, end: int, before: str, *, started: bool) -> bool:
    """Whether a preposition, participle, adverb, time or inch sign at token i belongs to the phrase."""
    k = line.kind[i]
    after = line.kind[i + 1] if i + 1 < end else ""
    if k == MARK:
        return before in ("#", "s")  # 6' 2"
    if k == PREP:
        if started and _hangs_on_participle(line, i, line.first[i]):
            return True
        return started and before != "" and before in "Nn#)" and line.low[i] in words("chain_prepositions")
    if k == ED:  # the wounded driver; people briefed on the plan; newly elected members
        describes = before == DET or (before == ADV and after in ("N", "n")) or (after == PREP and before in ("N", "n"))
        return describes or (after in ("N", "n") and before in ("", COMMA, PREP))
    if k == ING:
        if not before:  # "Drilling engineers put it at ten days", "Trading standards officer Neil Abbott"
            if i + 1 >= end or line.low[i] in reporting():
                return False
            return people.is_plural(line.low[i + 1]) or (after == WORD and line.kind[end - 1] == NAME)
        return before in "NnDps"
    if k == ADV:
        return started and before == DET
    return k == TIME and ((after != "" and after in "sNn") or before == DET)


def _list_before(line: Line, i: int, floor: int) -> int | None:
    """Where "A, B and C" begins; `i` is the "and". None when what is left of it belongs to another clause."""
    left = phrase_before(line, i)
    if left is None or not opens_clause(line, left):
        return None
    while left > floor + 1 and line.kind[left - 1] == COMMA and line.kind[left] in "ND":
        further = phrase_before(line, left - 1)
        if further is None or line.kind[further] not in "ND" or not opens_clause(line, further):
            break
        left = further
    return left


def _jump_left(line: Line, i: int, floor: int, *, started: bool) -> int | None:
    """Over what stands inside a phrase: a bracket, "such as", a relative clause; None when token i is no part of one."""
    if line.kind[i] == CLOSE:
        return _bracket_before(line, i, floor)
    if not started:
        return None
    if line.low[i] == "as":
        return i - 1 if i > floor and line.low[i - 1] == "such" else None
    return _relative_before(line, i, floor)


def opens_clause(line: Line, i: int) -> bool:
    """Whether a clause may begin at token i: nothing but a reporting verb governs it from the left."""
    if i <= line.first[i] or line.mark[i - 1] >= 0:
        return True
    return line.kind[i - 1] in ',.:-"S(c)rt' or line.low[i - 1] in reporting()


def _bracket_before(line: Line, i: int, floor: int) -> int | None:
    for j in range(i - 1, max(floor, i - 14) - 1, -1):
        if line.kind[j] == OPEN:
            return j
    return None


def _relative_before(line: Line, i: int, floor: int) -> int | None:
    """The relative pronoun of a clause that holds token i and follows a noun without a comma."""
    for j in range(i, max(floor + 1, i - 9) - 1, -1):
        if line.kind[j] in ',.:"' or line.mark[j] >= 0:
            return None
        if line.low[j] in _RELATIVES:
            return j if line.kind[j - 1] in NOUNISH else None
    return None


def _without_lead(line: Line, start: int, end: int) -> int | None:
    """The start without what only leads in: "In Ohio officials" -> "officials"."""
    kind = line.kind
    while (
        start < end
        and kind[start] in "pcrSgt,x"
        and not (kind[start] in "gt" and start + 1 < end and kind[start + 1] in "sNn")
    ):
        start += 1
    if start >= end or (start > line.first[start] and kind[start - 1] == SUBJECT and line.mark[start - 1] < 0):
        return None  # "I remember | feeling"
    if (
        start > line.first[start]
        and kind[start - 1] == PREP
        and line.mark[start - 1] < 0
        and line.low[start - 1] not in ("because", "except", "after", "before", "since", "until", "till")
    ):
        # the phrase hangs on a preposition: only its last part can be a subject of its own
        i = end - 1
        if kind[i] == NAME:
            while i > start and kind[i - 1] == NAME:
                i -= 1
            if i > start and kind[i - 1] in "n":
                return i
            return None
        if kind[i] == WORD:
            while i > start and kind[i - 1] == WORD:
                i -= 1
            if i > start and kind[i - 1] in (NAME, NUMBER) and line.low[end - 1].endswith("s"):
                return i
        return None
    return start


def subject_before(line: Line, end: int) -> tuple[int, int] | None:
    """The token range of the subject that ends before token `end`, appositions and the comma that closes them included."""
    if end == 0 or end <= line.first[end - 1]:
        return None
    stop = end - 1 if line.kind[end - 1] == COMMA else end
    if line.kind[stop - 1] == CLOSE:  # Rep. Ada Marsh (R-Ohio), said
        opening = _bracket_before(line, stop - 1, line.first[end - 1])
        start = phrase_before(line, opening) if opening else None
        return None if start is None else (start, stop)
    if stop < end:
        return _before_apposition(line, end)
    start = phrase_before(line, end)
    return None if start is None else (start, end)


_INSERTED = frozenset(("however", "meanwhile", "too", "though", "then", "also"))


def _before_apposition(line: Line, end: int) -> tuple[int, int] | None:
    """The subject of "Hannah Weiss, a geologist who has studied the slope, said": `end` follows the second comma."""
    low = line.first[end - 1]
    commas = [i for i in range(end - 2, max(low, end - 60) - 1, -1) if line.kind[i] == COMMA and line.mark[i] < 0]
    for comma in commas[:5]:
        body = comma + 1
        head = phrase_before(line, comma)
        if head is None or line.mark[body] >= 0:
            continue
        if (line.kind[body] in "pg" and line.low[body] not in ("of", "from")) or line.low[body] in _INSERTED:
            # "The company, in a statement, said": an insertion, no part of the name
            if line.kind[head] in "DNPn" and opens_clause(line, head):
                return head, comma
            continue
        if (_apposition_starts(line, body) or line.kind[body] == ED) and (
            line.kind[head] in (NAME, DET) or opens_clause(line, head)
        ):
            while line.kind[head] in "Dn#" and head > low + 1 and line.kind[head - 1] == COMMA:
                further = phrase_before(line, head - 1)  # "Ada Marsh, the former governor, who had resigned, said"
                if further is None or line.kind[further] != NAME or not opens_clause(line, further):
                    break
                head = further
            return head, end
    return None


def _apposition_starts(line: Line, i: int) -> bool:
    """Whether the words at token i may say more of the name before the comma."""
    kind, low = line.kind[i], line.low[i]
    if kind in (DET, NUMBER, WORD, NAME) or low in words("apposition_openers"):
        return True
    return kind == ED and low not in reporting()


def phrase_after(line: Line, i: int, *, apposition: bool = True, wide: bool = False) -> int | None:
    """The end of the noun phrase that begins at token i; None when none begins there.

    Args:
        line: The paragraph.
        i: The token after the verb or phrase that governs it.
        apposition: Take "…, head of maintenance" along.
        wide: Take places and times along ("a man in the street"), for phrases that no verb governs.
    """
    if i >= len(line.low) or line.mark[i] >= 0:
        return None
    kind = line.kind
    if kind[i] in (SUBJECT, OBJECT):
        return i + 1
    if kind[i] not in "NnD#s" and not (kind[i] in "eg" and i + 1 < line.last[i] and kind[i + 1] in "Nn"):
        return None
    stop = min(line.last[i], i + _LONGEST)
    j, relative = i, False
    while j < stop:
        further = _extended(line, i, j, stop, relative=relative, wide=wide)
        if further == j:
            break
        relative = relative or (j > i and line.low[j] in _RELATIVES)
        j = further
    while j > i and kind[j - 1] in "pcDr" and line.mark[j - 1] < 0 and not (j - 1 == i and line.low[i] in _ALONE):
        j -= 1
    if j == i:
        return None
    return _after_apposition(line, i, j) if apposition else j


def _extended(line: Line, i: int, j: int, stop: int, *, relative: bool, wide: bool) -> int:
    """The token after the piece at token j when that belongs to the phrase from token i on; else j."""
    kind, low = line.kind, line.low
    k = kind[j]
    before = kind[j - 1] if j > i else ""
    after = kind[j + 1] if j + 1 < stop else ""
    if line.mark[j] >= 0:  # a nickname: Luis “El Toro” Jimenez
        end = line.bounds[line.mark[j]][1]
        return end if end < stop and kind[end] == NAME == before else j
    if k == OPEN:
        return next((m + 1 for m in range(j + 1, min(stop, j + 14)) if kind[m] == CLOSE), j)
    if k in "Nn#s":
        belongs = not (k == WORD and before == NAME and low[j].endswith("s") and _takes_object(line, j + 1, stop))
    elif k == DET:
        belongs = relative or before in _BEFORE_DETERMINER
    elif k == PREP:
        belongs = _preposition_extends(line, j, after, relative=relative, wide=wide)
    elif k == COORD:
        belongs = after in _NOMINAL
    elif k in (ED, ING):
        belongs = relative or before not in _NOUNS or (k == ED and _describes(line, j, before, after))
    elif low[j] in _RELATIVES and before and before not in "vxe":
        belongs = True
    elif k == ADV and before in (DET, POSSESSIVE) and after in (NAME, WORD, NUMBER):
        belongs = True  # the first five questioners
    elif low[j] == "as":
        belongs = j > i and low[j - 1] == "such"
    elif k == TIME:
        belongs = relative or after == POSSESSIVE
    else:
        belongs = relative and k in (AUX, VERB, ADV, OBJECT, SUBJECT)
    return j + 1 if belongs else j


_ALONE = frozenset(("another", "some", "many", "both", "most", "several", "few"))  # said another
_NOUNS = frozenset((NAME, WORD, CLOSE))
_NOMINAL = frozenset((NAME, WORD, DET, NUMBER))
_BEFORE_DETERMINER = frozenset(("", PREP, COORD, DET, AUX, VERB))


def _takes_object(line: Line, i: int, stop: int) -> bool:
    """Whether a word in -s before token i is a verb: "Ada Marsh likes to ..."."""
    return i < stop and line.tokens[i].text in ("to", "that", "the", "a", "his", "her")


def _describes(line: Line, j: int, before: str, after: str) -> bool:
    """Whether a participle stands inside a phrase: "people briefed on the plan", "one well-connected trader"."""
    inside = after in (NAME, WORD) and ("-" in line.low[j] or line.low[j - 1] == "one")
    return inside or (after == PREP and before == WORD)


def _preposition_extends(line: Line, j: int, after: str, *, relative: bool, wide: bool) -> bool:
    """Whether the preposition at token j ties what follows to the noun before: "head of", "people in Leeds"."""
    low = line.low[j]
    if low in ("of", "for", "with", "from", "at", "to", "against", "near"):
        return after in _NOMINAL | {ED, ING}
    if not after or line.low[j + 1] in words("times"):
        return False
    if wide or low == "by":
        return after in _NOMINAL | {ED, ING}
    if low not in ("in", "on"):
        return False
    return relative or after in (NAME, WORD) or (after == DET and low == "on")


def _after_apposition(line: Line, i: int, j: int) -> int:
    """The end with the appositions that follow: "Tomas Lindqvist, head of maintenance at the county roads office"."""
    kind = line.kind
    for _ in range(3):
        if j + 1 >= len(kind) or kind[j] != COMMA or line.mark[j] >= 0 or j + 1 >= line.last[j]:
            return j
        body = j + 1
        if line.mark[body] >= 0 or not _apposition_starts(line, body) or line.low[body] in ("as", "adding"):
            return j
        named = kind[body] == NAME and not _title_like(line, body)
        if named and not _names(line, i, j, body):
            return j
        if kind[body] == WORD and not (
            body + 1 < line.last[j] and line.low[body + 1] in ("of", "for", "at", "with", "in", "and")
        ):
            return j
        end = body
        while end < line.last[j] and line.mark[end] < 0 and kind[end] not in ",.:-":
            if end > body + 1 and kind[end] == ING and kind[end - 1] == COMMA:
                break
            end += 1
        if line.low[body] not in ("who", "whose", "which") and any(
            kind[k] in "xvP" and not _relative_before(line, k, body) for k in range(body, end)
        ):
            return j  # "According to the survey, the nurses were tired": a clause, no apposition
        j = end
        if named:
            return j
    return j


def _names(line: Line, i: int, j: int, body: int) -> bool:
    """Whether the capitals at token `body` name whom tokens i..j describe: "the coroner, Alan Petty,"."""
    if line.kind[i] != DET or NAME in line.kind[i:j] or WORD not in line.kind[i:j]:
        return False
    end = body
    while end < line.last[i] and line.mark[end] < 0 and line.kind[end] == NAME:
        end += 1
    return end >= line.last[i] or line.mark[end] >= 0 or line.kind[end] in ",."


def _title_like(line: Line, i: int) -> bool:
    """Whether the capitals at token i are an office or a party tag and not the next subject: "Smith, R-Ohio,"."""
    text = line.tokens[i].text
    if "-" in text or text.isupper():
        return True
    j = i
    while j < line.last[i] and line.kind[j] == NAME:
        j += 1
    return j < line.last[i] and (line.low[j] in ("of", "for", "at", "'s", "’s") or line.kind[j] == WORD)
