"""Words for days, found in a text: "September 11, 2024", "Nov. 17", "on Wednesday", "last year"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from briefings import lexicon

Kind = Literal[
    "day", "month", "year", "range", "weekday", "offset", "week", "weekend", "months", "years", "feast", "then", "open"
]


class Expression(NamedTuple):
    """Words that put something in time, before they are resolved."""

    start: int
    end: int
    kind: Kind  # "open": nothing in the words alone can be resolved ("days ago", "the previous day", "two days after the vote")
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    steps: int = (
        0  # for offset, week, weekend, months, years: how many from the anchor's own; then, open: days from an event
    )
    modifier: str = ""  # "last", "this", "next", "since", "until" …, small letters
    iso: str | None = None  # the whole of a range that the words give; of a feast its name


@cache
def _calendar() -> dict[str, dict[str, int]]:
    lists = lexicon.load("calendar")
    found = {kind: dict(lists[kind]) for kind in ("months", "weekdays", "numbers", "ordinals")}
    for kind in ("months", "weekdays"):  # "in OCTOBER", as tabloids have it
        found[kind] |= {form.upper(): number for form, number in lists[kind].items() if len(form) > 5}
    return found


@cache
def _feasts() -> dict[str, str]:
    return {name: name for name in lexicon.load("calendar")["feasts"]}


@cache
def triggers() -> frozenset[str]:
    """Words, in small letters, of which an expression holds at least one, or a number from 1900 to 2099."""
    lists = _calendar()
    words = {form.lower() for form in (*lists["months"], *lists["weekdays"])}
    words |= {f"{word}." for word in words}
    words |= {name.lower().split()[-1].rpartition("-")[2] for name in _feasts()}
    return frozenset(words | set(_RELATIVE_WORDS))


_RELATIVE_WORDS = (
    "today", "tonight", "yesterday", "tomorrow", "ago", "week", "weekend", "month", "year", "weeks", "months", "years", "day", "days",
    "morning", "afternoon", "evening", "night", "summer", "winter", "autumn", "spring", "quarter", "decade",
)  # fmt: skip


_OPENERS = (  # words that an expression begins with, beside the names and numbers of the calendar
    "a", "about", "after", "almost", "an", "around", "as", "at", "back", "before", "beginning", "between", "by", "circa", "close", "coming", "day",
    "decade", "during", "earlier", "early", "end", "for", "from", "half", "her", "his", "hour", "in", "its", "just", "last", "late", "later", "less",
    "mid", "middle", "month", "more", "nearly", "next", "of", "on", "our", "over", "past", "roughly", "several", "since", "some", "sometime", "start",
    "that", "the", "their", "this", "through", "till", "today", "tomorrow", "to", "tonight", "toward", "until", "week", "within", "year", "yesterday",
)  # fmt: skip
_LETTERS = 3  # of a first word that are looked at; with two the search takes half as long again, with four no less


def _begins() -> str:
    """A pattern of how an expression begins. Two words of three begin none, and are passed by without trying every kind."""
    calendar = [name for forms in _calendar().values() for name in forms]
    words = {re.split(r"[ '-]", name.lower(), maxsplit=1)[0] for name in (*_OPENERS, *calendar, *_feasts())}
    return rf"\d|{_prefixes(frozenset(words), _LETTERS)}"


def _prefixes(words: frozenset[str], letters: int) -> str:
    """A pattern of the words' first letters, or of the whole of a word that is no longer."""
    ways = ["(?![^\\W_])"] if "" in words else []
    if letters:
        for first in sorted({word[0] for word in words if word}):
            rest = _prefixes(frozenset(word[1:] for word in words if word.startswith(first)), letters - 1)
            ways.append(f"[{first}{first.upper()}]{rest}")
        return f"(?:{'|'.join(ways)})"
    return ""


@cache
def _pattern() -> re.Pattern[str]:
    lists = _calendar()

    def any_of(forms: dict[str, int], *, dotted: bool) -> str:
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        dot = {form for form in ordered if dotted and len(form) < 5 and form not in ("May", "June", "July")}
        return "|".join(f"{form}\\.?" if form in dot else form for form in ordered)

    month = f"(?:{any_of(lists['months'], dotted=True)})(?![^\\W_])"
    weekday = f"(?:{any_of(lists['weekdays'], dotted=True)})(?![^\\W_])"
    long_day = "(?:" + "|".join(sorted(f for f in lists["weekdays"] if len(f) > 4 or f in ("Tues",))) + ")(?![^\\W_])"
    number = "|".join(sorted(lists["numbers"], key=len, reverse=True))
    year, gap, dash = r"(?:19|20)\d\d", r"[\s\u00a0]{1,3}", r"[\s\u00a0]?(?:[-–‐‑]|to|and)[\s\u00a0]?"
    ordinal = r"(?:st|nd|rd|th|\.(?=[\s\u00a0]of[\s\u00a0]))?"  # "the 24. of May", as translated
    ordinals = "|".join(sorted(lists["ordinals"], key=len, reverse=True))
    feasts = "|".join(
        re.escape(name).replace("'", "['’]").replace("\\ ", gap) for name in sorted(_feasts(), key=len, reverse=True)
    )
    parts = "|".join(lexicon.load("calendar")["parts_of_day"])
    hedge = r"(?:about|around|nearly|almost|more[ ]than|over|some|roughly|at[ ]least|less[ ]than|just|within)"
    not_year = (
        r"(?![\d,.]?\d|[-–]\d|[%°]|s\b|[\s\u00a0]{1,2}(?:people|soldiers|troops|men|women|children|km|kilomet|miles?\b|met(?:er|re)s|"
        r"tonnes|tons|euros|dollars|pounds|percent|per\b|million|billion|thousand|hundred|of\b|more\b|seats|votes|jobs|homes|workers))"
    )
    return re.compile(
        rf"""(?x)(?<![^\W_])(?={_begins()})(?:
          (?P<iso> {year}-\d\d-\d\d )(?!\d)
        | (?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})(?P=sep)(?P<numeric>{year})(?![\d/])
        | (?: (?i:from|between){gap})?(?P<mm_from>{month}){gap}(?P<mm_from_year>{year})[\s\u00a0]{{0,3}}
              (?:to|until|till|through|and|[-–])[\s\u00a0]{{0,3}}(?P<mm_to>{month}){gap}(?P<mm_to_year>{year})
        | (?: (?P<p1>(?i:on|since|until|till|by|from|before|after)){gap})?(?:(?P<w1>{weekday}),?{gap})?(?:(?i:the){gap})?
              (?P<m1>{month}){gap}(?:the{gap})?(?P<d1>\d{{1,2}}){ordinal}(?:{dash}(?P<e1>\d{{1,2}}){ordinal}(?![:.,]?\d|[^\W_]))?
              (?![:.]?\d|,\d|[^\W_]|[\s\u00a0](?:million|billion|thousand|percent|people)|%)(?:,?{gap}(?P<y1>{year})(?!\d))?
        | (?: (?P<p2>(?i:on|since|until|till|by|from|before|after)){gap})?(?:(?P<w2>{weekday}),?{gap})?(?:(?i:the){gap})?
              (?: (?P<d2>\d{{1,2}}){ordinal}(?:{dash}(?P<e2>\d{{1,2}}){ordinal})?{gap}(?:of{gap})? | (?<=[Tt]he[ ])(?P<o2>{ordinals}){gap}of{gap} )
              (?P<m2>{month})(?!{gap}(?:weekend|holiday))(?:,?{gap}(?P<y2>{year})(?!\d))?
        | (?: (?P<p3>(?i:in|since|until|by|from|before|after|during)){gap})?
              (?: (?i:early|late|mid|(?:the{gap})?(?:start|beginning|end|middle){gap}of)[\s\u00a0-])?
              (?P<m3>{month})(?:{gap}of)?,?{gap}(?P<y3>{year})(?!\d)
        | (?i:between|from){gap}(?P<y4>{year}){gap}(?:and|to|until){gap}(?P<z4>{year})(?!\d)
        | (?P<y5>{year})[-–](?P<z5>{year})(?!\d)
        | (?P<p6>(?i:in|since|until|till|by|last|next|this|early|late|mid|during|from|before|after|through|for|(?:as{gap}(?:early|late){gap}as)
              |(?:(?:week|weeks|days|half|end|start|beginning|middle|month){gap})?of))[\s\u00a0-]{{1,2}}
              (?: (?i:early|late|mid)[\s\u00a0-])?(?P<m6>{month})(?![\s\u00a0]\d)
        | (?i:(?:at|over|during|on){gap}the{gap}(?P<the_weekend>weekend) )(?![^\W_]|{gap}(?:that|when|of|before|after|in)(?![^\W_]))
        | (?i:(?P<word> today|tonight|yesterday|tomorrow|last{gap}night|this{gap}(?:morning|afternoon|evening) ))(?![^\W_])
        | (?i:(?: (?:earlier|later|sometime|until|by|since|during|over|in|at|from|before){gap})? (?P<mod7>last|this|next)
              {gap}(?P<u7>weekend|week|month|year|spring|summer|autumn|fall|winter|quarter|decade) )(?![^\W_])
        | (?i:(?:(?:by|until|before|at|towards?){gap})?(?:the{gap})?(?:(?:end|close|start|beginning|middle){gap}of{gap}the{gap}(?P<u8>week|month|year)|(?P<end8>week|month|year)['’]s{gap}end) )(?![^\W_])
        | (?i:(?:(?P<h9>{hedge}){gap})?(?:(?P<n9>\d{{1,3}}|{number}|several|a{gap}few|a{gap}couple{gap}of){gap})?
              (?P<u9>hour|day|week|month|year|decade)s?{gap}(?P<ago>ago) (?P<very>{gap}(?:today|this{gap}(?:week|month)))? )(?![^\W_])
        | (?i:(?!an?[\s\u00a0])(?P<n15>\d{{1,3}}|{number}){gap}(?P<u15>day|week)s?{gap}(?P<way>after|before)(?={gap}[^\W\d_]|$))
        | (?i:(?P<then> (?P<n17>\d{{1,2}}|{number}){gap}days?{gap}(?P<way17>later|earlier|before(?=[\s\u00a0]?[,.;]))
              | the{gap}(?:day|night|evening){gap}(?P<eve>before)(?=[\s\u00a0]?[,.;])
              | the{gap}(?P<turn>next|previous|following|same|preceding|very{gap}same){gap}(?:day|evening|night|morning|afternoon)
              | (?P<that>later){gap}(?:that|the{gap}same){gap}(?:day|evening|night|morning|afternoon) ))(?![^\W_])(?!{gap}(?:than|as|that|when|of|after|before)(?![^\W_]))
        | (?i:(?P<back> (?:(?:\d{{1,3}}|{number}|the){gap})?(?:day|week|month|year)s?{gap}(?:earlier|before)(?=[\s\u00a0]?[,.;]|{gap}[^\W_])
              | the{gap}(?:previous|following|same|preceding){gap}(?:week|month|year) ))(?![^\W_])
        | (?: (?P<p18>(?i:on|since|until|till|by|from|before|after)){gap})?(?P<feast>{feasts})(?![^\W_])(?:(?:,|{gap}(?:in|of))?{gap}(?P<y18>{year})(?!\d))?
        | (?: (?P<p10>(?i:on|last|next|this|until|till|til|by|since|from|before|after|late{gap}on|early{gap}on|later{gap}on|earlier{gap}on
              |late|early|past|coming|through)){gap})?(?:(?P<q10>(?i:last|next|this|late|early)){gap})?(?P<w10>{long_day})(?:{gap}(?:{parts})(?![^\W_]))?
              (?:{gap}(?i:(?:of{gap})?(?P<week10>last|this|next){gap}week(?![^\W_])))?
        | (?P<p11>(?i:in|since|by|until|till|before|after|during|from|of|through|late|early|mid|around|circa|for|to|back{gap}in))
              [\s\u00a0-]{{1,2}}(?: (?i:early|late|mid)[\s\u00a0-])?(?P<y11>{year}){not_year}
        | (?P<p16>(?i:in|since)){gap}(?P<y16>1[4-8]\d\d){not_year}(?![\s\u00a0][^\W\d_]+s(?![^\W_]))
        | (?i:the|an?|its|his|her|their|our|that){gap}(?P<y12>{year}){not_year}(?={gap}[^\W\d_])
        | (?<=['’]s[\s\u00a0])(?P<y13>{year}){not_year}(?={gap}[^\W\d_])
        | (?<=\()(?P<y14>{year})(?=\))
        )"""
    )


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Expression]:
    """Every expression in `text[start:end]`, in text order, not overlapping. Offsets are into `text`."""
    limit = len(text) if end is None else end
    told = start
    for match in _pattern().finditer(text, start, limit):
        found = _read(match, text, limit) if match.start() >= told else None
        if found and found.kind in ("day", "month", "feast") and found.year is None:
            found = _of_named_year(found, text, limit)
        if found:
            told = found.end
            yield found


_NAMED_YEAR = re.compile(r",?[\s\u00a0](?:of[\s\u00a0])?(last|this|next)[\s\u00a0]year(?![^\W_])")


def _of_named_year(e: Expression, text: str, limit: int) -> Expression:
    """ "on 3 May last year": the day with its year."""
    year = _NAMED_YEAR.match(text, e.end, limit)
    return e._replace(end=year.end(), modifier=f"{year.group(1)} year") if year else e


def _read(m: re.Match[str], text: str, limit: int) -> Expression | None:
    """The expression that a match stands for; None: a name or number that only looks like one."""
    return next(read(m, text, limit) for group, read in _READERS if m[group])


def _month(form: str) -> int:
    return _calendar()["months"][form.rstrip(".")]


def _iso(m: re.Match[str], _text: str, _limit: int) -> Expression | None:
    return _dated(m, *(int(part) for part in m["iso"].split("-")))


def _month_range(m: re.Match[str], _text: str, _limit: int) -> Expression | None:
    """ "from March 2019 to May 2021"; None where the second month is not the later one."""
    first = f"{m['mm_from_year']}-{_month(m['mm_from']):02}"
    last = f"{m['mm_to_year']}-{_month(m['mm_to']):02}"
    return Expression(m.start(), m.end(), "range", iso=f"{first}/{last}") if first < last else None


def _day_of_month(m: re.Match[str], _text: str, _limit: int) -> Expression | None:
    """ "since Monday, March 3-5, 2025" or "the 3rd of March"; None for a day that the month has not."""
    n = "1" if m["m1"] else "2"
    day = int(m[f"d{n}"]) if m[f"d{n}"] else _calendar()["ordinals"][m["o2"].lower()]
    found = _dated(m, int(m[f"y{n}"]) if m[f"y{n}"] else None, _month(m[f"m{n}"]), day)
    if found is None:
        return None
    last_day = int(m[f"e{n}"]) if m[f"e{n}"] else None
    if last_day and not found.day < last_day <= 31:  # type: ignore[operator]
        return None
    weekday = _calendar()["weekdays"][m[f"w{n}"].rstrip(".")] if m[f"w{n}"] else None
    return found._replace(weekday=weekday, steps=last_day or 0, modifier=(m[f"p{n}"] or "").lower())


def _month_of_a_year(m: re.Match[str], _text: str, _limit: int) -> Expression:
    return Expression(m.start(), m.end(), "month", int(m["y3"]), _month(m["m3"]), modifier=(m["p3"] or "").lower())


def _years(m: re.Match[str], _text: str, _limit: int) -> Expression | None:
    """ "between 2019 and 2021", "2019-2021"; None where the second year is not the later one."""
    first, last = (m["y4"], m["z4"]) if m["y4"] else (m["y5"], m["z5"])
    return Expression(m.start(), m.end(), "range", iso=f"{first}/{last}") if first < last else None


def _month_alone(m: re.Match[str], text: str, _limit: int) -> Expression | None:
    """ "since March"; None where it may be a name or a walk: "after May resigned", "of March"."""
    modifier = m["p6"].lower()
    if modifier == "of" and _ORDINAL_BEFORE.search(text, max(0, m.start() - 8), m.start()):
        return Expression(m.start(), m.end(), "open")  # "the Fourth of July weekend"
    part = re.search(r"(?i)\b(?:early|late|mid)[\s\u00a0-]", m.group()) is not None
    if (
        not part
        and m["m6"] in ("May", "March", "MARCH")
        and modifier in ("after", "before", "of", "from", "to", "by", "for")
    ):
        return None
    if modifier == "for" and not part and text[m.end() : m.end() + 2].lstrip()[:1].isupper():
        return None  # "for April Jones"
    return Expression(m.start(), m.end(), "month", None, _month(m["m6"]), modifier=modifier)


def _the_weekend(m: re.Match[str], _text: str, _limit: int) -> Expression:
    return Expression(m.start(), m.end(), "weekend", modifier="the")


def _word(m: re.Match[str], text: str, _limit: int) -> Expression | None:
    """ "yesterday", "last night"; None in a name: "Health Science Today"."""
    if m["word"][0].isupper() and _WORD_BEFORE.search(text, max(0, m.start() - 8), m.start()):
        return None
    word = m["word"].lower()
    steps = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if word.startswith("last") else 0)
    return Expression(m.start(), m.end(), "offset", steps=steps)


def _last_this_next(m: re.Match[str], text: str, _limit: int) -> Expression:
    """ "last week"; with an article, "in the last year", it is twelve months up to now and stays open."""
    at = m.start("mod7")
    if _THE_BEFORE.search(text, max(0, at - 5), at):
        return Expression(m.start(), m.end(), "open")
    return _period(m.start(), m.end(), m["u7"].lower(), {"last": -1, "this": 0, "next": 1}[m["mod7"].lower()])


def _end_of_the(m: re.Match[str], _text: str, _limit: int) -> Expression:
    return _period(m.start(), m.end(), (m["u8"] or m["end8"]).lower(), 0)


def _after_or_before(m: re.Match[str], _text: str, _limit: int) -> Expression:
    """ "two weeks before" an event: open, in days from it."""
    way = m["way"].lower()
    count = int(m["n15"]) if m["n15"].isdigit() else _calendar()["numbers"][m["n15"].lower()]
    count *= (7 if m["u15"].lower() == "week" else 1) * (1 if way == "after" else -1)
    return Expression(m.start(), m.end("way"), "open", steps=count, modifier=way)


_STOPS = re.compile(r"\s?[,.;:–—]|\s-\s|$")


def _then(m: re.Match[str], text: str, limit: int) -> Expression:
    """ "two days later", "the night before", "the same day": in days from the one told before it."""
    if m["n17"]:
        count = int(m["n17"]) if m["n17"].isdigit() else _calendar()["numbers"][m["n17"].lower()]
        steps = count if m["way17"].lower() == "later" else -count
    else:
        turn = (m["turn"] or ("previous" if m["eve"] else "same")).lower()
        steps = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(turn, 0)
    if (m["turn"] and not steps and not _STOPS.match(text, m.end(), limit)) or text.endswith(
        ("or ", "or\u00a0"), 0, m.start()
    ):
        return Expression(m.start(), m.end(), "open")  # "on the same day he won", "one or two days later"
    return Expression(m.start(), m.end(), "then", steps=steps)


_PARTY = re.compile(r"[\s\u00a0](?:weekend|holidays?|sales?|season|week|part(?:y|ies)|parades?)(?![^\W_])")


def _feast(m: re.Match[str], text: str, limit: int) -> Expression | None:
    """ "on Christmas Eve", "by Halloween 2019"; None for the name of another thing."""
    if not m["p18"] and not m["y18"] and not _NAMED_YEAR.match(text, m.end(), limit):
        return None  # "Halloween masks", "the Bastille Day attack"
    if _PARTY.match(text, m.end(), limit):
        return Expression(m.start(), m.end(), "open")  # "on Memorial Day weekend"
    name = next(name for name in _feasts() if name == " ".join(m["feast"].replace("’", "'").split()))
    year = int(m["y18"]) if m["y18"] else None
    return Expression(m.start(), m.end(), "feast", year, modifier=(m["p18"] or "").lower(), iso=name)


def _open(m: re.Match[str], _text: str, _limit: int) -> Expression:
    return Expression(m.start(), m.end(), "open")


def _year_alone(m: re.Match[str], _text: str, _limit: int) -> Expression:
    year = next(m[group] for group in _YEARS if m[group])
    return Expression(m.start(), m.end(), "year", int(year), modifier=(m["p11"] or m["p16"] or "").lower())


_ORDINAL_BEFORE = re.compile(r"(?i)(?:first|second|third|fourth|fifth)[\s\u00a0]$")
_WORD_BEFORE = re.compile(r"[^\W\d_][ \u00a0]{1,3}$")
_THE_BEFORE = re.compile(r"(?i:\bthe[\s\u00a0])$")
_YEARS = ("y11", "y12", "y13", "y14", "y16")


def _dated(m: re.Match[str], year: int | None, month: int, day: int) -> Expression | None:
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return None
    return Expression(m.start(), m.end(), "day", year, month, day)


def _numeric(m: re.Match[str], _text: str, _limit: int) -> Expression | None:
    """ "12.09.2024" has its day first; "12/09/2024" may be read both ways and stays open, "13/09/2024" may not."""
    a, b = int(m["a"]), int(m["b"])
    if m["sep"] == "." or a > 12:
        return _dated(m, int(m["numeric"]), b, a) if b <= 12 else None
    if b > 12 or a == b:
        return _dated(m, int(m["numeric"]), a, b)
    return Expression(m.start(), m.end(), "open")


def _period(start: int, end: int, unit: str, count: int) -> Expression:
    kinds: dict[str, Kind] = {"week": "week", "weekend": "weekend", "month": "months", "year": "years"}
    return Expression(start, end, kinds.get(unit, "open"), steps=count)


def _ago(m: re.Match[str], _text: str, _limit: int) -> Expression:
    """ "three days ago" is a day, "two years ago" a year; "days ago" and "over a year ago" stay open."""
    words, unit = (m["n9"] or "").lower(), m["u9"].lower()
    count = int(words) if words.isdigit() else _calendar()["numbers"].get(words)
    kinds: dict[str, Kind] = {"day": "offset", "week": "week", "month": "months", "year": "years"}
    if count is None or m["h9"] or unit not in kinds or m["very"]:
        return Expression(m.start(), m.end(), "open")
    return Expression(m.start(), m.end(), kinds[unit], steps=-count)


def _weekday(m: re.Match[str], text: str, limit: int) -> Expression | None:
    """A weekday; None where it is a name: "Good Friday", "The Sunday Times"."""
    names = lexicon.load("calendar")["named_days"]
    before = re.search(r"([^\W\d_]+)[\s\u00a0]+$", text[max(0, m.start("w10") - 20) : m.start("w10")])
    after = re.match(r"[\s\u00a0]+([^\W\d_]+)", text[m.end("w10") : min(limit, m.end("w10") + 24)])
    titled = after is not None and after.group(1)[0].isupper()
    if before and before.group(1) in names["before"] and (before.group(1) != "The" or titled):
        return None
    if after and (after.group(1).title() if m["w10"].isupper() else after.group(1)) in names["after"]:
        return None
    words = f"{m['p10'] or ''} {m['q10'] or ''}".lower().split()
    modifier = next((word for word in words if word in _MODIFIERS), "")
    if m["week10"]:
        modifier = f"{m['week10'].lower()} week"
    return Expression(m.start(), m.end(), "weekday", weekday=_calendar()["weekdays"][m["w10"]], modifier=modifier)


_MODIFIERS = frozenset((
    "last", "next", "this", "since", "until", "till", "til", "by", "coming", "past", "from", "before", "after",
))  # fmt: skip

_READERS: tuple[tuple[str, Callable[[re.Match[str], str, int], Expression | None]], ...] = (  # by a group that only it has
    ("iso", _iso), ("numeric", _numeric), ("mm_to", _month_range), ("m1", _day_of_month), ("m2", _day_of_month), ("feast", _feast), ("then", _then), ("m3", _month_of_a_year),
    ("y4", _years), ("y5", _years), ("m6", _month_alone), ("the_weekend", _the_weekend), ("word", _word), ("mod7", _last_this_next),
    ("u8", _end_of_the), ("end8", _end_of_the), ("ago", _ago), ("way", _after_or_before), ("back", _open), ("w10", _weekday), *((y, _year_alone) for y in _YEARS),
)  # fmt: skip
