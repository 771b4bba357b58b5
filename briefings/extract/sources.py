"""Sources as their sentence gives them: as wide as their noun phrase, and no wider.

Models and rules begin a source too late ("A woman who answered | the intercom said": the woman speaks), too early ("In the
letter, sent to the mayor of | Sandrock, the board's engineer, Alan Prowse, says") and take the subject of another verb
("She denied having read the file in which | Brenner reported leaks").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from briefings.extract.clauses import (
    AUX,
    DET,
    ED,
    ING,
    NAME,
    NOUNISH,
    NUMBER,
    PREP,
    SUB,
    SUBJECT,
    VERB,
    WORD,
    Line,
    read_line,
    words,
)
from briefings.extract.marks import Marks
from briefings.extract.phrases import opens_clause, phrase_after, phrase_before
from briefings.lexicon import organisations
from briefings.model import Article, Attribution, Paragraph, Span

# The relative clause that a source stands in, without a comma or mark: "who answered "
_RELATIVE = re.compile(r"(?<![,;:—–-])\s(?:who|that)\s(?:\w[\w’'-]*\s){1,12}$")
_HANGS = re.compile(r"[^\W\d_]\s(?:in|of|at|for|from)\s$")
_GERUND = re.compile(r"[^\W\d_]\s[a-z]{2,}ing\s(?:\w[\w’'-]*\s){0,4}$")
_LATER_SUBJECT = re.compile(r"\s(?:in|of|from|to|with|for|on|by|at)\s(?:which|whom)\s|\swhere\s")
_REACH = 160  # code points


def settle(article: Article, marks: Marks, said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, each source from the start of its noun phrase to its end. What has a bare number for its source is
    none ("a paper, which the Post got hold of, mentions | 640"), nor is what has its verb inside it."""
    lines: dict[int, Line] = {}

    def line_at(offset: int) -> Line | None:
        paragraph = article.paragraph_at(offset)
        if paragraph is None:
            return None
        return lines.get(paragraph.number) or lines.setdefault(paragraph.number, _line_of(paragraph, marks))

    kept = (a for a in said if a.source is None or _is_phrase(article, a.source, a.cue))
    return tuple(_settled(article, a, line_at) for a in kept)


_LETTER = re.compile(r"[^\W\d_]")


def _is_phrase(article: Article, source: Span, cue: Span | None) -> bool:
    return bool(_LETTER.search(article.text, source.start, source.end)) and not (cue and cue.overlaps(source))


def _settled(article: Article, said: Attribution, line_at: Callable[[int], Line | None]) -> Attribution:
    source, cue = said.source, said.cue
    if source is not None and _is_date(article, source):
        found = _dated_text(article, source)
        if found is None or cue is None or found.end > cue.start or any(p.overlaps(found) for p in said.content):
            return replace(said, source=None)
        return replace(said, source=found)
    if source is None or cue is None or article[source].lower() in _pronouns() - {"she", "he", "it", "they"}:
        return said
    found = (
        _before_name(article, source)
        or _widened(article, said, line_at)
        or _cut(article, source, cue, line_at)
        or _nearer(article, source, cue, line_at)
    )
    if found is None or any(p.start < found.end and found.start < p.end for p in said.content):
        return said
    return replace(said, source=found)


def _is_date(article: Article, source: Span) -> bool:
    """Whether a source is nothing but a day, a month or a year, which says nothing."""
    split = article[source].strip(" ,").split()
    months = [w for w in split if w.lower() in _calendar() and w[0].isupper()]
    return bool(months) and all(w in months or w.strip(",").isdigit() for w in split) and len(split) > 1


_DATED = re.compile(r"(?:An?|The|One|His|Her|Its|Their|Another)\s(?:[\w’'-]+\s){1,10}$")


def _dated_text(article: Article, source: Span) -> Span | None:
    """The text that a date belongs to: "A note of a call on | 3 June 2019 | says"; None: none opens the sentence."""
    sentence = article.sentence_at(source.start)
    if sentence is None or source.start - sentence.span.start > _REACH:
        return None
    opens = _DATED.match(article.text[sentence.span.start : source.start])
    return Span(source.article, sentence.span.start, source.end) if opens else None


def _pronouns() -> frozenset[str]:
    return words("subjects") | {"his", "her", "their", "its", "who", "that", "which"}


def _line_of(paragraph: Paragraph, marks: Marks) -> Line:
    return read_line(paragraph, marks.within(paragraph.span.start, paragraph.span.end))


# ------------------------------------------------------------------------------------------------ wider


def _widened(article: Article, said: Attribution, line_at: Callable[[int], Line | None]) -> Span | None:
    """The source that stands directly before its cue from the start of its noun phrase on; None: it begins there."""
    source, cue = said.source, said.cue
    assert source is not None and cue is not None
    sentence = article.sentence_at(source.start)
    if not 0 <= cue.start - source.end <= 2 or article[source].lower() in _pronouns() or sentence is None:
        return None
    low = max(sentence.span.start, source.start - _REACH)
    before = article.text[low : source.start]
    clause, gerund = _RELATIVE.search(before), _GERUND.search(before)
    line = line_at(source.start) if clause or gerund or _HANGS.search(before) else None
    if line is None:
        return None
    if clause:
        start = _subject(line, low + clause.start() + 1, source.start)
    else:
        start = _doer(line, low + gerund.start() + 2) if gerund else _holder(line, source)
    return None if start is None else Span(source.article, start, source.end)


def _before_name(article: Article, source: Span) -> Span | None:
    """Who gives the name that stands as the source: "A docker on the night shift, who gave only | his first name, Jo, | said";
    None: the source is no name of such a clause."""
    sentence = article.sentence_at(source.start) if _OWN_NAME.match(article[source]) else None
    if sentence is None:
        return None
    gives = _GIVES.search(article.text, max(sentence.span.start, source.start - _REACH), source.start)
    if gives is None or gives.start() - sentence.span.start > _REACH // 2:
        return None
    lead = _LEAD_MARKS.match(article.text, sentence.span.start, gives.start())
    start = lead.end() if lead else sentence.span.start
    who = article.text[start : gives.start()]
    return None if "," in who or not _DESCRIBED.match(who) else Span(source.article, start, gives.start())


_OWN_NAME = re.compile(r"(?:only )?(?:his|her|their) (?:[a-z]+ )?(?:names?|age|surname)\b")
_GIVES = re.compile(r",\swho\s(?:[a-z]+\s){0,3}(?:gave|gives|give|used|uses|offered|provided|withheld)\s(?:[a-z]+\s)?$")
_LEAD_MARKS = re.compile(r"[\s“\"‘']*(?:(?:But|And|Yet)\s)?")
_DESCRIBED = re.compile(r"(?:A|An|One|The|Another)\s[a-z]|(?:a|an|one|the|another)\s[a-z]")


def _holder(line: Line, source: Span) -> int | None:
    """Where the phrase begins that ends with the source behind a preposition: "the general staff in | Marun"."""
    end = next((i for i, t in enumerate(line.tokens) if t.start >= source.end), None)
    start = phrase_before(line, end) if end else None
    if start is None or line.start(start) >= source.start or not opens_clause(line, start):
        return None
    return line.start(start) if line.kind[start] in (DET, NAME) else None


def _subject(line: Line, relative: int, source: int) -> int | None:
    """Where the noun phrase begins whose relative clause starts at offset `relative` and holds the one at `source` as its
    object; None: it holds it as something else."""
    places = {t.start: i for i, t in enumerate(line.tokens)}
    pronoun, object_ = places.get(relative), places.get(source)
    if pronoun is None or not object_ or line.kind[object_ - 1] not in (PREP, VERB, ED, ING):
        return None
    start = phrase_before(line, pronoun)
    if start is None or line.low[start] in ("whose", "which") or line.kind[pronoun - 1] not in NOUNISH:
        return None
    return line.start(start)


def _doer(line: Line, gerund: int) -> int | None:
    """Where the noun phrase begins that does what the gerund tells, with the source as its object: "A firm trying to buy |
    Halvard Foods"; None: the gerund tells something else."""
    at = next((i for i, t in enumerate(line.tokens) if t.start == gerund), None)
    if not at or line.kind[at] != ING or line.kind[at - 1] not in (NAME, WORD):
        return None
    start = phrase_before(line, at)
    if start is None or not opens_clause(line, start) or line.kind[start] not in (DET, NAME, NUMBER):
        return None
    return line.start(start)


# ------------------------------------------------------------------------------------------------ narrower

_AND_DOES = re.compile(r"\s(?:and|but|before)\s[a-z]+(?:s|ed)\s(?:the|a|an|his|her|their|its|to|at|on|with)\b")
_LATER = re.compile(r"\s(?:later|earlier|ago|afterwards|before|on),?\s(?=\S)")
_MONTH_LEAD = re.compile(r"[A-Z][a-z]+\s(?=(?:the|a|an|his|her|its|their)\s)")
_AND_VERB = re.compile(r"\s(?:and|but)\s[a-z]+(?:s|ed)$")
_RELATIVE_LEAD = re.compile(r"(?:who|which)(?=\s(?!are\b|is\b)[a-z])", re.IGNORECASE)
_PART = re.compile(r",\s+")


def _cut(article: Article, source: Span, cue: Span, line_at: Callable[[int], Line | None]) -> Span | None:
    """The source without what belongs to another clause; None: all of it is its own."""
    text = article[source]
    if lead := _RELATIVE_LEAD.match(text):  # "which last month | said"
        return Span(source.article, source.start, source.start + lead.end())
    if does := _AND_DOES.search(text) or _AND_VERB.search(text):  # “No,” says Ada Marsh and shows the page
        return Span(source.article, source.start, source.start + does.start()) if source.start > cue.start else None
    if (month := _MONTH_LEAD.match(text)) and text.split()[0].lower() in _calendar():
        return Span(source.article, source.start + month.end(), source.end)  # "On 4 | August the governor wrote"
    return _behind_time(article, source, cue, line_at) or _behind_lead(article, source, cue, line_at)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word.lower() for word in organisations.calendar())


def _behind_time(article: Article, source: Span, cue: Span, line_at: Callable[[int], Line | None]) -> Span | None:
    """The subject behind a time that leads in: "Six weeks | later the same minister stood up and said"."""
    if article[source].split()[-1].lower().rstrip("s") not in _UNITS or source.end > cue.start:
        return None
    later = _LATER.match(article.text, source.end, cue.start)
    line = line_at(source.start) if later else None
    if later is None or line is None:
        return None
    at = next((i for i, t in enumerate(line.tokens) if t.start == later.end()), None)
    end = phrase_after(line, at, apposition=False) if at is not None else None
    return (
        Span(source.article, line.start(at), line.end(end))
        if at is not None and end and line.end(end) <= cue.start
        else None
    )


_UNITS = frozenset(("minute", "hour", "day", "week", "month", "year", "moment", "night", "evening", "morning"))


def _behind_lead(article: Article, source: Span, cue: Span, line_at: Callable[[int], Line | None]) -> Span | None:
    """The source that begins in the words that lead in its sentence: "In the letter, sent to the mayor of | Sandrock and Tarn,
    the board's engineer, Alan Prowse, says"."""
    parts = [m.end() for m in _PART.finditer(article[source]) if m.end() < len(source)]
    if not parts or not 0 <= cue.start - source.end <= 2 or (line := line_at(source.start)) is None:
        return None
    at = next((i for i, t in enumerate(line.tokens) if t.start == source.start), None)
    if at is None or at == line.first[at] or line.kind[line.first[at]] not in (PREP, ING, ED, SUB):
        return None
    while at > line.first[at] and line.kind[at - 1] in "Nnc#s" + DET:
        at -= 1
    if at == line.first[at] or line.kind[at - 1] not in (PREP, VERB, ED, ING):
        return None
    if not article[source][parts[-1]].isupper():
        return None  # "named after | Ada Marsh, the billionaire investor, who said"
    keep = parts[-2] if len(parts) > 1 else parts[-1]
    return Span(source.article, source.start + keep, source.end)


def _nearer(article: Article, source: Span, cue: Span, line_at: Callable[[int], Line | None]) -> Span | None:
    """The subject of the verb itself where the source is that of an earlier one: "She denied having read the file in which |
    Brenner, the supplier, | reported leaks"."""
    if cue.start - source.end < 8:
        return None
    opens = [m.end() for m in _LATER_SUBJECT.finditer(article.text, source.end, cue.start)]
    line = line_at(source.start) if opens else None
    if line is None:
        return None
    first = next((i for i, t in enumerate(line.tokens) if t.start >= opens[-1]), len(line.tokens))
    last = next((i for i, t in enumerate(line.tokens) if t.start >= cue.start), len(line.tokens))
    kinds = line.kind[first:last]
    if not kinds or kinds[0] not in (DET, NAME, SUBJECT) or any(k in (VERB, ED, AUX) for k in kinds):
        return None
    return Span(source.article, line.start(first), line.end(last))
