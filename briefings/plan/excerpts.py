"""How much of a stretch is printed: cuts at the ends of clauses, every one marked, and no outlet's comment under a
speaker's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from briefings import lexicon
from briefings.model import Attribution, Extract, Span, word_count
from briefings.plan.terms import terms

# Not before "before": of "no deal | before June" the first half would say that there is none.
_BREAK = re.compile(r"[,;:—–]\s|\s[—–-]\s|\s(?=(?:but|which|who|while|because|after|when|although|though)\b)")


VERB = re.compile(
    r"(?<![-\w])(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|told|\w+n[’']t|met|"
    r"came|went|took|began|gave|made|held|left|won|lost|fell|rose|sent|sank|struck|spoke|sought|(?!United\b|Indeed\b)\w{2,}ed)\b"
)  # a verb that no noun looks like: "rates" and "dangerous" end alike
_UNFINISHED = re.compile(
    r"\b(?:the|an?|of|on|in|to|for|by|with|from|at|as|and|or|than|during|under|one|all|some|most|within|into|against|about|over|between|that|"
    r"his|her|its|their|our|my|more|less|no|not|is|are|was|were|has|have|had|will|would|could|may|might|said|told|"
    r"before|until|unless|mainly|partly|largely|primarily|chiefly|in part|above all|allegedly|reportedly),?$",
    re.IGNORECASE,
)


def _edges(text: str, start: int, end: int) -> list[int]:
    """Where a stretch can be cut: its ends, and after every clause that is not left hanging ("the date on | which …", "the
    mayor, a lawyer, | had gone")."""
    sources = [m.span() for m in _ACCORDING.finditer(text, start, end)]
    inner = (
        m
        for m in _BREAK.finditer(text, start, end)
        if not _UNFINISHED.search(text[start : m.start()])
        and not _parts_from_verb(text, start, m.end())
        and not any(a < m.start() < b for a, b in sources)
    )
    return [start, *(m.end() for m in inner), end]


# "According to the clerks | who spoke to the Ledger, the pier …": behind such a cut the words would be the outlet's.
_ACCORDING = re.compile(r"\baccording to [^,.;:“”\"]{2,120}", re.IGNORECASE)


def _parts_from_verb(text: str, start: int, at: int) -> bool:
    """Whether a cut before or behind an aside would part what was spoken of from its verb: "that Ada Marsh, a lawyer, |
    had gone"; "…, said the mayor" may go."""
    if _ASIDE.search(text[max(start, at - 90) : at]):
        return _is_verb(text, at)
    aside = _TO_COMMA.match(text, at)
    return aside is not None and _is_verb(text, aside.end())


def _is_verb(text: str, at: int) -> bool:
    verb = VERB.match(text, at)
    return verb is not None and not _SAID.match(verb.group())


_TO_COMMA = re.compile(r"[^,;:.]{1,80},\s")
_SAID = re.compile(r"said|says|told|added|stressed|warned|claimed|noted|insisted|argued|reported|announced|confirmed")
_ASIDE = re.compile(r",\s[^,;:]{1,80},\s$")


@lru_cache(maxsize=4096)  # a page is tried many times, and for every guest
def shortened(text: str, span: Span, attribution: Attribution | None, limit: int) -> Extract:
    """The stretch itself when it has `limit` words or fewer; else its first words up to a clause's end, but with the
    attribution's source and cue inside where there is one: what is cut is marked."""
    whole = text[span.start : span.end]
    if word_count(whole) <= limit:
        return Extract((span,))
    start = needed = span.start
    if attribution is not None:
        content = next((c for c in attribution.content if c.overlaps(span)), span)
        needed = _cut(text, max(content.start, span.start), min(content.end, span.end), limit // 3)
        for place in (
            attribution.whole.start,
            min(attribution.cue.start if attribution.cue else content.start, content.start),
        ):
            if word_count(text[start:needed]) > limit:
                start = max(span.start, place)
    end = max(needed, _cut(text, start, span.end, limit, keep=needed))
    end = _with_turn(text, start, end, span.end, min(limit + 2 * _OVER, _LONGEST))
    return Extract(
        (Span(span.article, start, end),),
        opens_inside=start > span.start,
        closes_inside=_ends_inside(text, Span(span.article, start, end), span),
    )


def told(wanted: frozenset[str], text: str, span: Span, attribution: Attribution | None, limit: int) -> Extract:
    """At most `limit` words of the stretch: all of it where it fits, else of what is attributed the run of clauses
    that holds most of the terms wanted, the longest of them."""
    turn = _TURN.search(text, span.start, span.end)
    words = word_count(text[span.start : turn.start() if turn else span.end])
    turned = turn is not None and word_count(text[span.start : span.end]) > limit + 2 * _OVER
    if attribution is None or (words <= limit and not turned):
        return shortened(text, span, attribution, limit)
    inside = [c for c in attribution.content if span.contains(c)]
    best: tuple[int, int, int, Span] | None = None
    for content in inside:
        edges = _edges(text, content.start, content.end)
        for a in edges:
            for b in edges:
                words = word_count(text[a:b]) if a < b else 0
                if 4 <= words <= limit:
                    entry = (len(terms(text[a:b]) & wanted), words, -a, Span(span.article, a, b))
                    best = max(best, entry) if best else entry
    if best is None:
        return shortened(text, span, attribution, limit)
    start, end, quoted = _unmarked(text, best[3].start, best[3].end)
    end = start + len(text[start:end].rstrip(" ,;:—–-"))
    end = end if quoted else _with_turn(text, start, end, span.end, min(limit + 2 * _OVER, _LONGEST))
    piece = Span(span.article, start, end)
    return Extract(
        (piece,),
        opens_inside=any(c.isalnum() for c in text[span.start : piece.start]),
        closes_inside=_ends_inside(text, piece, span),
        quoted=quoted,
    )


def _unmarked(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The stretch without a mark at one end whose partner is cut away, and whether it is then to be put in marks."""
    words = text[start:end].strip()
    opens, closes = words.startswith(("“", '"')), words.endswith(("”", '"'))
    alone = words.count("“") != words.count("”") or words.count('"') % 2 == 1
    if not alone or opens == closes:
        return start, end, False
    inner = words.strip('“”"')
    first = text.index(inner, start)
    return first, first + len(inner), True


def _ends_inside(text: str, piece: Span, whole: Span) -> bool:
    """Whether words follow: a stop or a closing mark that is left out is no cut."""
    return any(c.isalnum() for c in text[piece.end : whole.end])


def around(text: str, span: Span, focus: Span, limit: int, *, onward: bool = False) -> Extract:
    """At most `limit` words of the stretch with the focus inside, from one clause break to another where they fit; with
    `onward` those that go on furthest from it: what "in part" is said of stands behind it."""
    if word_count(text[span.start : span.end]) <= limit:
        return Extract((span,))
    edges = _edges(text, span.start, span.end)
    windows = [
        (word_count(text[a:b]), -a, a, b) for a in edges if a <= focus.start for b in edges if b >= focus.end and a < b
    ]
    fitting = [(w[3] if onward else 0, *w) for w in windows if w[0] <= limit]
    if onward and max((w[-1] for w in fitting), default=0) == min(b for b in edges if b >= focus.end) < span.end:
        fitting = []  # what it is said of would be cut away
    if fitting:
        *_, start, end = max(fitting)
    else:
        start = max(a for a in edges if a <= focus.start)
        end = max(focus.end, _cut(text, start, span.end, limit))
    end = start + len(text[start:end].rstrip(" ,;:—–-")) if end < span.end else end
    return Extract(
        (Span(span.article, start, end),),
        opens_inside=start > span.start,
        closes_inside=_ends_inside(text, Span(span.article, start, end), span),
    )


def opening_with(text: str, span: Span, focus: Span, least: int, most: int) -> Extract | None:
    """The first clauses of the stretch up to the end of the one with the focus, between so many words, with a verb and no
    quotation parted; None where no clause ends there. What follows, a list or an aside, is cut."""
    for edge in _edges(text, span.start, span.end)[1:-1]:
        kept = text[span.start : edge].rstrip(" ,;:—–-")
        end = span.start + len(kept)
        if end >= focus.end and least <= word_count(kept) <= most and VERB.search(kept) and paired(kept):
            return Extract((Span(span.article, span.start, end),), closes_inside=True)
    return None


@lru_cache(maxsize=256)  # every try of a page asks for the same few
def least_around(text: str, span: Span, focus: Span, least: int) -> Extract:
    """The shortest run of whole clauses with the focus inside and `least` words or more; the stretch where none has."""
    edges = _edges(text, span.start, span.end)
    runs = [
        (word_count(text[a:b]), -a, a, b) for a in edges if a <= focus.start for b in edges if b >= focus.end and a < b
    ]
    _, _, start, end = min((run for run in runs if run[0] >= least), default=(0, 0, span.start, span.end))
    end = start + len(text[start:end].rstrip(" ,;:—–-")) if end < span.end else end
    return Extract(
        (Span(span.article, start, end),),
        opens_inside=any(c.isalnum() for c in text[span.start : start]),
        closes_inside=_ends_inside(text, Span(span.article, start, end), span),
    )


def unmarked(text: str, extract: Extract, focus: Span) -> Extract:
    """The run of words around the focus that no quotation mark of the article parts: what is printed in marks of ours
    holds none of its own. For an extract of one piece."""
    (piece,) = extract.pieces
    start = max((m.end() for m in _MARK.finditer(text, piece.start, focus.start)), default=piece.start)
    end = min((m.start() for m in _MARK.finditer(text, focus.end, piece.end)), default=piece.end)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip(" ,;:—–-"))
    return replace(
        extract,
        pieces=(Span(piece.article, start, end),),
        opens_inside=extract.opens_inside or any(c.isalnum() for c in text[piece.start : start]),
        closes_inside=extract.closes_inside or any(c.isalnum() for c in text[end : piece.end]),
    )


_MARK = re.compile(r"[“”\"]")


def paired(text: str) -> bool:
    """Whether every quotation mark in a stretch has its partner there."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _cut(text: str, start: int, end: int, limit: int, *, keep: int = 0) -> int:
    """Where to cut: at the last clause break that leaves at least half of the limit and all before `keep`, else after
    the last word that fits; behind a time limit that would follow: of "no deal | before June" the first half would say that
    there is none."""
    at = _cut_at(text, start, end, limit, keep)
    bound = _TIME_LIMIT.match(text, at, end)
    if bound is None:
        return at
    stop = _BREAK.search(text, bound.end(), end)
    behind = stop.start() if stop else at + len(text[at:end].rstrip(' .!?…”"’'))
    return behind if word_count(text[start:behind]) <= min(limit + 2 * _OVER, _LONGEST) else at


_TIME_LIMIT = re.compile(r"\s(?:before|until|unless|by the end of)\b")


def _cut_at(text: str, start: int, end: int, limit: int, keep: int) -> int:
    last = start
    for count, match in enumerate(re.finditer(r"\S+", text[start:end]), 1):
        if count > limit:
            break
        last = start + match.end()
    while hanging := _UNFINISHED.search(text, start, last) or _inside_name(text, start, last):
        last = start + len(text[start : hanging.start()].rstrip())
    if _OF.match(text, last) or _WANTS_OBJECT.search(text, start, last):
        completed = _COMPLETED.match(text, last, end)
        if completed and word_count(text[start : completed.end()]) <= _LONGEST:
            last = completed.end()
    window = text[start:last]
    ends = (
        m.start()
        for m in _BREAK.finditer(window)
        if not _UNFINISHED.search(window[: m.start()]) and not _parts_from_verb(text, start, start + m.end())
    )
    breaks = [
        at for at in ends if word_count(window[:at]) * 2 >= limit and start + at >= keep and VERB.search(window[:at])
    ]
    if breaks:
        return start + breaks[-1]
    if text[last - 1 : last] == "," and _is_verb(text, last + 1):  # what was spoken of, and no word of what it did
        further = next((m.start() for m in _BREAK.finditer(text, last + 1, end)), end)
        last = further if word_count(text[start:further]) <= min(limit + _OVER, _LONGEST) else last
    return last


_OVER = 8  # words over the limit that a verb may cost; what turns the sense twice as many
_LONGEST = 60  # words: the most that is ever printed


def _with_turn(text: str, start: int, at: int, end: int, most: int) -> int:
    """Where a stretch ends that was cut at an offset: behind the clause of its sentence that turns the sense (", but nobody
    has paid"), where one follows and all has `most` words or fewer; else where it was cut."""
    stop = _SENTENCE_ENDS.search(text, at, end)
    whole = stop.end() if stop else at + len(text[at:end].rstrip())
    turn = _TURN.search(text, max(start, at - 1), whole)
    if turn is None:
        return at
    stop = _TURN_ENDS.search(text, turn.end(), whole)
    behind = stop.start() if stop else whole
    return behind if word_count(text[start:behind]) <= most else at


_TURN = re.compile(
    r"(?:[,;]|\s[–—])\s(?:but|though|yet|however|whereas)\b|,?\s(?:even though|although|despite|in spite of)\b"
)
_TURN_ENDS = re.compile(r";\s|\s[–—]\s|,\s(?=(?:which|whose|who|where|amid|as|a move|a sign)\b)")
_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d”\")]{2})[.!?](?=\s)")  # not the stop of "U.S."


def _inside_name(text: str, start: int, at: int) -> re.Match[str] | None:
    """The words of a name up to a cut that parts it from its last ("the Athletics Integrity | Board"), or an adjective
    made of one or a number before its noun ("in Danish | waters", "on 28 | May")."""
    if _NAME_AFTER.match(text, at) and (name := _NAME_BEFORE.search(text, start, at)):
        return name
    return _BEFORE_NOUN.search(text, start, at)


_NAME_BEFORE = re.compile(r"(?<!\S)(?:[A-Z][\w’'.-]{0,30}(?: |(?<=\w)$)){1,6}$")
_NAME_AFTER = re.compile(r" [A-Z]")
_BEFORE_NOUN = re.compile(r"(?<!\S)(?:[A-Z][a-z]{2,20}(?:ian|ish|ese|ern|can)|[$€£]?\d[\d.,]{0,12})$")
# What a cut would part from its noun or verb: "in the mountain province | of Vell", "is ready to loosen | the rules".
_OF = re.compile(r"\sof\s")
_WANTS_OBJECT = re.compile(r"\b(?:to|not|have|has|had|will|would|can|could|may|must)\s[a-z]{3,20}$")
_COMPLETED = re.compile(
    r"(?:\s[\w’'-]{1,30}){1,5}?(?=$|[,.;:]|\s(?:and|or|in|on|at|to|for|with|by|from|into|over|as|if|when|after|before|since|until|because|"
    r"under|against|during|who|that|which|is|was|are|were|has|had)\b)"
)
_COMMENT = re.compile(
    r",\s+(?=(?:which|whose|who|where|while|amid|as|in what|a move|a sign)\b)|;\s|\s[–—]\s|\s(?=and (?:was|were) then\b)"
)
_STOP = re.compile(r"[,;:.!?](?=\s|[”\"’)]|$)|\s[–—]\s|(?<=\w)[—](?=\w)")
SHORTEST_CONTENT = 5  # words that must stay before a comment is cut off


def voiced(text: str, span: Span, attributions: Sequence[Attribution]) -> Span:
    """The part of a stretch that may stand under a speaker's name: from behind the outlet's lead-in ("Raising hopes of a
    deal, | Marsh said …") up to the end of what they are said to have said.

    Indirect speech that is followed by more words is cut before them, and before a clause that may be the outlet's own
    (", which would mark an escalation", ", but nobody has paid"): whose it is cannot be told, so nobody gets it.

    Args:
        text: The article's text.
        span: The stretch.
        attributions: Those of one speaker in it; empty: the outlet's own voice, of which all stands.
    """
    if not attributions:
        return span
    span = Span(span.article, _voice_start(text, span, attributions), span.end)
    last = max(attributions, key=lambda a: a.whole.end)
    content = last.content[-1]
    if last.kind != "indirect" or last.cue is None or last.cue.start > content.start:
        return span
    stop = _STOP.search(text, min(content.end, span.end), span.end)
    end = stop.start() if stop else span.end  # never inside a clause, however much of it was taken for what was said
    comment = next((m for m in _COMMENT.finditer(text, content.start, end)
                    if word_count(text[content.start : m.start()]) >= SHORTEST_CONTENT), None)  # fmt: skip
    end = comment.start() if comment else end
    return (
        Span(span.article, span.start, end) if _ends_inside(text, Span(span.article, span.start, end), span) else span
    )


def _voice_start(text: str, span: Span, attributions: Sequence[Attribution]) -> int:
    """Where a stretch starts without the outlet's lead-in: where no word of the speaker's stands in that, and none behind it
    points back at it."""
    spoken = [a for a in attributions if not (a.cue and _READ_INTO.fullmatch(text[a.cue.start : a.cue.end]))]
    first = min((a.source for a in spoken if a.source), key=lambda s: s.start, default=None)
    if first and text[first.start : first.end].lower() in ("who", "which"):
        named = _NAMED_LEAD.search(text, span.start, first.start)
        behind = named and word_count(text[span.start : named.start()]) >= SHORTEST_LEAD
        return named.start() if named and behind else span.start
    lead = _LEAD_IN.match(text, span.start, first.start) if first else None
    if first is None or lead is None or min(c.start for a in spoken for c in a.content) < first.end:
        return span.start
    opening = (lead["word"] or "").lower()
    kept = opening in _SCENE or (opening in reporting_forms() and not _READ_INTO.fullmatch(opening))
    leans = _TAG.match(text, first.end) or _POINTS_BACK.match(text, first.end, span.end)
    return span.start if kept or leans or word_count(lead["lead"]) < SHORTEST_LEAD else lead.end("lead")


SHORTEST_LEAD = 4  # words
# Whom a relative clause is of: "Readers will remember | Sergeant Ada Marsh, who swore"
_NAMED_LEAD = re.compile(r"(?<![\w’'-])(?:(?:the|an?)\s(?:[a-z’'-]{1,30}\s){0,3})?(?:[A-Z][\w.’'-]{0,30}\s?){1,6},\s$")
# What the outlet reads into somebody's words and lays no words to them: "Signaling that a deal is near".
_READ_INTO = re.compile(
    r"(?:signall?|suggest|indicat|hint|imply|underscor|underlin|reflect|highlight)ing", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"(?P<lead>(?:(?P<word>[A-Z][a-z]{2,20}(?:ing|ed)|Stung|Shaken|Driven|Torn|Hit|Beset)|(?P<sign>In (?:an? |what )(?:[\w-]{1,20} ){0,2}(?:sign|move|bid|effort|attempt|signal|step|"
    r"reversal|show|blow|departure|twist)))\b[^“”\".!?;:]{1,300},\s)(?P<title>(?:(?!(?:and|but|or|as|while|that)\b)[\w’'-]{1,30}\s){0,7})$"
)
_TAG = re.compile(r"\s\w+,\s(?![“\"])")  # "Building firms in the north, Lind said, had lost money"
_POINTS_BACK = re.compile(
    r"[^\w’'-]*(?:[\w’'-]+[^\w’'-]+){0,12}?[’'-]*(?:it|this|these|those|they|them|their|its)\b", re.IGNORECASE
)
# Where, when or upon what somebody speaks is part of how they are sourced.
_SCENE = frozenset(
    ("speaking", "talking", "writing", "addressing", "appearing", "testifying", "responding", "replying", "answering", "reacting",
     "standing", "sitting", "arriving", "visiting", "meeting", "touring", "citing", "quoting", "referring", "according", "following",
     "including", "beginning", "starting", "regarding", "concerning", "asked", "pressed", "questioned", "quoted", "interviewed",
     "united")
)  # fmt: skip


@lru_cache(maxsize=1)
def reporting_forms() -> frozenset[str]:
    """Every form of the verbs that lay words to somebody: what stands behind "Warning that" is theirs."""
    groups = lexicon.load("reporting_verbs").values()
    return frozenset(form for verbs in groups for verb in verbs.values() for form in verb["forms"])


def is_retold_aside(text: str, span: Span, said: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a stretch is the outlet's own sentence that holds somebody's view in a relative clause alone: "The council
    is expected to back the plan that Marsh has pushed for years, arguing that …". Under Marsh's name its first half, which
    no start in its grammar cuts off, would be her words."""
    source = said.source
    if said.kind != "indirect" or source is None or said.cue is None or not span.contains(source):
        return False
    if said.cue.start < source.end or min(c.start for c in said.content) < said.cue.start:
        return False
    start = max((m.end() for m in _SENTENCE_ENDS.finditer(text, span.start, source.start)), default=span.start)
    head = _RELATIVE.search(text, start, source.start)
    told = (a for a in others if a.speaker and a is not said)  # "if that is confirmed" is nobody's
    if head is None or any(a.whole.start < head.start() and a.whole.end > start for a in told):
        return False
    before = text[start : head.start()]
    return word_count(before) >= SHORTEST_CONTENT and bool(VERB.search(before)) and bool(_THEN.match(text, source.end))


_RELATIVE = re.compile(r"\s(?:that|which|whom|where|when)\s(?:[\w’'-]{1,30}\s){0,4}$")
_THEN = re.compile(r"[^.;!?“”\"]{1,120},\s[a-z]+ing\b")  # the clause runs on, and then a participle: ", arguing that"
