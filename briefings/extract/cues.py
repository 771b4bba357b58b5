"""A paragraph's tokens -> the words that lay something to a source, each with its source.

A cue is a reporting verb with its auxiliaries ("has repeatedly said"), a fixed phrase ("according to") or a noun with its
possessor ("Haller's claim that"). Cues inside quotation marks are the speaker's own words and are left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefings import lexicon
from briefings.extract import contents
from briefings.extract.clauses import (
    ADV,
    AUX,
    CLOSE,
    COLON,
    COMMA,
    COORD,
    DET,
    ED,
    MARK,
    NAME,
    NOUNISH,
    NUMBER,
    POSSESSIVE,
    PREP,
    SUB,
    SUBJECT,
    TIME,
    VERB,
    WORD,
    Line,
    words,
)
from briefings.extract.phrases import opens_clause, phrase_after, phrase_before, subject_before
from briefings.lexicon import people

Range = tuple[int, int]  # tokens of a line, end exclusive


class Verb(NamedTuple):
    """A reporting verb."""

    lemma: str
    group: str  # "say", "tell", "ask" …
    takes: frozenset[str]
    particles: tuple[str, ...]
    needs_particle: bool
    past: frozenset[str]  # forms that may be a participle


# What stands after “…,” in the place of a reporting verb: "Toomey fumed", "scoffed the landlord".
SPOKEN = Verb("", "say", frozenset(("that", "quote")), (), False, frozenset())


@cache
def verbs() -> dict[str, Verb]:
    """Form -> verb."""
    table: dict[str, Verb] = {}
    for group, entries in lexicon.load("reporting_verbs").items():
        for lemma, entry in entries.items():
            forms = entry["forms"]
            past = frozenset(f for f in forms[2:] if not f.endswith("ing"))
            particles, needs = tuple(entry.get("particles", ())), bool(entry.get("needs_particle"))
            verb = Verb(lemma, group, frozenset(entry["takes"]), particles, needs, past)
            for form in forms:
                table.setdefault(form, verb)
    return table


@cache
def listed(name: str) -> frozenset[str]:
    """One list of the nominal cues."""
    return frozenset(lexicon.load("nominal_cues")[name])


@dataclass(slots=True)
class Cue:
    """A cue with its source; token indexes."""

    start: int
    end: int
    head: int
    verb: Verb | None  # None: "according to", "Haller's claim"
    source: Range | None = None
    inverted: bool = False  # the source follows the cue
    participle: bool = False
    negated: bool = False
    passive: bool = False
    nominal: bool = False
    given: Range | None = None  # the content, where the form of the cue gives it
    lead: int | None = (
        None  # what begins the cue clause, where that is neither cue nor source: "the agency quoted him as"
    )
    opening: int = 0  # "Citing officials, the paper said": the comma's index; 0: does not open a sentence

    @property
    def left(self) -> int:
        """The first token of cue and source."""
        left = min(self.start, self.source[0]) if self.source else self.start
        return left if self.lead is None else self.lead

    @property
    def right(self) -> int:
        """The token after the cue, and after the source when that follows."""
        return max(self.end, self.source[1]) if self.source and self.inverted else self.end

    @property
    def group(self) -> str:
        """The verb's class; empty for phrases and nouns."""
        return self.verb.group if self.verb else ""


def find_cues(line: Line) -> list[Cue]:
    """The cues of a paragraph in text order, not overlapping."""
    table = verbs()
    found: list[Cue] = []
    for i, low in enumerate(line.low):
        if line.mark[i] >= 0:
            continue
        cue: Cue | None = None
        if low in table:
            cue = _verbal(line, i, table[low], found)
        elif low == "according" and i + 1 < line.last[i] and line.low[i + 1] == "to":
            end = _named_after(line, i)
            cue = Cue(i, i + 2, i, None, (i + 2, end), inverted=True) if end else None
        elif line.kind[i] == POSSESSIVE or low in ("his", "her", "their", "its"):
            cue = _possessive(line, i)
        if cue is not None and not (found and cue.start < found[-1].end):
            found.append(cue)
    spoken = list(_spoken(line, found))
    return sorted([*found, *spoken], key=lambda c: c.head) if spoken else found


def _spoken(line: Line, found: Sequence[Cue]) -> Iterator[Cue]:
    """Cues by their place alone: an unknown verb right after words that end in a comma or question mark."""
    for number, (begin, end) in enumerate(line.bounds):
        if end == begin:
            continue
        if odd := list(_specified(line, number, found)):
            yield from odd
            continue
        if not line.is_sentence(number):
            continue
        yield from _cracked(line, begin, found)
        if end >= len(line.low) or line.first[end] >= end:
            continue
        near = min(line.last[end], end + 30)
        if any(c.left <= end + 1 for c in _between(found, end, near)) or line.mark[end] >= 0:
            continue
        if line.kind[end] in (ED, VERB) or line.low[end] in verbs():
            follow = phrase_after(line, end + 1)
            if follow and _may_speak(line, end + 1, follow) and _closes(line, follow):
                yield Cue(end, end + 1, end, SPOKEN, (end + 1, follow), inverted=True)
            continue
        subject_end = phrase_after(line, end)
        if subject_end is None:
            continue
        head = subject_end + (line.kind[subject_end] == COMMA if subject_end < near else 0)
        while head < near and line.kind[head] in "rx":
            head += 1
        if head < near and line.mark[head] < 0 and (line.kind[head] in (ED, VERB) or line.low[head] in verbs()):
            if line.low[head] == "put":
                continue
            start = subject_end + (line.kind[subject_end] == COMMA)
            yield Cue(start, head + 1, head, SPOKEN, (end, start))


def _specified(line: Line, number: int, found: Sequence[Cue]) -> Iterator[Cue]:
    """ "“There was never a list”, specifies a source": an unknown verb behind marked words and their comma."""
    begin, end = line.bounds[number]
    at = end + (end < len(line.low) and line.kind[end] == COMMA)
    if at + 1 >= len(line.low) or end - begin < 4 or line.mark[at] >= 0 or (at == end) != line.is_sentence(number):
        return
    low, near = line.low[at], min(line.last[end], at + 30)
    may_be = low.isalpha() and (low.endswith("s") or line.kind[at] == ED) and line.kind[at] in (ED, VERB, WORD)
    if not may_be or people.sort_of(low) is not None or any(c.left <= at + 1 for c in _between(found, end, near)):
        return
    follow = phrase_after(line, at + 1)
    if follow and line.kind[at + 1] in (NAME, DET, SUBJECT) and _closes(line, follow):
        yield Cue(at, at + 1, at, SPOKEN, (at + 1, follow), inverted=True)


def _may_speak(line: Line, begin: int, end: int) -> bool:
    """Whether the phrase of tokens begin..end can be who spoke: "wife Tracey, 33", "furious dockers", not "last night"."""
    if line.kind[begin] in (NAME, DET, SUBJECT):
        return True
    if line.kind[begin] != WORD:
        return False
    return NAME in line.kind[begin:end] or people.sort_of(line.low[end - 1]) in ("group", "office", "kin")


def _between(found: Sequence[Cue], left: int, right: int) -> Sequence[Cue]:
    """The cues whose head is one of tokens left..right."""
    return found[bisect_left(found, left, key=_head) : bisect_left(found, right, key=_head)]


def _head(cue: Cue) -> int:
    return cue.head


def _cracked(line: Line, begin: int, found: Sequence[Cue]) -> Iterator[Cue]:
    """ "Hillary Marsh cracked, “…”": an unknown verb between a subject and marked speech."""
    head = begin - 2
    if head <= 0 or line.kind[head + 1] != COMMA or line.mark[head] >= 0 or line.kind[head] not in (ED, VERB):
        return
    if line.low[head] in verbs() or any(c.right >= head for c in _between(found, line.first[head], begin)):
        return
    start = head
    while start > line.first[head] and line.kind[start - 1] in "xr":
        start -= 1
    source = subject_before(line, start) if start > line.first[head] else None
    if source and opens_clause(line, source[0]):
        yield Cue(start, head + 1, head, SPOKEN, source)


# ------------------------------------------------------------------------------------------------ verbs


def _verbal(line: Line, i: int, verb: Verb, before: Sequence[Cue]) -> Cue | None:
    low, kind, form = line.low, line.kind, line.low[i]
    first, last = line.first[i], line.last[i]
    if "stance" in verb.takes:
        return None
    if i > first and line.tokens[i].text[0].isupper() and line.mark[i - 1] < 0 and kind[i - 1] != COLON:
        return None  # "the Claims Bureau"
    start = i
    while (
        start > first and line.mark[start - 1] < 0 and (kind[start - 1] in "xr" or low[start - 1] in words("negations"))
    ):
        start -= 1
    if start - 2 > first and low[start - 1] in ("both", "all", "each") and kind[start - 2] in (NAME, WORD):
        start -= 1
    while start < i and kind[start] == ADV and start == first:
        start += 1
    infinitive = _infinitive(line, i, start, verb)
    if infinitive is not None:
        return infinitive
    helpers = low[start:i]
    ing = form.endswith("ing")
    if ing and start == i and start > first and low[start - 1] in ("'s", "’s"):
        helpers, start = ["is"], start - 1
    before_kind = "" if start == first else MARK if line.mark[start - 1] >= 0 else kind[start - 1]
    be = not words("be").isdisjoint(helpers)
    end = i + 1
    after = _word_at(line, end, last)
    if verb.lemma == "put" and not (ing or be) and (valued := _valued(line, start, i, before_kind, before)):
        return valued
    if form in ("quoted", "cited") and (said := _as_saying(line, i)) is not None:
        return _quoted_as(line, start, i, said, be=be)
    if after in verb.particles:
        end += 1
        after = _word_at(line, end, last)
    elif verb.needs_particle:
        return None
    if verb.lemma == "want" and low[end : end + 2] == ["to", "know"]:
        end, verb = end + 2, verbs()["asked"]
    negated = verb.group == "refuse" or not words("negations").isdisjoint(helpers)
    if be and form in verb.past and not ing:
        return _passive(line, start, i, end, verb, negated)
    if not ing and not _is_verb_here(line, i, start, verb, after):
        return None
    cue = Cue(start, _cue_end(line, end, last), i, verb, negated=negated)
    if i == first and not ing and cue.group == "say" and _opens_inverted(line, cue):
        return cue
    if start > first and not ing and before_kind in (MARK, COMMA) and _source_follows(line, cue, before_kind):
        return cue
    if before_kind == MARK and not (start > first and kind[start - 1] == COORD):
        return None
    if ing:
        return _gerund(line, cue, before_kind, helpers, before)
    cue.source = _own_source(line, cue, before_kind, before)
    if cue.source is None:
        return None
    lead = low[cue.source[0]]
    if lead in ("neither", "nobody", "none") or (lead == "no" and cue.source[1] - cue.source[0] <= 3):
        cue.negated = True
    return cue


_VALUES = Verb("put", "say", frozenset(("object",)), (), False, frozenset())
_LONGEST_VALUED = 14  # tokens between the verb and "at"


def _valued(line: Line, start: int, i: int, before_kind: str, before: Sequence[Cue]) -> Cue | None:
    """ "Police put the crowd at about 3,000": who puts a number on something says it."""
    stop = min(line.last[i], i + _LONGEST_VALUED)
    at = next((k for k in range(i + 2, stop) if line.low[k] == "at" or line.kind[k] in ".,:S"), stop)
    if at + 1 >= line.last[i] or line.low[at] != "at":
        return None
    rest = range(at + 1, min(line.last[i], at + 6))
    number = next((k for k in rest if line.kind[k] == NUMBER or line.low[k] in _SHARES), None)
    if number is None or any(line.kind[k] in ".,:SxvP" and line.low[k] != "than" for k in range(at + 1, number)):
        return None
    end = next((k for k in range(number + 1, line.last[i]) if line.kind[k] in ".,:-cS"), line.last[i])
    cue = Cue(start, i + 1, i, _VALUES, given=(i + 1, end))
    cue.source = _own_source(line, cue, before_kind, before)
    return cue if cue.source else None


_SHARES = frozenset(("half", "third", "quarter", "fifth", "tenth", "hundreds", "thousands", "millions", "billions", "dozens", "zero"))  # fmt: skip


def _own_source(line: Line, cue: Cue, before_kind: str, before: Sequence[Cue]) -> Range | None:
    """The source of a finite verb that stands before it: after "and" shared with the verb before, else the subject."""
    low, kind, start, first = line.low, line.kind, cue.start, line.first[cue.head]
    after_and = before_kind == COMMA and start - 2 > first and kind[start - 2] == COORD
    if before_kind == COORD or after_and or _word_at(line, start - 1, start) in ("then", "but"):
        shared = _shared_subject(line, start, before)
        if shared is not None:
            return shared
    if start == first or low[start - 1] == "as":
        return None
    edge = start  # "Corvane today announced", "The ministry on Tuesday said"
    while edge - 1 > first and line.mark[edge - 1] < 0:
        if kind[edge - 1] != TIME and not (edge < start and low[edge - 1] == "on"):
            break
        edge -= 1
    source = subject_before(line, edge)
    if source is None:
        return None
    indefinite = low[source[0]] in ("a", "an") and start == cue.head
    if cue.group == "call" and indefinite and kind[cue.head + 1 : cue.head + 2] != [DET]:
        return None  # "a pill called lorvastin"
    if not opens_clause(line, source[0]) and kind[source[0] - 1] in "vxe":
        return None  # "guided missiles called HARPs", "hired a man accused of theft"
    return source


def _infinitive(line: Line, i: int, start: int, verb: Verb) -> Cue | None:
    """ "The letter goes on to say that", "She turned to ask, “…”": the subject is the sentence's."""
    first, low, last = line.first[i], line.low, line.last[i]
    if start - 1 <= first or low[start - 1] != "to" or low[i] != verb.lemma or verb.group not in ("say", "ask", "warn"):
        return None
    if start - 3 >= first and low[start - 2] == "on" and low[start - 3] in ("go", "goes", "went"):
        begin = start - 3
        source = subject_before(line, begin) if begin > first else None
        return Cue(begin, _cue_end(line, i + 1, last), i, verb, source) if source else None
    end = _cue_end(line, i + 1, last)
    next_ = end + (_word_at(line, end, last) == ",")
    if next_ >= len(line.mark) or line.mark[next_] < 0 or not line.is_sentence(line.mark[next_]):
        return None
    source = leading_subject(line, first, start)
    return Cue(start - 1, end, i, verb, source) if source else None


def _word_at(line: Line, i: int, last: int) -> str:
    return line.low[i] if 0 <= i < last and line.mark[i] < 0 else ""


def _cue_end(line: Line, end: int, last: int) -> int:
    """The cue's end with a colon or "in a statement" taken along."""
    low = line.low
    if (
        end + 2 < last
        and low[end] == "in"
        and low[end + 1] in ("a", "an", "the")
        and low[end + 2] in listed("channels")
    ):
        rest = end + 3
        if rest >= last or line.kind[rest] in ",.:S" or line.mark[rest] >= 0:
            end = rest
    if end < last and low[end] == ":" and line.mark[end] < 0:
        end += 1
    return end


_INVERTING = frozenset(("say", "tell", "ask", "warn", "show", "urge", "think"))


def _source_follows(line: Line, cue: Cue, before_kind: str) -> bool:
    """Sets the source of "“…,” said Tomas Lindqvist" and "The dam is safe, said Ruth Abela"."""
    end = cue.end
    if cue.group not in _INVERTING or end >= len(line.low) or line.low[end] in ("that", "it", "there"):
        return False
    follow = phrase_after(line, end)
    if follow is None:
        return False
    if before_kind == COMMA and line.mark[cue.start - 2] >= 0:  # The fire “hastened it”, estimates one of them.
        if not _closes(line, follow):
            return False
    elif before_kind == COMMA:
        if not _closes(line, follow):
            return False
        if cue.group == "tell":
            return False
        subject = subject_before(line, cue.start)
        if subject is not None and (line.kind[end] not in (NAME, SUBJECT) or _opens_all(line, subject[0])):
            return False
    cue.source, cue.inverted = (end, follow), True
    return True


def _opens_inverted(line: Line, cue: Cue) -> bool:
    """Sets the source of "Said Tomas Lindqvist: “…”"."""
    follow = phrase_after(line, cue.end)
    if follow is None or follow + 1 > len(line.mark) or line.kind[cue.end] not in (NAME, DET):
        return False
    if (
        follow >= len(line.low)
        or line.low[follow] not in (":", ",")
        or follow + 1 >= len(line.mark)
        or line.mark[follow + 1] < 0
    ):
        return False
    cue.source, cue.inverted = (cue.end, follow), True
    return True


def _opens_all(line: Line, i: int) -> bool:
    """Whether token i opens the sentence or follows marked text."""
    return i == line.first[i] or line.mark[i - 1] >= 0


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
    )


def _as_saying(line: Line, i: int) -> int | None:
    """The token "saying" or "telling" of "quoted by the agency as saying"; None when none follows the verb at token i."""
    for k in range(i + 1, min(line.last[i], i + 14)):
        if line.mark[k] >= 0 or line.kind[k] == COMMA:
            return None
        if line.low[k] == "as" and _word_at(line, k + 1, line.last[i]) in ("saying", "telling"):
            return k + 1
    return None


def _quoted_as(line: Line, start: int, i: int, said: int, *, be: bool) -> Cue | None:
    """ "the minister was quoted as saying", "Reuters quoted the minister as saying": the minister is the source."""
    end = _cue_end(line, said + 1, line.last[i])
    subject = subject_before(line, start) if start > line.first[i] else None
    if not be:
        lead = subject[0] if subject else i
        return Cue(said - 1, end, said, verbs()["saying"], (i + 1, said - 1), lead=lead) if said - 1 > i + 1 else None
    if subject:
        return Cue(start, end, said, verbs()["saying"], subject)
    follow = phrase_after(line, end)
    return Cue(start, end, said, verbs()["saying"], (end, follow), inverted=True) if follow else None


def _passive(line: Line, start: int, i: int, end: int, verb: Verb, negated: bool) -> Cue | None:
    """ "The plan was criticised by teachers": the source follows "by". "Police were told that": there is a content alone."""
    last = line.last[i]
    if _word_at(line, end, last) in ("that", "whether") and verb.group in ("say", "tell", "ask", "warn"):
        return Cue(start, end, i, verb, negated=negated)
    by = end
    if verb.group == "call" and _word_at(line, end, last) == "as":
        by = next((k for k in range(end + 1, min(last, end + 14)) if line.low[k] == "by" and line.mark[k] < 0), last)
    if _word_at(line, by, last) != "by":
        return None
    follow = phrase_after(line, by + 1, apposition=False)
    if follow is None:
        return None
    given = (end, by) if by > end else None  # described as “fearless” by colleagues
    if verb.group in ("tell", "ask", "warn"):  # "He was asked by a parent why nobody had counted them"
        opens = next((k for k in range(by + 2, min(follow + 1, last)) if _opens_report(line, k)), None)
        if opens is not None:
            stop = last - (line.low[last - 1] in (".", "?", "!") and line.mark[last - 1] < 0)
            follow, given = opens, (opens, stop)
        elif verb.group != "warn":
            return None
    if given is None and "strict" in verb.takes:
        return None
    return Cue(
        start, by + 1 if by == end else end, i, verb, (by + 1, follow), True, negated=negated, passive=True, given=given
    )


def _opens_report(line: Line, i: int) -> bool:
    """Whether what was told or asked begins at token i: "that the bridge would close", "why it had"."""
    low = line.low[i]
    return line.mark[i] < 0 and (low in ("that", "whether", "if", "why", "how") or (low == "what" and i > 0))


def _is_verb_here(line: Line, i: int, start: int, verb: Verb, after: str) -> bool:
    """Whether a form that may also be a noun or an adjective is a verb at token i."""
    kind, low, form = line.kind, line.low, line.low[i]
    before = kind[i - 1] if i > line.first[i] and line.mark[i - 1] < 0 else ""
    previous = low[i - 1] if before else ""
    if previous in ("which", "that") and phrase_before(line, i) == i - 1:
        plain = form == verb.lemma and form in words("homographs")
        return (
            after == "that" if plain else _content_may_follow(line, i + 1)
        )  # "a report, which notes"; "rules that state officials wrote"
    if (
        (before == DET and previous not in words("quantifiers"))
        or before == POSSESSIVE
        or (before == PREP and previous != "out")
    ):
        return False
    noun_too = form in words("homographs")
    if form == verb.lemma and form not in verb.past:
        if start < i and kind[start] == AUX:
            return words("be").isdisjoint(low[start:i])
        if before == SUBJECT:
            return previous not in ("he", "she", "it")
        if previous == "to" or not before:
            return False
        told = not noun_too or _content_may_follow(line, i + 1) or _is_told_behind(line, i, verb)
        return _plural_before(line, i) and told
    if noun_too:
        if _is_told_behind(line, i, verb):
            return True
        if before not in (NAME, WORD, SUBJECT, COORD, CLOSE, AUX, ADV, COMMA, DET, NUMBER):
            return False
        if before == WORD and ((previous.endswith("s") and form.endswith("s")) or after == ","):
            return False
        return before in (SUBJECT, COMMA, ADV, AUX) or _content_may_follow(line, i + 1)
    if kind[i] == ED and start == i:
        # a participle that describes: "people accused of theft", "rules criticised by teachers"
        if after == "by":
            return False
        if (
            after in ("of", "as", "in", "with", "from")
            and before in (NAME, WORD)
            and verb.group in ("blame", "call", "praise")
        ):
            return False
    return True


def _is_told_behind(line: Line, i: int, verb: Verb) -> bool:
    """Whether the sentence ends with who says it and this word: "The pump failed for nine days, Marsh claims." """
    if "that" not in verb.takes or (i + 1 < line.last[i] and line.low[i + 1] not in (".", "!")):
        return False
    start = phrase_before(line, i)
    if start is None or start - 2 <= line.first[i] or line.kind[start - 1] != COMMA or line.mark[start - 1] >= 0:
        return False
    if line.kind[start] not in (DET, NAME, SUBJECT) and line.low[start] not in ("his", "her", "its", "their"):
        return False  # "It paid for lost luggage, missed trains and insurance claims."
    told = line.kind[line.first[i] : start - 1]
    return any(kind in (VERB, AUX, ED) for kind in told)


def _plural_before(line: Line, i: int) -> bool:
    j = i - 1
    while j > line.first[i] and line.kind[j] in (ADV, CLOSE):
        j -= 1
    if line.low[j].endswith("s") or line.low[j] in words("plurals"):
        return True
    start = phrase_before(line, j + 1)
    if start is None:
        return False
    if COORD in line.kind[start : j + 1]:
        return True  # "the Pentagon and the ministry say"
    head = start
    while head < j and line.kind[head + 1] in "Nn#Deg" and line.low[head + 1] != "such":
        head += 1
    return line.low[head].endswith("s") or (
        head < j and line.low[head] in words("plurals")
    )  # "experts such as Ruth Abela warn"


def _content_may_follow(line: Line, i: int) -> bool:
    if i >= len(line.low):
        return False
    if line.mark[i] >= 0:
        return not contents.is_title(line.words_of(line.mark[i]))  # the reality show “The Glass Orchard”
    if line.low[i] in ("that", ":", "to", "for"):
        return True
    return line.kind[i] in "DPONS#n," and line.low[i] not in ("and", "or")


# ------------------------------------------------------------------------------------------------ subjects


def _shared_subject(line: Line, start: int, before: Sequence[Cue]) -> Range | None:
    """The subject of a verb that follows "and": that of the cue before it in the sentence, or the sentence's own."""
    first = line.first[start]
    if line.kind[start - 1] in (COORD, SUB) and start - 1 > first and phrase_before(line, start) is not None:
        return None
    for cue in reversed(before):
        if cue.head < first:
            break
        if (
            cue.source
            and cue.verb is not None
            and not (cue.source[1] - cue.source[0] == 1 and line.low[cue.source[0]] == "who")
        ):
            return cue.source
    return leading_subject(line, first, start)  # "Osei thanked the volunteers and said"


def leading_subject(line: Line, first: int, stop: int) -> Range | None:
    """The noun phrase that opens the sentence, before its verb; a phrase that only leads in is passed over."""
    i = first
    if line.mark[i] >= 0:
        return None
    if line.kind[i] in (COORD, ADV) or line.low[i] in ("but", "so", "then", "yet"):
        i += 1
        if i < stop and line.kind[i] == COMMA:
            i += 1
    if i < stop and line.kind[i] in "pgSet" and line.low[i] != "that":
        comma = next((k for k in range(i, stop) if line.kind[k] == COMMA and line.mark[k] < 0), None)
        if comma is None:
            return None
        i = comma + 1
        if i + 1 < stop and line.kind[i] == NUMBER and line.kind[i + 1] == COMMA:
            i += 2  # "On July 6, 2015, Marsh made the following comment:"
    end = phrase_after(line, i) if i < stop else None
    if end is None or end > stop:
        return None
    if end < stop and line.kind[end] == COMMA and COMMA in line.kind[i:end]:
        end += 1
    return i, end


_AFTER_PREPOSITION = frozenset(("out", "up", "off", "by", "after", "before", "without"))


def _gerund(line: Line, cue: Cue, before_kind: str, helpers: Sequence[str], before: Sequence[Cue]) -> Cue | None:
    """A form in -ing: with "is" a plain verb; after a noun its participle; after a comma or preposition the subject's."""
    start = cue.start
    first = line.first[start]
    previous = line.low[start - 1] if start > first else ""
    if not words("be").isdisjoint(helpers):
        cue.source = subject_before(line, start) if before_kind not in (MARK, "") else None
        return cue if cue.source else None
    cue.participle = True
    if previous == "worth":
        return None  # "It is worth noting that"
    if before_kind in NOUNISH and before_kind != TIME:
        cue.source = subject_before(line, start)
        return cue if cue.source else None
    if before_kind in (DET, POSSESSIVE, SUB) and previous not in ("while", "when", "but"):
        return None
    if before_kind == PREP and previous not in _AFTER_PREPOSITION:
        return None
    cue.negated = cue.negated or previous == "without"
    cue.source = _main_source(line, before, first) or leading_subject(line, first, start)
    if cue.source is None and start == first:
        comma = next((k for k in range(start, line.last[start]) if line.kind[k] == COMMA and line.mark[k] < 0), None)
        end = phrase_after(line, comma + 1) if comma is not None else None
        if comma is not None and end:
            cue.source, cue.opening = (comma + 1, end), comma
    return cue if cue.source else None


def _main_source(line: Line, before: Sequence[Cue], first: int) -> Range | None:
    """The source of the sentence's last cue that is no part of another's content: "what it calls ..., citing" is."""
    for other in reversed(before):
        if other.head < first:
            break
        governed = not other.inverted and (
            not opens_clause(line, other.left) or line.low[other.left - 1] in ("what", "that")
        )
        if other.source and not other.nominal and not governed:
            return other.source
    return None


# ------------------------------------------------------------------------------------------------ phrases and nouns


def _named_after(line: Line, i: int) -> int | None:
    """The end of the source after "according to" at token i."""
    leads_in = line.tokens[i].text[0].isupper()
    end = phrase_after(line, i + 2, apposition=not leads_in, wide=True)
    if end is None or not leads_in or line.kind[min(end, len(line.kind) - 1)] != COMMA:
        return end
    # "According to Ruth Abela, the county engineer, the dam is safe": an apposition needs its second comma
    further = phrase_after(line, i + 2, wide=True)
    body = _word_at(line, end + 1, line.last[i])
    closed = further is not None and further < line.last[i] and line.kind[further] == COMMA
    if closed and body in ("a", "an", "the", "who", "which", "whose"):
        return further
    return _name_in_apposition(line, i + 2, end) or end


def _name_in_apposition(line: Line, begin: int, end: int) -> int | None:
    """The end of the name that names whom tokens begin..end describe, where a clause of its own follows: "According to the
    coroner, Dr Ada Marsh, the fire had burned for an hour"; None in "According to a nurse, Ada Marsh, 70, fell"."""
    kind, last = line.kind, line.last[begin]
    if (
        kind[begin] != DET
        or kind[end - 1] != WORD
        or people.sort_of(line.low[end - 1]) not in ("office", "kin", "body")
    ):
        return None
    name_end = end + 1
    while name_end < last and kind[name_end] == NAME and line.mark[name_end] < 0:
        name_end += 1
    if name_end == end + 1 or name_end + 1 >= last or kind[name_end] != COMMA or kind[name_end + 1] not in _SUBJECTS:
        return None
    for k in range(name_end + 2, last):
        if line.mark[k] >= 0 or kind[k] in _NO_CLAUSE or line.low[k] in ("who", "which", "that", "whose"):
            return None
        if kind[k] in (AUX, VERB, ED):
            return name_end
    return None


_SUBJECTS = frozenset((DET, SUBJECT, NAME, WORD))
_NO_CLAUSE = frozenset((COMMA, COORD, COLON))


_BINDING = frozenset(("promise", "vow", "pledge", "threat", "offer", "plan"))


def _possessive(line: Line, i: int) -> Cue | None:
    """ "Haller's claim that ...", "his repeated warning that ..."."""
    noun, last = i + 1, line.last[i]
    if noun < last and line.kind[noun] in (WORD, ADV, ED, NUMBER) and line.low[noun] not in listed("nouns"):
        noun += 1
    if noun + 1 >= last or line.low[noun] not in listed("nouns") or line.mark[noun] >= 0:
        return None
    if line.low[noun + 1] != "that" and not (line.low[noun + 1] == "to" and line.low[noun] in _BINDING):
        return None
    if i > line.first[i] and line.low[i - 1] == "in":
        return None  # "said in its report that": the report is where it was said
    start = i if line.kind[i] != POSSESSIVE else _possessor_before(line, i)
    return Cue(noun, noun + 1, noun, None, (start, i + 1), nominal=True) if start is not None else None


def _possessor_before(line: Line, i: int) -> int | None:
    start = phrase_before(line, i)
    if start is not None:
        return start
    start = i  # it hangs on a preposition: "of Haller's claim"
    while start > line.first[i] and line.kind[start - 1] in (NAME, WORD) and line.mark[start - 1] < 0 and i - start < 5:
        start -= 1
    if start > line.first[i] and line.kind[start - 1] == DET:
        start -= 1
    return start if start < i else None
