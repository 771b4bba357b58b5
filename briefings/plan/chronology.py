"""What came when, as the articles give it, every inference marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.model import Attribution, Event, Extract, Item, Ref, Slot, Span, word_count
from briefings.plan import events
from briefings.plan.brief import Brief
from briefings.plan.chains import TELLER, teller_slots
from briefings.plan.cue import unconfirmed_sentences
from briefings.plan.evidence import after_connective, explained
from briefings.plan.excerpts import VERB, around, opening_with, paired, shortened
from briefings.plan.lines import date_words, unsaid_speaker
from briefings.template.shape import SectionTemplate

LONGEST_EVENT = 17  # words: seven rows of two or three printed lines tell more of a story than five of four
MOST_MORE, LEAST_MORE, LOOKED_AT = 5, 3, 9  # rows of a few words, and of a squeezed pack; events looked at for them
SHORTEST_MORE, LONGEST_MORE, LONGEST_LINE = 5, 24, 26  # words of one, cut and whole: two printed lines, as its day has
FEW_MORE = 4  # words, of which a cut would save less than it costs
MOST_FULL = 2  # rows of a squeezed pack that are printed in full
SHORT_LINE = 14  # words that a cut would not bring to a line less
LONGEST_PLAIN = 34  # words, where fewer would tell no event
SHORTEST_EVENT, SHORT_EVENT = 8, 18  # words of a row where the clause with the date in it ends that early
LONGEST_GIST, LONGEST_FEW = 10, 18  # words of an event that is printed in full elsewhere: aimed at, and at the most
_WHAT = ("code", "names", "absent", *TELLER)
CUE = "top_sheet.cue"
WORDINGS = {
    "when": ("date", "given", "because", "planned", "of_article"),
    "what": ("extract", *_WHAT),
    "what_seen": ("see", "words", "news", "unconfirmed", *_WHAT),
    "more": ("words", "code", *TELLER),
    "inferred": ("places",),
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Rows of date and event in order of time, those nearest to the topic where there are too many, and in their places a few
    more of as few words as tell them; what has no date comes last. Empty where nothing is dated."""
    room = brief.limit(section)
    squeezed = brief.beyond(MOST_MORE) < MOST_MORE
    limit = min(room, MOST_FULL) if squeezed else room  # of a squeezed pack each row more is a short one
    ranked = events.chosen(brief, limit=_MOST_LOOKED_AT + LOOKED_AT, least=section.least)
    short = sorted(ranked[limit:], key=lambda event: not _is_asked(brief, event))  # what page 1 asks about comes first
    found = [*ranked[:limit], *short[: room - limit + LOOKED_AT]]
    told: dict[Event, tuple[Item, ...]] = {}
    for n, event in enumerate(_in_order(found[:limit]), 1):
        sheet = brief.with_items("chronology", tuple(item for row in told.values() for item in row))
        told[event] = (_date(brief, event, f"chronology.{n}"), _event(sheet, event, f"chronology.{n}"))
    days = {event.when.iso for event in found[:limit] if event.when.iso}
    sheet = brief.with_items("chronology", tuple(item for row in told.values() for item in row))
    more, most = 0, brief.beyond(MOST_MORE, LEAST_MORE) + room - limit
    for event in found[limit:]:
        row = None if event.when.iso in days or more == most else _short_row(sheet, event, f"chronology.more{more + 1}")
        if row is not None and not any(
            x.span.overlaps(y.span) for other in told.values() for x in other[1].extracts for y in row[1].extracts
        ):
            more += 1
            days |= {event.when.iso} - {""}
            told[event] = row
    return tuple(item for event in _in_order(list(told)) for item in told[event])


def _is_asked(brief: Brief, event: Event) -> bool:
    """Whether a question on page 1 quotes the words that say when the event was."""
    when = events.words_of(brief, event)
    asked = (item for item in brief.planned.get("top_sheet", ()) if _QUESTION.fullmatch(item.id))
    return when is not None and any(piece.overlaps(when) for item in asked for x in item.extracts for piece in x.pieces)


_QUESTION = re.compile(r"top_sheet\.q\d+")


def pointing(brief: Brief) -> tuple[Item, ...]:
    """The rows, where a later section prints all the few words of one with its place and what tells it from others."""
    whole = [
        (e, item.id)
        for kind in _IN_FULL
        for item in brief.planned.get(kind, ())
        for e in item.extracts
        if not e.fragment
    ]

    def pointed(item: Item) -> Item:
        words = item.slots.get("words")
        if item.wording != "more" or not isinstance(words, Extract):
            return item
        place = next((id_ for e, id_ in whole if any(piece.contains(words.span) for piece in e.pieces)), None)
        if place is None:
            return item
        cut = words.opens_inside or words.closes_inside  # a whole sentence is not printed again
        few = words if cut and word_count(brief.dossier[words.span]) <= LONGEST_FEW else ""
        slots: dict[str, Slot] = {"see": Ref(place), "words": _shorter(brief, words) or few, "absent": ""}
        slots |= {"news": False, "unconfirmed": False}
        return replace(item, wording="what_seen", slots={**item.slots, **slots})

    rows = _with_told(brief, tuple(map(pointed, brief.planned["chronology"])))
    return (*rows, *_inferences(rows))


def _inferences(items: tuple[Item, ...]) -> Iterator[Item]:
    """A line on where the inferred dates are worked out from, once for all rows: there a code of its own in each breaks the
    line of its date."""
    dates: dict[str, list[str]] = {}
    for item in items:
        if because := item.slots.get("because"):
            dates.setdefault(str(because), []).append(_YEAR.sub("", str(item.slots["date"])))
    if dates:
        places = "; ".join(f"{because} ({', '.join(told)})" for because, told in dates.items())
        yield Item("chronology.inferred", "inferred", {"places": places}, "Note", sourcing="none")


_YEAR = re.compile(r"(?<=\D) \d{4}$")  # which the row itself has


_IN_FULL = ("own_side", "facts")  # planned after this section, and numbered


def _with_told(brief: Brief, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The rows, and one for each further event on a known day that the pack prints elsewhere: its few words, and where."""
    section = brief.template.section("chronology")
    if section is None or not items:
        return items
    rows = [items[n : n + 2] for n in range(0, len(items), 2)]  # a day and what happened on it
    added: list[tuple[Item, ...]] = []
    most = min(brief.beyond(MOST_TOLD, MOST_TOLD), max(0, _MANY - len(rows)))
    for event in events.chosen(brief, limit=_MOST_LOOKED_AT if most else 0, least=section.least):
        when, shown = events.words_of(brief, event), [*rows, *added]
        spans = [x.span for row in shown for x in row[1].extracts]
        of_day = [row for row in shown if row[0].slots["iso"] == event.when.iso]
        if when is None or not event.when.iso or of_day:
            continue
        seen = brief.printed_at(Extract((when,))) or ""
        if seen.partition(".")[0] in _NUMBERED and not any(span.overlaps(event.span) for span in spans):
            id_ = f"chronology.told{len(added) + 1}"
            added.append((_date(brief, event, id_), _pointer(brief, event, id_, seen)))
        if len(added) == most:
            break
    dated = sorted((row for row in (*rows, *added) if row[0].slots["iso"]), key=lambda row: _first_day(row[0]))
    undated = [row for row in (*rows, *added) if not row[0].slots["iso"]]
    undated.sort(key=lambda row: bool(row[0].slots["planned"]))
    return tuple(item for row in (*dated, *undated) for item in row)


MOST_TOLD, _MOST_LOOKED_AT = 3, 18
_MANY = 8  # rows beyond which none only points
_NUMBERED = ("facts", "own_side", "expected", "positions")


def _first_day(item: Item) -> tuple[str, str]:
    iso = str(item.slots["iso"])
    first = iso.partition("/")[0]
    return first + "-01" * (2 - first.count("-")), iso


def _pointer(brief: Brief, event: Event, id_: str, seen: str) -> Item:
    """A row for what stands elsewhere with its day: the few words that tell it, else whom they name, and where."""
    cut = _cut(brief, event)
    met = () if cut is None or cut in _explaining(brief, event) else brief.study.meeting(event.span)
    evidence = next(iter(met), None)
    slots: dict[str, Slot] = {"code": brief.dossier.code(event.span), "names": _names(brief, event)}
    slots |= {"see": Ref(seen), "words": _as_fragment(brief, cut) if cut else ""}
    slots |= {"news": False, "unconfirmed": False, "absent": ""}
    slots |= teller_slots(brief, evidence, cut or Extract((event.span,)))
    return Item(id_, "what_seen", slots, "Table Text", column=1, sourcing="none")


def _explaining(brief: Brief, event: Event) -> tuple[Extract, ...]:
    """What the outlet explains a day by, or names it for, whoever spoke of it; nothing where it does neither."""
    named = _gloss(brief, event) or _scheduled(brief, event)
    return (named,) if named else ()


def _cut(brief: Brief, event: Event) -> Extract | None:
    """The fewest words that tell an event which stands in full elsewhere: those that explain its day, its first clause, or the
    main clause behind a side clause; None where none is so short."""
    text = brief.dossier.of(event.span.article).article.text
    if named := _explaining(brief, event):
        short = _short_gloss(text, named[0])
        return short if word_count(brief.dossier[short.span]) <= LONGEST_FEW else None
    when, said = events.words_of(brief, event), events.said(brief, event)
    if when is None:
        return None
    first = _few_words(brief, event)
    whole = after_connective(text, event.span)
    behind = _BEHIND_SIDE.match(text, whole.start, whole.end)
    main = None
    if behind and when.end <= behind.end():
        rest = Span(whole.article, behind.end(), whole.end)
        tried = (_stripped(text, shortened(text, rest, None, n)) for n in range(SHORTEST_MORE, LONGEST_FEW + 1))
        main = next((x for x in tried if _ends_well(text, x) and _tells(brief, x, None)), None)
        main = main and replace(main, opens_inside=True)
    gist, lead = _gist(brief, event, said), _from_the_names(text, _behind_its_day(brief, event, whole), said)
    openings = (_stripped(text, shortened(text, lead, None, n)) for n in range(SHORTEST_MORE, LONGEST_FEW + 1))
    opening = next((x for x in openings if _ends_well(text, x) and VERB.search(brief.dossier[x.span])), None)
    fit = (x for x in (main, first, gist) if x and _ends_well(text, x) and _tells(brief, x, said))
    words = next((x for x in (*fit, gist, opening) if x and word_count(brief.dossier[x.span]) <= LONGEST_FEW), None)
    if words is None or _loses_its_teller(brief, words):
        return None
    return _stripped(text, words) if VERB.search(brief.dossier[words.span]) else None


_BEHIND_SIDE = re.compile(
    r"[^,.;:“”\"]{1,40},\s(?:after|before|when|while|once|as|because|since|although|though)\s[^,.;:“”\"]{1,160},\s"
)  # "Last year, after the mill had closed, | the county sold it"


def _short_gloss(text: str, gloss: Extract) -> Extract:
    """What explains a day, up to the end of its first clause: "6 August, when the crews walked out | using"; all of it where
    it is no clause."""
    if not _DAY_WHEN.match(text, gloss.span.start, gloss.span.end):
        return gloss
    tried = (shortened(text, gloss.span, None, n) for n in range(SHORTEST_MORE, LONGEST_GIST + 1))
    for short in tried:
        clause = text[short.span.start : short.span.end]
        if VERB.search(clause) and paired(clause) and _CLAUSE_BEHIND.match(text, short.span.end):
            return replace(_stripped(text, short), opens_inside=gloss.opens_inside)
    return gloss


_DAY_WHEN = re.compile(r"[^,.;:“”\"]{1,30},\s(?:\d{4},\s)?(?:when|on which)\s")


def _stripped(text: str, extract: Extract) -> Extract:
    """The extract without the comma or dash that it was cut behind."""
    *pieces, last = extract.pieces
    end = last.start + len(text[last.start : last.end].rstrip(" ,;:—–-"))
    return replace(extract, pieces=(*pieces, Span(last.article, last.start, end)))


def _names(brief: Brief, event: Event) -> str:
    """Whom the clause with the words that say when names, not its whole sentence."""
    when = events.words_of(brief, event)
    if when is None:
        return ", ".join(events.names(brief, event))
    text = brief.dossier.of(event.span.article).article.text
    return ", ".join(events.names(brief, replace(event, span=around(text, event.span, when, LONGEST_FEW).span)))


def _shorter(brief: Brief, words: Extract) -> Extract | None:
    """The first clause of a row's words, where it tells an event in a gist's words; None where it does not."""
    text = brief.dossier.of(words.article).article.text
    tried = (shortened(text, words.span, None, n) for n in range(SHORTEST_MORE, LONGEST_GIST + 1))
    gist = next((x for x in tried if _ends_well(text, x) and _tells(brief, x, None)), None)
    if gist is None and (short := _short_gloss(text, words)) is not words:
        gist = short
    return gist and _as_fragment(brief, replace(gist, opens_inside=words.opens_inside))


def _date(brief: Brief, event: Event, id_: str) -> Item:
    return Item(f"{id_}.date", "when", _when(brief, event), "Table Text", column=0)


def _in_order(rows: Sequence[Event]) -> list[Event]:
    dated = sorted((e for e in rows if e.when.iso), key=lambda e: (e.when.first, e.when.iso, e.span))
    return [*dated, *sorted((e for e in rows if not e.when.iso), key=lambda e: (e.planned, e.span))]


def _when(brief: Brief, event: Event) -> dict[str, Slot]:
    inferred = bool(event.when.iso) and not event.when.given
    return {
        "date": date_words(event.when) or _weekday(brief, event),
        "given": not inferred,
        "because": _inferred_from(brief, event) if inferred else "",
        "planned": event.planned,
        "of_article": event.when.because == events.OF_THE_ARTICLE,
        "iso": event.when.iso,
    }


def _short_row(brief: Brief, event: Event, id_: str) -> tuple[Item, ...] | None:
    """A row for an event beside those there is room for: its day and the few words that tell it, or where they stand; None
    where it would take more."""
    words = _few_words(brief, event)
    if words is None or brief.printed_at(words):
        row = _event(brief, event, id_)
        seen = row.slots.get("see")
        told = isinstance(seen, Ref) and not seen.item.startswith("chronology.")
        return (_date(brief, event, id_), row) if told else None
    evidence = next(iter(brief.study.meeting(event.span)), None)
    if _gloss(brief, event) or _scheduled(brief, event):
        evidence = None  # the outlet explains the day, whoever spoke of it
    slots: dict[str, Slot] = {"words": _as_fragment(brief, words), "code": brief.dossier.code(event.span)}
    slots["names"] = ", ".join(events.names(brief, event))
    slots |= teller_slots(brief, evidence, words)
    return _date(brief, event, id_), Item(id_, "more", slots, "Table Text", column=1, sourcing="none")


def _few_words(brief: Brief, event: Event) -> Extract | None:
    """The first clause of an event in a line's words, or its name; None where neither is so short."""
    text = brief.dossier.of(event.span.article).article.text
    named = _gloss(brief, event) or _scheduled(brief, event)
    if named is not None:
        return named if word_count(brief.dossier[named.span]) <= LONGEST_LINE else None
    said = events.said(brief, event)
    whole = _from_the_names(text, _behind_its_day(brief, event, after_connective(text, event.span)), said)
    tried = (shortened(text, whole, None, n) for n in range(SHORTEST_MORE, LONGEST_MORE + 1))
    when = None if event.when.iso else events.words_of(brief, event)
    words = word_count(brief.dossier[whole])
    plain = words <= LONGEST_LINE and not _MARKS.search(brief.dossier[whole])
    fit = (
        () if plain and words <= SHORT_LINE else (x for x in tried if when is None or x.span.end > when.end)
    )  # "It came a few months | after the strike"
    short = next((x for x in fit if _ends_well(text, x) and _tells(brief, x, said)), None)
    found = short or (Extract((whole,)) if plain else None)
    return None if found is None or _loses_its_teller(brief, found) else found


def _loses_its_teller(brief: Brief, extract: Extract) -> bool:
    """Whether a cut takes away who tells it behind the comma: "The manager hid the reports | , a court has heard." Without them
    the words would be the outlet's."""
    last = extract.pieces[-1]
    sentence = brief.dossier.of(last.article).article.sentence_at(last.start)
    if sentence is None or last.end >= sentence.span.end:
        return False
    tail = _TELLER.search(brief.dossier[sentence.span])
    return tail is not None and last.end <= sentence.span.start + tail.start() + 1


_TELLER = re.compile(
    r",\s(?:according to\s[^,;]{2,120}|(?:[\w’'&-]+\s){1,7}?(?:heard|told|shows?|showed|suggests?|suggested|reveals?|revealed|"
    r"indicates?|indicated|alleges?|alleged|claims?|claimed|finds|found|learn(?:ed|t)|says?|said))[.”\"’]*$"
)


def _tells(brief: Brief, extract: Extract, said: Attribution | None) -> bool:
    """Whether a few words have a verb, and not only that of saying: "The clerks said Ada Marsh" tells no event."""
    start = extract.span.start
    if said is not None and said.cue is not None and extract.span.contains(said.cue):
        start = said.cue.end if any(c.start >= said.cue.end for c in said.content) else start
    text = brief.dossier.of(extract.article).article.text
    return VERB.search(text[start : extract.span.end]) is not None and not _LISTED.match(text, extract.span.end)


_LISTED = re.compile(
    r"\s(?:and|or)\s(?:(?:the|an?)\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
)  # "Ada Marsh | and Jon Lind are to meet"
_MARKS = re.compile(r"[“”\"]")


def _weekday(brief: Brief, event: Event) -> str:
    """What stands for the date of what an undated article puts on a weekday, or any article on no day at all."""
    words = events.words_of(brief, event)
    day = events.WEEKDAY.search(brief.dossier[words]) if words else None
    loose = events.LOOSE.search(brief.dossier[words]) if words else None
    found = day or loose
    word = found.group() if found else "ahead"
    return f"{word[:1].upper()}{word[1:]} (no date)"


def _inferred_from(brief: Brief, event: Event) -> str:
    """From what a day was worked out, as a code: the words that date it, else the dates of the articles that the reason
    names, else its own article."""
    dossier, when = brief.dossier, event.when
    if when.evidence is not None:
        return dossier.code(when.evidence)
    named = [article for article in dossier.articles if article.id in (when.because or "")]
    dated = [(article, article.date.evidence if article.date else None) for article in named]
    codes = [dossier.code(evidence) if evidence else dossier.codes[article.id] for article, evidence in dated]
    return ", ".join(codes or [dossier.codes[event.span.article]])


def _event(brief: Brief, event: Event, id_: str) -> Item:
    """What happened, in the article's words; where all of them are printed elsewhere, a few with a pointer."""
    evidence = next(iter(brief.study.meeting(event.span)), None)
    said = events.said(brief, event)
    gloss = _gloss(brief, event) or _scheduled(brief, event)
    if gloss is not None:
        evidence = said = None
    extract = gloss or _told(brief, event, said, LONGEST_EVENT)
    if _loses_its_teller(brief, extract):
        extract = Extract((event.span,))
    if _POINTING.match(unsaid_speaker(brief, evidence, extract)):
        extract = _told(brief, event, said, LONGEST_PLAIN)  # "its chairman": whose, the sentence may say
    printed = brief.printed_at(extract)
    slots: dict[str, Slot] = {"code": brief.dossier.code(event.span)}
    slots["names"] = ", ".join(events.names(brief, event))
    told = any(item.slots.get("absent") and article == event.span.article for item, article in _articles(brief))
    slots["absent"] = "" if told else ", ".join(events.absent(brief, event.span.article))
    shown = extract
    if printed:
        gist = (
            None
            if printed == CUE and _is_news(brief, event)
            else gloss or _gist(brief, event, said) or _opening(brief, event)
        )
        if gist and (word_count(brief.dossier[gist.span]) > LONGEST_FEW or _loses_its_teller(brief, gist)):
            gist = None  # all of it would stand in the pack twice
        slots["see"] = Ref(printed)
        slots["words"] = _as_fragment(brief, gist) if gist else ""
        slots["news"] = printed == CUE and gist is None and _is_news(brief, event)
        slots["unconfirmed"] = bool(slots["news"]) and next(unconfirmed_sentences(brief), None) is not None
        shown = gist or extract
    else:
        slots["extract"] = extract
    slots |= teller_slots(brief, evidence, shown)
    wording = "what_seen" if printed else "what"
    if evidence and said and any(piece.overlaps(c) for piece in shown.pieces for c in said.content):
        return Item(
            id_, wording, slots, "Table Text", column=1,
            speaker=evidence.speaker, sourcing=evidence.sourcing, relay=evidence.relay, camp=evidence.camp,
        )  # fmt: skip
    return Item(id_, wording, slots, "Table Text", column=1, sourcing="none")


def _told(brief: Brief, event: Event, said: Attribution | None, limit: int) -> Extract:
    """The event in as many words as a row has room for, with the words that say when where they stand in the middle."""
    text = brief.dossier.of(event.span.article).article.text
    whole = after_connective(text, _explained(brief, event))
    if word_count(text[whole.start : whole.end]) > limit:
        whole = _from_the_names(text, _behind_its_day(brief, event, whole), said)  # the other column has it
    if word_count(text[whole.start : whole.end]) <= limit + FEW_MORE:
        return Extract((whole,))
    if (short := _dated_clauses(brief, event, whole)) is not None:
        return _with_name(text, whole, short)
    tried = (shortened(text, whole, None, n) for n in range(limit, LONGEST_PLAIN, FEW_MORE))
    extract = next((x for x in tried if _ends_well(text, x)), None) or shortened(text, whole, None, LONGEST_PLAIN)
    when = events.words_of(brief, event)
    reported = when is not None and said is not None and not any(c.overlaps(when) for c in said.content)
    if (
        when is not None
        and whole.contains(when)
        and (not reported or not event.when.iso)
        and not any(piece.contains(when) for piece in extract.pieces)
    ):
        if word_count(text[whole.start : whole.end]) <= LONGEST_PLAIN:
            return Extract((whole,))
        extract = around(text, whole, when, LONGEST_PLAIN)
    *pieces, last = extract.pieces
    aside = text.find("—", last.start, last.end)
    if aside > 0 and limit <= word_count(text[last.start : aside]) and not (when and when.end > aside):
        last = Span(last.article, last.start, aside)  # "the new ferry—with room for 90 cars—for the"
    return _with_name(text, whole, _stripped(text, replace(extract, pieces=(*pieces, last))))


def _ends_well(text: str, extract: Extract) -> bool:
    """Whether an extract is cut where a clause ends, and not inside one ("to target deep inside"), nor a side clause alone."""
    words = text[extract.span.start : extract.span.end]
    whole = paired(words) and not _SIDE_CLAUSE.fullmatch(words)
    return whole and _CLAUSE_BEHIND.match(text, extract.span.end) is not None


_CLAUSE_BEHIND = re.compile(
    r"\s*(?:[,;:—–.!?]|[-—–]\s|(?:but|which|who|while|because|after|when|although|though|and|as|in|at|using|before|during|amid|under)\b)"
)


def _behind_its_day(brief: Brief, event: Event, whole: Span) -> Span:
    """A sentence without the opening that only says when and where, or by whom it is told, no clause of its own: of "During a
    visit to the port on Monday, the two ministers signed …" what they did. The sentence as it is where it opens with more."""
    text, when = brief.dossier.of(event.span.article).article.text, events.words_of(brief, event)
    if (source := _ACCORDING.match(text, whole.start, whole.end)) and not (when and when.start < source.end()):
        return Span(whole.article, source.end(), whole.end)  # the label has it
    opening = _OPENING_TIME.match(text, whole.start, whole.end)
    if (
        opening is None
        or when is None
        or event.when.precision == "year"
        or not event.when.iso
        or not opening.start() <= when.start < opening.end()
    ):
        return whole
    return whole if VERB.search(opening.group()) else Span(whole.article, opening.end(), whole.end)


def _from_the_names(text: str, whole: Span, said: Attribution | None) -> Span:
    """A sentence from the names of who spoke, where they stand behind what they are: "the two ministers of the port, Ada
    Marsh and Jon Lind, met"."""
    if said is None or said.sourcing != "named" or not said.speaker:
        return whole
    at = text.find(f", {said.speaker}, ", whole.start, whole.end)
    lead = text[whole.start : max(at, whole.start)]
    told = at < 0 or not _OFFICES.fullmatch(lead)
    return whole if told else Span(whole.article, at + 2, whole.end)


_OFFICES = re.compile(
    r"(?:the\s|two\s|both\s)?(?:[a-z]{3,20}\s){0,4}[a-z]{3,20}s\s(?:of|from|for|in|at)\s[^,.;:“”\"]{2,90}",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"According to [^,.;:“”\"]{2,60},\s")
_OPENING_TIME = re.compile(
    r"(?:During|On|In|At|By|Since|Late|Early|Later|Earlier|Last|Ahead of|This|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^,.;:“”\"]{2,80},\s"
)


def _with_name(text: str, whole: Span, extract: Extract) -> Extract:
    """The extract with the name before the age that it begins with: of "Ada Marsh, 38, who vanished on 14 August" neither
    "38, who vanished" nor "who vanished" tells who."""
    first, *rest = extract.pieces
    name = _NAMED_BEFORE.search(text, whole.start, first.start)
    if name is None or not _OF_A_NAME.match(text, first.start):
        return extract
    start = Span(first.article, name.start(1), first.end)
    return replace(extract, pieces=(start, *rest), opens_inside=extract.opens_inside and start.start > whole.start)


_NAMED_BEFORE = re.compile(r"(?<![^\W_])([A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3},\s(?:\d{1,3},\s)?)$")
_OF_A_NAME = re.compile(r"(?:\d{1,3},\s)?(?:who|whose|which)\b")


def _dated_clauses(brief: Brief, event: Event, whole: Span) -> Extract | None:
    """Of a long row the first clauses, up to the one with the words that say when; None where that ends too late."""
    text = brief.dossier.of(event.span.article).article.text
    when = events.words_of(brief, event)
    if when is None or word_count(text[whole.start : whole.end]) <= SHORT_EVENT:
        return None
    opening = opening_with(text, whole, when, SHORTEST_EVENT, SHORT_EVENT) if whole.contains(when) else None
    return None if opening is None or _SIDE_CLAUSE.fullmatch(brief.dossier[opening.span]) else opening


# "Last year, after the mill had closed": what happened then would be cut off.
_SIDE_CLAUSE = re.compile(
    r"(?:[^,]{1,40},\s)?(?:after|before|when|while|once|as|because|since|although|though)\s[^,]+"
    r"|[^,]{1,80},\s(?:which|who|whose|where)\s[^,]+",  # "The firm, which has until Friday to reply": and does what?
    re.IGNORECASE,
)


def _gloss(brief: Brief, event: Event) -> Extract | None:
    """A date with what the outlet explains it by behind a comma: "1 May, the day on which the lease ends" of "he promised
    to pay before 1 May, …", which nobody said; None where nothing explains it, or somebody's quoted words do."""
    findings = brief.dossier.of(event.span.article)
    when = events.words_of(brief, event)
    behind = _OF_THE_DAY.match(findings.article.text, when.end, event.span.end) if when else None
    quoted = any(a.kind == "direct" and when and c.contains(when) for a in findings.attributions for c in a.content)
    if when is None or behind is None or quoted:
        return None
    lead = _LOWER_WORDS.match(findings.article.text, when.start, when.end)
    piece = Span(when.article, lead.end() if lead else when.start, behind.end())
    more = any(c.isalnum() for c in findings.article.text[piece.end : event.span.end])
    return Extract((piece,), opens_inside=piece.start > event.span.start, closes_inside=more)


def _scheduled(brief: Brief, event: Event) -> Extract | None:
    """Of what is planned and only named in a sentence on something else the name with its day: "the annual fair in Vell, set to
    begin on 24 September"; None where the day stands otherwise."""
    text, when = brief.dossier.of(event.span.article).article.text, events.words_of(brief, event)
    if when is None or not event.planned:
        return None
    lead = _LOWER_WORDS.match(text, when.start, when.end)
    named = _SCHEDULED.search(
        text, max(event.span.start, when.start - _LONGEST_NAME), lead.end() if lead else when.start
    )
    if named is None:
        return None
    start = [m.end() for m in _NAMING.finditer(text, named.start(), named.end("what"))][-1:]
    stop = _CLAUSE_END.search(text, when.end, event.span.end)
    end = stop.start() if stop else event.span.end
    if not start:
        return None
    if word_count(text[start[0] : end]) > SHORT_LINE:  # the day stands in the other column
        return Extract((Span(event.span.article, start[0], named.end("what")),), closes_inside=True)
    return Extract((Span(event.span.article, start[0], end),))


_LONGEST_NAME = 200  # code points
_NAMING = re.compile(
    r"(?<![^\W_])(?:during|for|at|before|after|with|of|in|to)\s(?=(?:the|an?|its|their|his|her|upcoming|next|planned|annual|new|further|fresh)\s)"
)
_SCHEDULED = re.compile(
    r"(?P<what>[^,.;:“”\"]{10,180}),\s(?:which\s(?:is|was)\s)?(?:scheduled|set|due|planned|slated|expected)\s(?:[a-z]+\s){1,4}$"
)
_LOWER_WORDS = re.compile(r"(?:[a-z]+\s)+")
_OF_THE_DAY = re.compile(
    r",\s(?:(?:the|its|their) (?:[\w’'-]{1,20} ){0,3}?(?:date|day|deadline|anniversary|eve)\b|when\b|on which\b)(?:[^,.;:]|(?<=\d)[,.:](?=\d)){0,160}"
)


def _explained(brief: Brief, event: Event) -> Span:
    """The event, with the sentence before it where only that explains its first word: "She would miss the games"."""
    evidence = next((e for e in brief.evidence if e.span.contains(event.span)), None)
    return explained(evidence, event.span, LONGEST_EVENT) if evidence else event.span


def _gist(brief: Brief, event: Event, said: Attribution | None) -> Extract | None:
    """The few words around those that say when; None where they stand outside the event. The date of a row is that of
    its own clause: of "Two have died since nurses walked out on Monday" Monday's is the walkout. Where it is the day
    on which somebody said something ("the board announced on Tuesday"), the first words of what was said."""
    text = brief.dossier.of(event.span.article).article.text
    when = events.words_of(brief, event)
    if when is None:
        return None
    if not event.when.iso and not VERB.search(brief.dossier[when]) and not events.LOOSE.search(brief.dossier[when]):
        return Extract((when,))  # "ahead of possible talks on the lease"
    whole = after_connective(text, event.span)
    if said is not None and _is_day_of_saying(text, said, when):
        content = next((c for c in said.content if event.span.contains(c)), None)
        if content is not None and _BY_ITSELF.match(text, content.start):
            start = (
                content.start
                + len(text[content.start : content.end])
                - len(_THAT.sub("", text[content.start : content.end]))
            )
            short = shortened(text, Span(content.article, start, content.end), None, LONGEST_GIST)
            end = short.span.start + len(text[short.span.start : short.span.end].rstrip(" ,;:—–-"))
            return replace(short, pieces=(Span(content.article, short.span.start, end),))
    gist = around(text, whole, when, LONGEST_GIST)
    if (rest := _LISTED.match(text, gist.span.end)) and rest.end() <= whole.end:
        gist = replace(gist, pieces=(Span(when.article, gist.span.start, rest.end()),))
    # "During a visit on Monday, the two ministers, Marsh and Lind, signed the lease": the first clause tells no event
    return gist if VERB.search(brief.dossier[gist.span]) else around(text, whole, when, LONGEST_GIST * 3)


def _opening(brief: Brief, event: Event) -> Extract:
    """The first words of an event that has no words of its own for its day: "Sheffield: see the cue" tells nobody what."""
    text = brief.dossier.of(event.span.article).article.text
    return shortened(text, after_connective(text, event.span), None, LONGEST_GIST)


def _is_day_of_saying(text: str, said: Attribution, when: Span) -> bool:
    """Whether a date stands in the clause that says who spoke, not in one before ("It closed the dock in June, and the
    owners suggested that …")."""
    if said.cue is None or any(c.overlaps(when) for c in said.content):
        return False
    first, second = sorted((said.cue, when))
    return not _CLAUSE_END.search(text, first.end, max(first.end, second.start))


_CLAUSE_END = re.compile(r"[,;:]\s|\s[–—]\s")
_BY_ITSELF = re.compile(r"that\s|[“\"‘A-Z]")  # of "accused them of bad faith" the content is no more than "them …"
_THAT = re.compile(r"\Athat\s+")


def _as_fragment(brief: Brief, gist: Extract) -> Extract:
    """The few words in marks of ours, without a mark of the article's own at either end, where its partner is not inside."""
    words = brief.dossier[gist.span]
    if not paired(words.strip(events.MARKS)):
        return replace(gist, quoted=True, fragment=True)
    start = gist.span.start + len(words) - len(words.lstrip(events.MARKS))
    gist = replace(gist, pieces=(Span(gist.article, start, start + len(words.strip(events.MARKS))),))
    return replace(gist, quoted=True, fragment=True)


def _is_news(brief: Brief, event: Event) -> bool:
    """Whether a sentence has no later day than that of this row: "Signed in June, the deal fell through on Monday" is the news
    of Monday."""
    return not any(
        e.span.overlaps(event.span) and e.when.first > event.when.first and not e.planned
        for e in brief.dossier.chronology
    )


_POINTING = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)


def _articles(brief: Brief) -> Iterator[tuple[Item, str]]:
    """The rows so far, with the articles of their words."""
    rows = brief.planned.get("chronology", ())
    return ((item, item.extracts[0].article) for item in rows if item.extracts)
