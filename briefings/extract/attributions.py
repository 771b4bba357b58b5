"""Article -> who said what, by rules.

Method: a reporting verb or phrase outside quotation marks is the cue; the noun phrase beside it is the source; the clause
or the marked text that it governs is the content (the order of Pareti et al. 2013, with O'Keefe et al. 2012 for marked
text). Marked text that no cue governs goes on with the speaker before it when it stands as a sentence of its own;
otherwise it is nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from briefings import lexicon
from briefings.extract import contents
from briefings.extract.clauses import (
    AUX, ADV, COLON, COMMA, COORD, DASH, DET, ING, MARK, NAME, NOUNISH, NUMBER, OBJECT, POSSESSIVE, PREP, STOP, SUB, SUBJECT, TIME, VERB, WORD,
    Line, opens_clause, phrase_after, phrase_before, read_line, subject_before, words,
)  # fmt: skip
from briefings.extract.marks import Marks, Stretch
from briefings.model import Article, Attribution, Span


def extract(article: Article, marks: Marks) -> tuple[Attribution, ...]:
    """All attributions outside page furniture, in text order."""
    found: list[_Found] = []
    previous: list[_Found] = []
    transcript = _is_transcript(article)
    for paragraph in article.paragraphs:
        if paragraph.noise or not paragraph.sentences:
            continue
        stretches = marks.within(paragraph.span.start, paragraph.span.end)
        line = read_line(article, paragraph, stretches)
        here = _of_paragraph(line, previous, transcript=transcript)
        found += here
        previous = here or ([] if not _all_marked(line) else previous)
    built = [_build(article, f, marks) for f in found if f.pieces]
    return tuple(sorted(built, key=lambda a: (a.span.start, a.span.end)))


# ------------------------------------------------------------------------------------------------ verbs


class Verb(NamedTuple):
    """A reporting verb."""

    lemma: str
    group: str  # "say", "tell", "ask" …
    takes: frozenset[str]
    particles: tuple[str, ...]
    needs_particle: bool
    past: frozenset[str]  # forms that may be a participle


@cache
def verbs() -> dict[str, Verb]:
    """Form -> verb."""
    table: dict[str, Verb] = {}
    for group, entries in lexicon.load("reporting_verbs").items():
        for lemma, entry in entries.items():
            forms = entry["forms"]
            verb = Verb(
                lemma, group, frozenset(entry["takes"]), tuple(entry.get("particles", ())), bool(entry.get("needs_particle")),
                frozenset(f for f in forms[2:] if not f.endswith("ing")) or frozenset(forms[1:2]),
            )  # fmt: skip
            for form in forms:
                table.setdefault(form, verb)
    return table


@cache
def _nominal(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("nominal_cues")[name])


@cache
def _closing_clause() -> re.Pattern[str]:
    """Where words that lost their closing mark end: ", Dr. Farouk said"."""
    said = sorted(
        {
            f
            for f, v in verbs().items()
            if v.group in ("say", "tell") and f.endswith(("ed", "said", "says", "told", "wrote"))
        }
    )
    return re.compile(rf"[,?!]\s+(?=(?:[\w.’'-]+\s+){{0,6}}(?:{'|'.join(said)})\b(?!\s+that\b))")


def close_at_cues(article: Article, marks: Marks) -> Marks:
    """The marks with stretches that lost their closing mark cut where a reporting clause follows."""
    cut = []
    for s in marks.stretches:
        clause = None if s.closed or s.goes_on else _closing_clause().search(article.text, s.start + 1, s.end)
        cut.append(replace(s, end=clause.start() + 1) if clause else s)
    return replace(marks, stretches=tuple(cut))


# ------------------------------------------------------------------------------------------------ cues


@dataclass(slots=True)
class _Cue:
    """A cue with its source, before its content is known. Token indexes."""

    start: int
    end: int
    head: int
    verb: Verb | None  # None: "according to", a colon
    source: tuple[int, int] | None = None
    inverted: bool = False  # the source follows the cue
    participle: bool = False
    negated: bool = False
    passive: bool = False
    nominal: bool = False
    opening: int = 0  # "Citing officials, the paper said": where the comma stands; 0: does not open a sentence

    @property
    def left(self) -> int:
        return min(self.start, self.source[0]) if self.source else self.start

    @property
    def right(self) -> int:
        return max(self.end, self.source[1]) if self.source and self.inverted else self.end


@dataclass(slots=True)
class _Found:
    """An attribution in the making; offsets."""

    pieces: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    negated: bool = False
    spoken: bool = False  # a whole stretch of marked speech: later stretches may join it
    transcript: bool = False


_BE = words("be")
_NEGATIONS = words("negations")
_TIMES = words("times")


def _cues(line: Line) -> list[_Cue]:
    table = verbs()
    found: list[_Cue] = []
    for i, low in enumerate(line.low):
        if line.mark[i] >= 0:
            continue
        cue: _Cue | None = None
        if low in table:
            cue = _verbal(line, i, table[low], found)
        elif low == "according" and i + 1 < line.last[i] and line.low[i + 1] == "to":
            end = _named_after(line, i)
            if end:
                cue = _Cue(i, i + 2, i, None, (i + 2, end), inverted=True)
        elif line.kind[i] == POSSESSIVE or (line.kind[i] == DET and low in ("his", "her", "their", "its")):
            cue = _possessive(line, i)
        if cue is not None and not (found and cue.start < found[-1].end):
            found.append(cue)
    return found


def _named_after(line: Line, i: int) -> int | None:
    """The end of the source after "according to" at token i."""
    leads_in = line.tokens[i].text[0].isupper()
    end = phrase_after(line, i + 2, apposition=not leads_in, wide=True)
    if end is None or not leads_in or line.kind[min(end, len(line.kind) - 1)] != COMMA:
        return end
    # "According to Ruth Abela, the county engineer, the dam is safe": an apposition needs its second comma
    further = phrase_after(line, i + 2, wide=True)
    body = line.low[end + 1] if end + 1 < line.last[i] else ""
    closed = further is not None and further < line.last[i] and line.kind[further] == COMMA
    return further if closed and body in ("a", "an", "the", "who", "which", "whose") else end


def _verbal(line: Line, i: int, verb: Verb, before: Sequence[_Cue]) -> _Cue | None:
    low, kind, form = line.low, line.kind, line.low[i]
    first, last = line.first[i], line.last[i]
    if i > first and line.tokens[i].text[0].isupper() and line.mark[i - 1] < 0 and kind[i - 1] != COLON:
        return None  # "the Claims Bureau"
    start = i
    while start > first and line.mark[start - 1] < 0 and (kind[start - 1] in "xr" or low[start - 1] in _NEGATIONS):
        if low[start - 1] in ("'s", "’s"):
            break
        start -= 1
    while start < i and kind[start] == ADV and start == first:
        start += 1
    helpers = low[start:i]
    ing = form.endswith("ing")
    prev = low[start - 1] if start > first else ""
    prev_kind = kind[start - 1] if start > first and line.mark[start - 1] < 0 else ("" if start == first else MARK)
    if prev in ("'s", "’s") and ing and start == i:
        helpers, start = ["is"], start - 1
        prev_kind = kind[start - 1] if start > first else ""
    passive = bool(set(helpers) & _BE) and form in verb.past and not ing
    negated = verb.group == "refuse" or bool(_NEGATIONS & set(helpers))
    end = i + 1
    after = low[end] if end < last and line.mark[end] < 0 else ""
    if form == "saying" and prev == "as" and i - 2 >= first and low[i - 2] in ("quoted", "cited"):
        k = i - 2
        while k > first and kind[k - 1] in "xr":
            k -= 1
        subject = subject_before(line, k)
        if subject:
            return _Cue(k, end, i, verb, subject)
        after_subject = phrase_after(line, end)
        return _Cue(k, end, i, verb, (end, after_subject), inverted=True) if after_subject else None
    if verb.particles and after in verb.particles:
        end += 1
        after = low[end] if end < last and line.mark[end] < 0 else ""
    elif verb.needs_particle:
        return None
    if passive:
        return _passive(line, start, i, end, verb, negated)
    if not ing and not _is_verb_here(line, i, start, form, verb, after):
        return None
    if after == ":":
        end += 1
    elif (
        after == "in"
        and end + 2 < last
        and low[end + 2] in ("statement", "email", "tweet", "letter")
        and low[end + 1] in ("a", "an", "the")
    ):
        if end + 3 >= last or kind[end + 3] in ",.:S" or line.mark[end + 3] >= 0:
            end += 3
            if end < last and low[end] == ":":
                end += 1
    cue = _Cue(start, end, i, verb, negated=negated)
    # "“…,” said Tomas Lindqvist" / "The dam is safe, said Ruth Abela"
    if (
        start > first
        and not ing
        and verb.group in ("say", "tell", "ask", "warn", "show", "urge", "think")
        and (prev_kind == MARK or prev_kind == COMMA)
    ):
        follow = phrase_after(line, end)
        if (
            follow is not None
            and (prev_kind == MARK or _closes(line, follow))
            and low[end] not in ("that", "it", "there")
        ):
            if prev_kind == MARK or subject_before(line, start) is None or kind[end] in (NAME, SUBJECT):
                cue.source, cue.inverted = (end, follow), True
                if follow < last and low[follow] == ":":
                    pass
                return cue
        if prev_kind == MARK and not _shares_subject(line, start):
            return None
    if ing:
        return _gerund(line, cue, start, prev, prev_kind, helpers, before)
    if (
        prev_kind == COORD
        or (prev_kind == COMMA and start - 2 > first and kind[start - 2] == COORD)
        or prev == "then"
        or prev == "but"
    ):
        shared = _shared_subject(line, start, before)
        if shared:
            cue.source = shared
            return cue
    cue.source = subject_before(line, start) if start > first and prev_kind != MARK else None
    if cue.source and not opens_clause(line, cue.source[0]) and line.kind[cue.source[0] - 1] in "vxe":
        return None  # "guided missiles called ATACMS", "hired a man accused of theft"
    if cue.source is None and prev_kind not in (MARK, ""):
        return None
    if cue.source is None:
        return None
    if start - 1 > first and low[start - 1] == "as":
        return None
    if low[cue.source[0]] in ("neither", "nobody", "none") or (
        low[cue.source[0]] == "no" and cue.source[1] - cue.source[0] <= 3
    ):
        cue.negated = True
    if _nobody_in_particular(line, cue):
        return None
    return cue


def _nobody_in_particular(line: Line, cue: _Cue) -> bool:
    if cue.source is None:
        return False
    a, b = cue.source
    text = line.low[a:b]
    return text in (["it"], ["there"]) and cue.verb is not None and cue.verb.group in ("want", "urge")


_HOMOGRAPHS = words("homographs")


def _is_verb_here(line: Line, i: int, start: int, form: str, verb: Verb, after: str) -> bool:
    """Whether a form that may also be a noun or an adjective is a verb at token i."""
    kind, low, first = line.kind, line.low, line.first[i]
    before = kind[i - 1] if i > first and line.mark[i - 1] < 0 else ""
    if before == DET and low[i - 1] not in (
        "all",
        "both",
        "many",
        "some",
        "few",
        "each",
        "most",
        "several",
        "others",
        "another",
        "another",
        "those",
        "this",
    ):
        return False
    if before in (POSSESSIVE,) or (before == PREP and low[i - 1] != "out"):
        return False
    if form == verb.lemma and form not in verb.past:
        if before == AUX or (start < i and kind[start] == AUX):
            return not any(low[k] in _BE for k in range(start, i))
        if before == SUBJECT:
            return low[i - 1] not in ("he", "she", "it")
        if low[i - 1] == "to" or not before:
            return False
        j = i - 1
        while j > first and kind[j] in ("r", CLOSE_):
            j -= 1
        plural = low[j].endswith("s") or low[j] in (
            "people",
            "police",
            "men",
            "women",
            "many",
            "some",
            "both",
            "few",
            "others",
            "all",
            "most",
            "who",
            "i",
            "we",
            "they",
            "which",
            "that",
            ",",
        )
        if not plural:
            # "the Pentagon and the ministry say", "experts such as Kofman of the institute warn"
            head = phrase_before(line, j + 1)
            plural = head is not None and _is_plural(line, head, j + 1)
        if not plural:
            return False
        return form not in _HOMOGRAPHS or _content_may_follow(line, i + 1)
    if form in _HOMOGRAPHS:
        if (
            before not in (NAME, WORD, SUBJECT, COORD, CLOSE_, AUX, ADV, COMMA, DET, MARK, NUMBER, "")
            or not before
            and i == first
        ):
            return False
        if before == WORD and low[i - 1].endswith("s") and form.endswith("s"):
            return False
        if before == WORD and after == ",":
            return False
        return before in (SUBJECT, COMMA, ADV, AUX) or _content_may_follow(line, i + 1)
    if form in verb.past and form.endswith("ed") and kind[i] == "e":
        # a participle that describes: "people accused of theft", "the woman named in the report"
        if (
            start == i
            and "object" in verb.takes
            and after in ("of", "by", "as", "in", "with", "from")
            and before in (NAME, WORD)
            and verb.group in ("blame", "call", "praise")
        ):
            return False
        if after == "by" and start == i:
            return False
    return True


def _is_plural(line: Line, start: int, end: int) -> bool:
    """Whether the noun phrase is plural: its head is, or two are joined."""
    if any(line.kind[k] == COORD for k in range(start, end)):
        return True
    head = start
    while head + 1 < end and line.kind[head + 1] in "Nn#DegS" and line.low[head + 1] != "such":
        head += 1
    return line.low[head].endswith("s") or (
        head + 1 < end and line.low[head] in ("people", "some", "many", "most", "few", "all")
    )


CLOSE_ = ")"


def _content_may_follow(line: Line, i: int) -> bool:
    if i >= len(line.low):
        return False
    if line.mark[i] >= 0:
        return True
    if line.low[i] in ("of", "from", "by", "and", "or", "in", "on", "with", "is", "are", "was", "were", "about"):
        return False
    return line.kind[i] in "DPONS#n," or line.low[i] in ("that", ":", "to", "for")


def _passive(line: Line, start: int, i: int, end: int, verb: Verb, negated: bool) -> _Cue | None:
    """ "The plan was criticised by teachers": the source follows "by"; without it there is none."""
    if end < line.last[i] and line.low[end] == "by":
        follow = phrase_after(line, end + 1)
        if follow:
            return _Cue(start, end + 1, i, verb, (end + 1, follow), inverted=True, negated=negated, passive=True)
    return None


def _closes(line: Line, i: int) -> bool:
    """Whether nothing of weight follows token i in its clause: a stop, a comma, a mark, a time or place."""
    if i >= line.last[i - 1] or line.mark[i] >= 0:
        return True
    return line.kind[i] in ",.:-t" or line.low[i] in (
        "in",
        "on",
        "at",
        "during",
        "after",
        "as",
        "when",
        "while",
        "before",
        "earlier",
        "recently",
        "last",
    )


def _shares_subject(line: Line, start: int) -> bool:
    return line.kind[start - 1] == COORD


def _shared_subject(line: Line, start: int, before: Sequence[_Cue]) -> tuple[int, int] | None:
    """The subject of a verb that follows "and": that of the cue before it in the sentence, or the sentence's own."""
    first = line.first[start]
    for cue in reversed(before):
        if cue.head < first:
            break
        if cue.source and not cue.nominal and cue.verb is not None:
            return cue.source
    # "Osei thanked the volunteers and said": the subject opens the sentence
    subject = _leading_subject(line, first, start)
    j = start - 1
    if j > first and line.kind[j] in (COORD, SUB):
        direct = phrase_before(line, start)
        if direct is not None and direct != j:
            return None
    return subject


def _leading_subject(line: Line, first: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence, before its verb."""
    i = first
    if line.mark[i] >= 0:
        return None
    if line.kind[i] in ("c", "r") or line.low[i] in ("but", "so", "then", "yet", "however", "meanwhile"):
        i += 1
        if i < stop and line.kind[i] == COMMA:
            i += 1
    if i < stop and (line.kind[i] in "pgSet" and line.low[i] not in ("that",)):
        comma = next((k for k in range(i, stop) if line.kind[k] == COMMA and line.mark[k] < 0), None)
        if comma is None:
            return None
        i = comma + 1
    if i >= stop:
        return None
    end = phrase_after(line, i)
    if end is None or end > stop:
        return None
    if end < stop and line.kind[end] == COMMA and end > i + 1 and COMMA in line.kind[i:end]:
        end += 1
    return (i, end)


def _gerund(
    line: Line, cue: _Cue, start: int, prev: str, prev_kind: str, helpers: list[str], before: Sequence[_Cue]
) -> _Cue | None:
    """A form in -ing: with "is" a plain verb; after a noun its participle; after a comma or preposition the subject's."""
    first = line.first[start]
    if set(helpers) & (_BE | {"been"}):
        cue.source = subject_before(line, start) if prev_kind != MARK and start > first else None
        return cue if cue.source else None
    cue.participle = True
    if prev_kind in NOUNISH and prev_kind != TIME:
        cue.source = subject_before(line, start)
        return cue if cue.source else None
    if prev_kind in (DET, POSSESSIVE, NAME, SUB) and prev not in ("while", "when", "before", "after", "but"):
        return None
    if prev_kind == PREP and prev not in (
        "out",
        "up",
        "off",
        "by",
        "after",
        "before",
        "without",
        "in",
        "while",
        "when",
        "for",
        "from",
        "of",
    ):
        return None
    if prev_kind == PREP and prev in ("of", "for", "from", "in"):
        return None
    if prev == "without":
        cue.negated = True
    for other in reversed(before):
        if other.head < first:
            # “…,” he told reporters. / a participle may also open the sentence
            break
        if (
            other.source
            and not other.nominal
            and (other.inverted or opens_clause(line, other.left))
            and line.low[other.left - 1] not in ("what", "that")
        ):
            cue.source = other.source
            return cue
    cue.source = _leading_subject(line, first, start)
    if cue.source is None and start == first:
        # "Citing officials, the paper said": the subject comes after the comma
        comma = next((k for k in range(start, line.last[start]) if line.kind[k] == COMMA and line.mark[k] < 0), None)
        if comma is not None:
            end = phrase_after(line, comma + 1)
            if end:
                cue.source = (comma + 1, end)
                cue.opening = comma
    return cue if cue.source else None


def _possessive(line: Line, i: int) -> _Cue | None:
    """ "Haller's claim that ...", "his warning that ..."."""
    noun = i + 1
    if noun < line.last[i] and line.kind[noun] in (WORD, ADV, "e", NUMBER) and line.low[noun] not in _nominal("nouns"):
        noun += 1
    if noun + 1 >= line.last[i] or line.low[noun] not in _nominal("nouns") or line.mark[noun] >= 0:
        return None
    if line.low[noun + 1] != "that" and not (
        line.low[noun + 1] == "to" and line.low[noun] in ("promise", "vow", "pledge", "threat", "offer", "plan")
    ):
        return None
    if line.kind[i] == DET:
        source = (i, i + 1)
    else:
        start = phrase_before(line, i)
        if start is None:
            # the possessor hangs on a preposition: "of Haller's claim"
            start = i
            while (
                start > line.first[i]
                and line.kind[start - 1] in (NAME, WORD)
                and line.mark[start - 1] < 0
                and i - start < 5
            ):
                start -= 1
            if start > line.first[i] and line.kind[start - 1] == DET:
                start -= 1
            if start == i:
                return None
        source = (start, i + 1)
    return _Cue(noun, noun + 1, noun, None, source, nominal=True)


# ------------------------------------------------------------------------------------------------ contents


def _of_paragraph(line: Line, previous: Sequence[_Found], *, transcript: bool) -> list[_Found]:
    found: list[_Found] = []
    label = _label(line, transcript=transcript)
    if label is not None:
        found.append(label)
        return found
    cues = _cues(line)
    reach: list[tuple[int, int]] = []
    for number, cue in enumerate(cues):
        pieces = _content(line, cue, cues, number)
        for begin, end in reach:
            if begin <= cue.head < end:  # what is said inside another's words ends with them
                pieces = [(a, min(b, end) if a >= cue.head else b) for a, b in pieces if a < end]
        if pieces and pieces[-1][0] > cue.head:
            reach.append(pieces[-1])
        if pieces:
            found.append(_found(line, cue, pieces))
    _signed(line, found)
    _led_in(line, found)
    _join(line, found, previous)
    return found


def _found(line: Line, cue: _Cue, pieces: list[tuple[int, int]]) -> _Found:
    source = (line.start(cue.source[0]), line.end(cue.source[1])) if cue.source else None
    offsets = [(line.start(a), line.end(b)) for a, b in pieces]
    spoken = any(line.mark[a] >= 0 and contents.is_sentence_at(line, line.mark[a]) for a, b in pieces)
    return _Found(offsets, (line.start(cue.start), line.end(cue.end)), source, cue.negated, spoken)


def _content(line: Line, cue: _Cue, cues: Sequence[_Cue], number: int) -> list[tuple[int, int]]:
    if cue.verb is None and not cue.nominal:
        return _around(line, cue, cues, number)
    if cue.passive:
        start = phrase_before(line, cue.start)
        return [(start, cue.start)] if start is not None else []
    if cue.nominal:
        end = _clause_end(line, cue.end, cues, number)
        return [(cue.end, end)] if end > cue.end else []
    right = _content_right(line, cue, cues, number)
    if cue.opening:
        return [(a, min(b, cue.opening)) for a, b in right if a < cue.opening]
    edge = cue.left
    if right and not cue.inverted and edge > line.first[edge] and not cue.participle:
        before = line.mark[edge - 1]
        if before >= 0 and contents.is_sentence_at(line, before):
            right = []  # “…,” one of the officials told that paper.
        if (
            line.kind[edge - 1] == COMMA
            and right
            and line.kind[right[0][0] - 1] == COMMA
            and line.mark[right[0][0]] >= 0
        ):
            left = _content_left(line, cue, cues, number)
            if left and not _capital(line, right[0][0]):
                return left + right  # The vote, a spokeswoman said, “was free and fair.”
    if cue.inverted or not right:
        left = _content_left(line, cue, cues, number)
        if left:
            return left + _continued(line, cue, cues, number)
    return right


def _capital(line: Line, i: int) -> bool:
    """Whether the marked text at token i begins with a capital."""
    while i + 1 < len(line.tokens) and not line.tokens[i].text[0].isalnum():
        i += 1
    return line.tokens[i].text[0].isupper()


def _content_left(line: Line, cue: _Cue, cues: Sequence[_Cue], number: int) -> list[tuple[int, int]]:
    """The content before a cue clause: "CONTENT, X said", "“…,” said X"."""
    edge = cue.left
    first = line.first[edge] if edge < len(line.first) else 0
    if edge == 0:
        return []
    if line.mark[edge - 1] >= 0:
        begin, end = line.bounds[line.mark[edge - 1]]
    elif line.kind[edge - 1] == COMMA:
        end = edge - 1
        if end - 1 >= 0 and line.mark[end - 1] >= 0:
            begin = line.bounds[line.mark[end - 1]][0]
        else:
            if edge - 1 <= first:
                return []
            begin = end
    elif line.kind[edge - 1] in (DASH,) and edge - 2 >= 0 and line.mark[edge - 2] >= 0:
        begin, end = line.bounds[line.mark[edge - 2]]
    else:
        return []
    if cue.verb is not None and cue.verb.group not in (
        "say",
        "tell",
        "ask",
        "warn",
        "think",
        "show",
        "promise",
        "urge",
        "cite",
        "want",
        "deny",
        "praise",
        "blame",
    ):
        return []
    start = line.first[begin] if begin < len(line.first) else 0
    if begin < end and line.mark[begin] >= 0:
        if start >= begin:
            return [(begin, end)]
        # words before the mark in the same sentence
        for other in reversed(cues[:number]):
            if other.head < start:
                break
            if other.right <= begin and _governs(line, other, begin):
                return [(begin, end)]
        lead = start
        if line.mark[lead] >= 0:
            lead = line.bounds[line.mark[lead]][1]
            return [(begin, end)]
        return [(lead, end)]
    if cue.verb is not None and cue.verb.group not in ("say", "tell", "warn", "think", "show"):
        return []
    lead = line.first[end - 1]
    if lead >= end or line.kind[lead] == ING or _only_leads_in(line, lead, end):
        return []
    for other in reversed(cues[:number]):
        if other.head < lead:
            break
        if (
            not other.participle
            and not other.nominal
            and other.verb is not None
            and other.verb.group in ("say", "tell")
        ):
            return []
    return [(lead, end)]


def _governs(line: Line, cue: _Cue, i: int) -> bool:
    return cue.verb is not None or cue.nominal


def _only_leads_in(line: Line, start: int, end: int) -> bool:
    """Whether start..end is a phrase such as "In a statement on Monday" and no clause that could be said."""
    if line.kind[start] not in "pgre" and line.low[start] not in (
        "as",
        "when",
        "while",
        "although",
        "though",
        "if",
        "but",
        "however",
    ):
        return False
    if line.kind[start] == PREP or line.kind[start] in "gre":
        return not any(line.kind[k] in "xvP" for k in range(start, end))
    return True


def _continued(line: Line, cue: _Cue, cues: Sequence[_Cue], number: int) -> list[tuple[int, int]]:
    """The rest of a sentence that a cue clause interrupts: "The driver, witnesses said, had run a red light"."""
    right = cue.right
    i = right
    last = line.last[right - 1]
    while i < last and line.mark[i] < 0 and line.kind[i] not in ",.:":
        i += 1
        if i - right > 14:
            return []
    if i + 1 >= last or line.mark[i] >= 0 and i > right and line.kind[i - 1] != COMMA:
        return []
    if line.mark[i] >= 0:
        return []
    if line.kind[i] == COMMA:
        j = i + 1
        if line.mark[j] >= 0:
            begin, end = line.bounds[line.mark[j]]
            return [(j, end)]
        if line.kind[j] == ING or line.low[j] in (
            "who",
            "which",
            "as",
            "when",
            "while",
            "where",
            "a",
            "an",
            "and",
            "but",
            "according",
            "referring",
            "whose",
            "with",
            "after",
            "before",
        ):
            return []
        end = _clause_end(line, j, cues, number)
        return [(j, end)] if end > j else []
    return []


_CLAUSE_VERBS = frozenset(("say", "tell", "ask", "warn", "promise", "think", "show"))


def _content_right(line: Line, cue: _Cue, cues: Sequence[_Cue], number: int) -> list[tuple[int, int]]:
    verb = cue.verb
    if verb is None:
        return []
    i = cue.right
    last = line.last[i - 1]
    if i >= last:
        # "The coach added:" and the marks begin the next sentence
        if i < len(line.mark) and line.mark[i] >= 0 and line.low[i - 1] in (":", ","):
            return [line.bounds[line.mark[i]]]
        return []
    if line.mark[i] >= 0:
        return _from_mark(line, i, cue, cues, number)
    if line.low[i - 1] == ":":
        end = _clause_end(line, i, cues, number)
        return [(i, end)] if end > i else []
    takes = verb.takes
    if "addressee" in takes:
        i = _after_addressee(line, i, last)
        if i >= last:
            return []
    if (
        verb.group in _CLAUSE_VERBS
        and line.low[i] not in ("that", "whether")
        and not (line.low[i] == "to" and "to" in takes)
    ):
        i = _after_setting(line, i, last)
        if i >= last:
            if i < len(line.mark) and line.mark[i] >= 0 and line.low[i - 1] in (":", ","):
                return [line.bounds[line.mark[i]]]
            return []
    if line.mark[i] >= 0:
        return _from_mark(line, i, cue, cues, number)
    low, kind = line.low[i], line.kind[i]
    if kind == COLON:
        if i + 1 < len(line.mark) and line.mark[i + 1] >= 0:
            return [line.bounds[line.mark[i + 1]]]
        end = _clause_end(line, i + 1, cues, number) if i + 1 < last else i
        return [(i + 1, end)] if end > i + 1 else []
    if kind == COMMA:
        if i + 1 < len(line.mark) and line.mark[i + 1] >= 0:
            return _from_mark(line, i + 1, cue, cues, number)
        # "said, however, that"
        for j in range(i + 1, min(last, i + 14)):
            if line.mark[j] >= 0:
                return _from_mark(line, j, cue, cues, number) if line.kind[j - 1] == COMMA else []
            if line.low[j] == "that" and line.kind[j - 1] == COMMA:
                end = _clause_end(line, j, cues, number)
                return [(j, end)] if end > j + 1 else []
        return []
    if kind in ".-":
        return []
    if low == "to" and "to" not in takes:
        return []
    if "strict" in takes and low not in ("that", "how", "why", "what") and kind != SUBJECT:
        return []
    if (
        low in ("that", "whether", "if", "why", "how", "what", "who", "when", "where")
        or kind in "DPONn#segt"
        or low in ("to", "there", "not")
    ):
        if low == "to" or "that" in takes or "object" in takes or "to" in takes or low != "that":
            if (
                "that" not in takes
                and "question" in takes
                and not ({"object", "to"} & takes)
                and low not in ("whether", "if", "why", "how", "what", "who", "when", "where")
            ):
                return []
            end = _clause_end(line, i, cues, number)
            return [(i, end)] if end > i else []
        return []
    if kind in "pSrxvec" and ("that" in takes or "object" in takes):
        if kind == PREP and verb.group not in _CLAUSE_VERBS - {"promise"}:
            return []
        if kind in "xvc" and low not in ("no",):
            return []
        if (
            kind == PREP
            and low not in ("against", "of", "about")
            and not any(line.kind[k] in "xvP" for k in range(i, last))
        ):
            return []
        end = _clause_end(line, i, cues, number)
        return [(i, end)] if end > i else []
    return []


def _from_mark(line: Line, i: int, cue: _Cue, cues: Sequence[_Cue], number: int) -> list[tuple[int, int]]:
    """The content that begins with marked text at token i."""
    stretch = line.mark[i]
    begin, end = line.bounds[stretch]
    if contents.is_sentence_at(line, stretch) or end >= len(line.mark):
        return [(begin, end)]
    source = cue.source
    if cue.participle and source and source[1] == cue.start:
        return [(begin, end)]  # a banner reading “No more cuts” hung
    if source and line.low[source[0] - 1 : source[0]] == ["what"] or line.kind[end] in ",.:-(":
        if line.kind[end] == COMMA and end + 1 < len(line.mark) and line.mark[end + 1] >= 0:
            # “a,” “b” and “c”: a list of marked parts
            return [(begin, _clause_end(line, begin, cues, number))]
        return [(begin, end)]
    return [(begin, max(end, _clause_end(line, begin, cues, number)))]


def _after_addressee(line: Line, i: int, last: int) -> int:
    """The token after the one who is spoken to: "told the Daily Courier | that", "told reporters | the plan"."""
    kind = line.kind
    if line.low[i] in ("that", "to", "whether", "how", "what", "why") or line.mark[i] >= 0 or kind[i] in ",:":
        return i
    if kind[i] in "OP" or (line.low[i] == "her" and i + 1 < last and kind[i + 1] not in "nNe#g"):
        i += 1
    else:
        start = i
        while i < last and line.mark[i] < 0:
            k = kind[i]
            if k in "DN" and i > start and kind[i - 1] in "n" or k == DET and i > start and kind[i - 1] not in "pDc":
                break
            if k == PREP and line.low[i] in (
                "of",
                "in",
                "at",
                "from",
                "for",
                "on",
                "with",
                "near",
                "outside",
                "during",
                "after",
                "before",
                "by",
                "via",
            ):
                i += 1
                continue
            if k not in "DNn#sctge" or line.low[i] == "to":
                break
            i += 1
    while (
        i < last
        and line.mark[i] < 0
        and (kind[i] in "t" or line.low[i] in ("again", "later", "earlier", "recently", "separately"))
    ):
        i += 1
    if (
        i < last
        and line.low[i] in ("in", "on", "at", "during", "after", "before", "outside", "by", "via")
        and line.mark[i] < 0
    ):
        i = _after_setting(line, i, last)
    return i


_SETTINGS = frozenset(
    "in on at during after before outside inside through via by from near following about of to with for ahead under".split()
)


def _after_setting(line: Line, i: int, last: int) -> int:
    """The token after times and places that stand between cue and content: "said on Tuesday in Leeds | that"."""
    kind, low = line.kind, line.low
    begin = i
    while i < last and line.mark[i] < 0:
        if kind[i] == TIME or low[i] in (
            "again",
            "later",
            "earlier",
            "recently",
            "publicly",
            "separately",
            "repeatedly",
            "simply",
            "here",
        ):
            if low[i] in ("last", "next") and not (i + 1 < last and kind[i + 1] in "tn"):
                break
            if kind[i] == TIME and i + 1 < last and kind[i + 1] in "sxv":
                break
            i += 1
            if i < last and low[i] in ("week", "year", "month"):
                i += 1
            continue
        if (
            low[i] in ("this", "earlier")
            and i + 1 < last
            and kind[i + 1] == TIME
            and not (i + 2 < last and kind[i + 2] in "xvs")
        ):
            i += 2
            continue
        if (
            kind[i] == PREP
            and low[i] in _SETTINGS
            and not (low[i] == "to" and i == begin and i + 1 < last and kind[i + 1] == WORD)
        ):
            j = i + 1
            while j < last and line.mark[j] < 0:
                k = kind[j]
                if k in "DN" and kind[j - 1] == WORD or k == DET and kind[j - 1] in "Nnt#s":
                    break
                if k == NAME and kind[j - 1] in "t#":
                    break
                if (
                    k == PREP
                    or k in "DNn#st"
                    or k in "eg"
                    and kind[j - 1] in "DpN"
                    or k == OBJECT
                    or k == COORD
                    and j + 1 < last
                    and kind[j + 1] == kind[j - 1]
                ):
                    j += 1
                    continue
                break
            if j < last and line.mark[j] < 0 and kind[j] in "xvre" and low[j] not in ("that",):
                break  # the phrase was the subject: "said in Ohio voters are ..." stays with the content
            i = j
            continue
        break
    return i


_RUN_ON = frozenset(("and", "but", "while", "though", "although", "whereas", "yet"))


def _clause_end(line: Line, start: int, cues: Sequence[_Cue], number: int) -> int:
    """The token after the content that begins at `start`: the sentence's end, or the next cue clause in the sentence."""
    last = line.last[start]
    end = last
    for other in cues[number + 1 :]:
        if other.head >= last:
            break
        if other.head < start:
            continue
        before = other.left - 1 if not other.participle else other.start - 1
        if other.participle:
            before = other.start - 1
            if (
                before > start
                and line.kind[before] == COMMA
                and other.verb is not None
                and other.verb.group in ("say", "tell", "cite", "warn", "blame", "call", "ask", "deny", "urge")
            ):
                end = before
                break
            continue
        if other.verb is None and not other.nominal:
            if other.start - 1 > start and line.kind[other.start - 1] == COMMA:
                end = other.start - 1
                break
            continue
        if (
            other.source
            and cues[number].source
            and other.source == cues[number].source
            and other.start - 1 > start
            and line.kind[other.start - 1] in "cS"
        ):
            end = other.start - 1
            if end > start and line.kind[end - 1] == COMMA:
                end -= 1
            break
        if other.verb is not None and before > start and not other.inverted:
            if line.low[before] in _RUN_ON and before - 1 > start and line.kind[before - 1] == COMMA:
                end = before - 1
                break
        if (
            other.inverted
            and other.verb is not None
            and other.start - 1 > start
            and line.kind[other.start - 1] == COMMA
        ):
            end = other.start - 1
            break
    source = cues[number].source
    if source and source[1] - source[0] == 1 and line.low[source[0]] == "who" and line.kind[source[0] - 1] != COMMA:
        end = min(end, _relative_end(line, start, end))
    # a stretch that begins in this sentence is taken whole
    if end == last and end > start and line.mark[end - 1] >= 0:
        end = line.bounds[line.mark[end - 1]][1]
        if end <= len(line.mark) and line.mark[end - 1] >= 0:
            return end
    while (
        end > start
        and line.mark[end - 1] < 0
        and line.kind[end - 1] in ",.:-"
        and line.tokens[end - 1].text not in ("!", "?", "…", "...")
    ):
        end -= 1
    return end


def _relative_end(line: Line, start: int, end: int) -> int:
    """Where the clause of "nurses who said ..." stops and the sentence goes on: "they feared losing their jobs | wore masks"."""
    seen = False
    for i in range(start, end):
        k = line.kind[i]
        if line.mark[i] >= 0:
            continue
        finite = k in "xv" or (k == "e" and line.kind[i - 1] in "NnP")
        if finite and line.kind[i - 1] not in "xvr":
            if seen and line.kind[i - 1] in "Nn#)s":
                return i
            seen = True
        elif k in "PSc,":
            seen = False
    return end


def _around(line: Line, cue: _Cue, cues: Sequence[_Cue], number: int) -> list[tuple[int, int]]:
    """The content of "according to X": what it follows, what follows it, or both."""
    first, last = line.first[cue.head], line.last[cue.head]
    start, right = cue.start, cue.right
    lead = start if line.tokens[start].text[0].isupper() else first
    while lead < start and line.kind[lead] in "cr":
        lead += 1
    if lead < start and line.low[lead] in ("but", "so"):
        lead += 1
    if lead < start and line.kind[lead] == COMMA:
        lead += 1
    if lead >= start:
        if right < last and line.kind[right] == COMMA and right + 1 < last:
            end = _clause_end(line, right + 1, cues, number)
            return [(right + 1, end)] if end > right + 1 else []
        return []
    end = start
    while end > first and line.mark[end - 1] < 0 and line.kind[end - 1] in ",-:":
        end -= 1
    begin = first
    for other in cues[:number]:
        if other.head >= first and other.participle is False and other.right < end and other.verb is not None:
            pass
    if end <= begin:
        return []
    if line.mark[begin] >= 0 and line.bounds[line.mark[begin]][0] < begin:
        begin = line.bounds[line.mark[begin]][0]
    pieces = [(begin, end)]
    if (
        right + 1 < last
        and line.kind[right] == COMMA
        and line.mark[right + 1] < 0
        and start - 1 >= first
        and line.kind[start - 1] == COMMA
    ):
        j = right + 1
        if line.kind[j] in "xvren" and line.kind[j] != ING:
            stop = _clause_end(line, j, cues, number)
            if stop > j:
                pieces.append((j, stop))
    return pieces


# ------------------------------------------------------------------------------------------------ signatures


_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{1,40}$|Q$|A$|Question$|Answer$")
_NO_LABEL = frozenset((
    "update breaking correction editor's note note watch read photo photos video related more warning live analysis opinion exclusive "
    "source sources via tags topics contact media tel phone email e-mail"
).split())  # fmt: skip


def _is_transcript(article: Article) -> bool:
    """Whether at least two paragraphs begin with a speaker's name in capitals, or Q and A, and a colon."""
    count = 0
    for paragraph in article.paragraphs:
        if paragraph.noise:
            continue
        head = article.text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + 48)]
        name, colon, _ = head.partition(":")
        if colon and _LABEL.match(name) and name.lower() not in _NO_LABEL:
            count += 1
            if count == 2:
                return True
    return False


def _label(line: Line, *, transcript: bool) -> _Found | None:
    """ "Erika Holt: “…”", and in a transcript "MARLOWE: Did you read it?"."""
    size = len(line.low)
    colon = next((i for i in range(1, min(size, 14)) if line.low[i] == ":" and line.mark[i] < 0), None)
    if colon is None or colon + 1 >= size or any(line.mark[i] >= 0 for i in range(colon)):
        return None
    text = "".join(line.tokens[i].text for i in range(colon)).lower()
    if text in _NO_LABEL:
        return None
    cue = (line.start(colon), line.end(colon + 1))
    source = (line.start(0), line.end(colon))
    if transcript:
        head = " ".join(line.tokens[i].text for i in range(colon))
        if _LABEL.match(head):
            end = size
            return _Found([(line.start(colon + 1), line.end(end))], cue, source, spoken=True, transcript=True)
    if line.mark[colon + 1] >= 0 and line.kind[0] in (NAME, DET):
        outside = [k for k in line.kind[:colon]]
        if (
            any(k in "xvPrOSgt" for k in outside)
            or any(w in verbs() for w in line.low[:colon])
            or not any(k == NAME for k in outside)
        ):
            return None
        begin, end = line.bounds[line.mark[colon + 1]]
        if end < size and any(line.mark[k] < 0 and line.kind[k] in "Nnv" for k in range(end, size)):
            return None
        return _Found(
            [(line.start(begin), line.end(size if line.mark[size - 1] >= 0 else end))], cue, source, spoken=True
        )
    return None


def _signed(line: Line, found: list[_Found]) -> None:
    """“…” — Samuel Otieno, head teacher"""
    if len(line.bounds) == 0:
        return
    begin, end = line.bounds[-1]
    size = len(line.low)
    if end + 1 >= size or line.kind[end] != DASH or line.kind[end + 1] != NAME or _taken(line, found, begin):
        return
    if begin > 0 and line.mark[begin - 1] < 0:
        return
    stop = size
    while stop > end + 1 and line.kind[stop - 1] in ".,":
        stop -= 1
    if any(line.kind[k] in "xvP" for k in range(end + 1, stop)) or stop - end > 20:
        return
    start = line.bounds[0][0] if begin and all(m >= 0 for m in line.mark[line.bounds[0][0] : end]) else begin
    found.append(
        _Found(
            [(line.start(start), line.end(end))],
            (line.start(end), line.end(end + 1)),
            (line.start(end + 1), line.end(stop)),
            spoken=True,
        )
    )


def _led_in(line: Line, found: list[_Found]) -> None:
    """ "Her verdict was short: “…”": the clause before the colon is the cue."""
    for begin, end in line.bounds:
        if begin < 2 or line.low[begin - 1] != ":" or _taken(line, found, begin):
            continue
        first = line.first[begin - 1]
        subject = _leading_subject(line, first, begin - 1)
        if subject is None:
            continue
        if line.low[subject[0]] in ("his", "her", "their", "its") and subject[1] - subject[0] <= 4:
            subject = (subject[0], subject[0] + 1)
        if subject[1] >= begin:
            continue
        if line.kind[subject[0]] not in "PDN" or line.low[subject[0]] in (
            "it",
            "this",
            "that",
            "these",
            "there",
            "the",
        ):
            subject_span = None
        else:
            subject_span = (line.start(subject[0]), line.end(subject[1]))
        cue_start = subject[1]
        found.append(
            _Found(
                [(line.start(begin), line.end(end))],
                (line.start(cue_start), line.end(begin)),
                subject_span,
                spoken=True,
            )
        )


# ------------------------------------------------------------------------------------------------ joining


def _taken(line: Line, found: Sequence[_Found], i: int) -> bool:
    at = line.start(i)
    return any(a <= at < b for f in found for a, b in f.pieces)


def _join(line: Line, found: list[_Found], previous: Sequence[_Found]) -> None:
    """Gives marked sentences that no cue governs to the speaker they go on with."""
    orphans: list[int] = []
    for number, (begin, end) in enumerate(line.bounds):
        if begin >= end or _taken(line, found, begin):
            continue
        stands = (
            begin == line.first[begin] or (begin > 0 and line.mark[begin - 1] >= 0) or line.low[begin - 1] in (".", ":")
        ) and contents.is_sentence_at(line, number)
        if not stands:
            continue
        start, stop = line.stretches[number].start, line.stretches[number].end
        before = [f for f in found if f.spoken and f.pieces[-1][1] <= start]
        if before:
            max(before, key=lambda f: f.pieces[-1][1]).pieces.append((start, stop))
            continue
        orphans.append(number)
    for number in reversed(orphans):
        stretch = line.stretches[number]
        after = [f for f in found if f.spoken and f.pieces[0][0] >= stretch.end and not line_gap(line, number, f)]
        if after:
            min(after, key=lambda f: f.pieces[0][0]).pieces.insert(0, (stretch.start, stretch.end))
    rest = [n for n in orphans if not _taken(line, found, line.bounds[n][0])]
    if not rest:
        return
    earlier = [f for f in previous if f.spoken]
    if earlier and _all_marked(line):
        keeper = max(earlier, key=lambda f: f.pieces[-1][1])
        keeper.pieces += [(line.stretches[n].start, line.stretches[n].end) for n in rest]
        return
    # somebody said it, the text does not say who
    pieces = [(line.stretches[n].start, line.stretches[n].end) for n in rest if len(_words(line, n)) >= 4]
    if pieces:
        found.append(_Found(pieces))


def line_gap(line: Line, number: int, f: _Found) -> bool:
    """Whether words stand between the stretch and the attribution's first piece."""
    end = line.bounds[number][1]
    i = end
    while i < len(line.tokens) and line.tokens[i].start < f.pieces[0][0]:
        if line.mark[i] < 0:
            return True
        i += 1
    return False


def _words(line: Line, number: int) -> list[str]:
    begin, end = line.bounds[number]
    return [w for w in line.low[begin:end] if w[0].isalnum()]


def _all_marked(line: Line) -> bool:
    return (
        bool(line.mark)
        and line.mark[0] >= 0
        and all(m >= 0 or not t.text[0].isalnum() for m, t in zip(line.mark, line.tokens, strict=True))
    )


# ------------------------------------------------------------------------------------------------ values


def _build(article: Article, found: _Found, marks: Marks) -> Attribution:
    pieces = _merged(article, sorted({contents.widened(marks, a, b) for a, b in found.pieces}))
    content = tuple(article.span(a, b) for a, b in pieces)
    kind = "direct" if found.transcript else contents.kind_of(article, content, marks)
    return Attribution(
        content=content,
        kind=kind,
        cue=article.span(*found.cue) if found.cue else None,
        source=article.span(*found.source) if found.source else None,
        fragment=kind == "direct" and contents.is_fragment(" ".join(article[s] for s in content)),
        negated=found.negated,
    )


def _merged(article: Article, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces without overlaps; those with nothing between them but white space stay apart."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
