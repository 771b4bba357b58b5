"""A cue -> the words it governs: the content of the attribution, as token ranges.

Marked text counts as one piece and is never cut. What stands before a cue clause ("CONTENT, X said"), after it ("X said
CONTENT") or on both sides ("The driver, witnesses said, had run a red light") is taken; other cue clauses in the sentence
end it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.extract.clauses import (
    ADV,
    CLOSE,
    COLON,
    COMMA,
    COORD,
    DASH,
    DET,
    ED,
    ING,
    NAME,
    OPEN,
    PREP,
    SUBJECT,
    TIME,
    VERB,
    WORD,
    Line,
    words,
)
from briefings.extract.cues import Cue, Range, verbs
from briefings.extract.phrases import phrase_before
from briefings.lexicon import outlets

_CLAUSAL = frozenset(("say", "tell", "ask", "warn", "promise", "think", "show"))
_FRONTED = frozenset(
    ("say", "tell", "warn", "think", "show")
)  # "CONTENT, X thinks"; wishes and judgements do not stand so


def _earlier(cues: Sequence[Cue], number: int, first: int) -> Iterator[Cue]:
    """The cues before cue `number` in its sentence, nearest first."""
    for k in range(number - 1, -1, -1):
        if cues[k].head < first:
            return
        yield cues[k]


def _later(cues: Sequence[Cue], number: int, last: int) -> Iterator[Cue]:
    """The cues after cue `number` in its sentence."""
    for k in range(number + 1, len(cues)):
        if cues[k].head >= last:
            return
        yield cues[k]


def content_of(line: Line, cues: Sequence[Cue], number: int) -> list[Range]:
    """The content of cue `number`: token ranges in text order; empty when it governs nothing."""
    cue = cues[number]
    if cue.given is not None:
        return [cue.given]
    if cue.passive:
        start = phrase_before(line, cue.start)
        return [(start, cue.start)] if start is not None else []
    if cue.nominal:
        return _to_clause_end(line, cue.end, cues, number)
    if cue.verb is None:
        return _around(line, cues, number)
    right = _after(line, cues, number)
    if cue.participle and not cue.opening:
        return right
    if cue.opening:
        return [(a, min(b, cue.opening)) for a, b in right if a < cue.opening]
    left: list[Range] = []
    if not right and cue.verb.lemma == "put":
        opening = line.mark[line.first[cue.head]]
        return [line.bounds[opening]] if opening >= 0 else []  # “It is a great day” was how the captain put it.
    if cue.inverted or not right or _follows_speech(line, cue):
        left = _before(line, cues, number)
        if left:
            return left + _rest(line, cues, number, left)
        if not right and (lead := _lead_in(line, cue)) is not None and (rest := _rest(line, cues, number, ())):
            links = line.kind[lead[0]] == ADV or " ".join(line.low[slice(*lead)]) in words("connectives")
            return ([] if links else [lead]) + rest
    elif _interrupts(line, cue, right[0][0]):
        left = _before(line, cues, number)  # The vote, a spokeswoman said, “was free and fair.”
    return left + right


def _follows_speech(line: Line, cue: Cue) -> bool:
    """Whether marked speech stands right before the cue clause in its sentence: “…,” one of the officials told the paper."""
    edge = cue.left
    if cue.participle or edge <= line.first[edge]:
        return False
    return line.mark[edge - 1] >= 0 and line.is_sentence(line.mark[edge - 1])


def _interrupts(line: Line, cue: Cue, i: int) -> bool:
    """Whether the cue clause stands between commas and the marked text at token i goes on with the sentence."""
    edge = cue.left
    if cue.participle or edge <= line.first[edge] or line.kind[edge - 1] != COMMA or line.mark[edge - 1] >= 0:
        return False
    return line.mark[i] >= 0 and line.kind[i - 1] == COMMA and not line.begins_with_capital(line.mark[i])


# ------------------------------------------------------------------------------------------------ before the cue


def _before(line: Line, cues: Sequence[Cue], number: int) -> list[Range]:
    """The content before a cue clause: "CONTENT, X said", "“…,” said X"."""
    cue = cues[number]
    edge = cue.left
    if edge == 0:
        return []
    end = edge
    if line.mark[end - 1] < 0:
        if line.kind[end - 1] not in (COMMA, DASH) or (
            line.kind[end - 1] == DASH and (end < 2 or line.mark[end - 2] < 0)
        ):
            return []
        end -= 1
        if end == 0:
            return []
    first = line.first[edge]
    if line.mark[end - 1] >= 0:
        begin = line.bounds[line.mark[end - 1]][0]
        start = line.first[begin]
        if start >= begin or line.low[begin - 1] == ":" or not line.words_between(start, begin):
            return [(begin, end)]
        if any(
            start <= other.head
            and begin - 1 <= other.right <= begin
            and line.low[begin - 1] in (",", ":", line.low[other.end - 1])
            for other in _earlier(cues, number, start)
        ):
            return [(begin, end)]  # He called it “a mess,” she said.
        return [(start, end)]
    if cue.group not in _FRONTED or end <= first or (cue.verb and "that" not in cue.verb.takes):
        return []
    start = line.first[end - 1]
    if _only_leads_in(line, start, end):
        return []
    return [(start, end)]


def _lead_in(line: Line, cue: Cue) -> Range | None:
    """The phrase before an inserted cue clause: "For years, she said, the well was dry"."""
    edge = cue.left
    first = line.first[edge]
    if edge - 1 <= first or line.kind[edge - 1] != COMMA or line.mark[edge - 1] >= 0:
        return None
    return first, edge - 1


def _only_leads_in(line: Line, start: int, end: int) -> bool:
    """Whether start..end is a phrase such as "In a statement on Monday" and no clause that could be said."""
    if line.kind[start] in (ING, ED) and line.low[start] in verbs():
        return True  # "Asked whether he would play, Ruiz shrugged"; "Noting that the river had risen, she said"
    return line.kind[start] in "pgre" and not any(line.kind[k] in "xvP" for k in range(start, end))


def _rest(line: Line, cues: Sequence[Cue], number: int, left: Sequence[Range]) -> list[Range]:
    """The rest of a sentence that a cue clause interrupts: "The driver, witnesses said, had run a red light"."""
    right = cues[number].right
    last = line.last[right - 1]
    i = right
    while i < last and line.mark[i] < 0 and line.kind[i] not in ",.:":
        i += 1
        if i - right > 14:
            return []
    if i + 1 >= last or line.mark[i] >= 0 or line.kind[i] != COMMA:
        return []
    i += 1
    if line.mark[i] >= 0:
        return [(i, line.bounds[line.mark[i]][1])]
    spoken = bool(left) and line.mark[left[-1][1] - 1] >= 0 and line.is_sentence(line.mark[left[-1][1] - 1])
    if spoken or line.kind[i] in (ING, PREP) or line.low[i] in words("asides"):
        return []
    return _to_clause_end(line, i, cues, number)


# ------------------------------------------------------------------------------------------------ after the cue


def _after(line: Line, cues: Sequence[Cue], number: int) -> list[Range]:
    """The content after a cue: "X said CONTENT", "X told reporters on Monday that CONTENT", "X said: “…”"."""
    cue = cues[number]
    if cue.verb is None:
        return []
    takes = cue.verb.takes
    i, last = cue.right, line.last[cue.right - 1]
    if i < last and line.low[i - 1] == ":" and line.mark[i] < 0:
        return _to_clause_end(line, i, cues, number)
    if i < last and line.mark[i] < 0 and "addressee" in takes:
        listener, i = i, _past_addressee(line, i, last)
        if i < last and line.low[i] == "to" and "to" in takes:
            i = listener  # told | residents to leave
    if (
        i < last
        and line.mark[i] < 0
        and cue.group in _CLAUSAL
        and line.low[i] not in ("that", "whether")
        and not (line.low[i] == "to" and "to" in takes)
    ):
        i = _past_setting(line, i, last)
    if i >= last:  # "The coach added:" and the marks begin the next sentence
        return (
            [line.bounds[line.mark[i]]]
            if i < len(line.mark) and line.mark[i] >= 0 and line.low[i - 1] in (":", ",")
            else []
        )
    if line.mark[i] >= 0:
        return _from_mark(line, i, cues, number)
    kind = line.kind[i]
    if kind == COLON:
        if i + 1 < len(line.mark) and line.mark[i + 1] >= 0:
            return [line.bounds[line.mark[i + 1]]]
        return _to_clause_end(line, i + 1, cues, number) if i + 1 < last else []
    if kind == COMMA:
        return _past_comma(line, i, cues, number)
    return _to_clause_end(line, i, cues, number) if _begins_content(line, cue, i, last) else []


_MEANWHILE = frozenset(("as", "while", "after", "before", "since"))


def _begins_content(line: Line, cue: Cue, i: int, last: int) -> bool:
    """Whether the words at token i can be what the cue's verb governs."""
    if cue.verb is None:
        return False
    takes, low, kind = cue.verb.takes, line.low[i], line.kind[i]
    edge = cue.left
    if low in _MEANWHILE and edge > line.first[edge] and line.kind[edge - 1] == COMMA and line.mark[edge - 1] < 0:
        # "The roof was bad, a judge said as he was jailed"; "Marsh, in an email, said as much"
        return low == "as" and i + 1 < last and line.low[i + 1] in ("much", "follows")
    if low == "to":
        return "to" in takes
    if low == "that" or low in words("question_words"):
        return bool(takes & {"that", "question", "object", "addressee"})
    if "strict" in takes:
        return kind == SUBJECT
    if not takes & {"that", "object", "to"}:
        return False
    if kind in "DPONn#segt" or low in ("there", "not"):
        return True
    if not takes & {"that", "object"}:
        return False
    if kind == PREP:
        if low in ("against", "of", "about"):
            return cue.group == "warn"
        return cue.group in _FRONTED and any(line.kind[k] in "xvP" for k in range(i, last))
    return kind in "Sre"


def _past_comma(line: Line, i: int, cues: Sequence[Cue], number: int) -> list[Range]:
    """The content after a comma: marked text, or "said, however, that"."""
    last = line.last[i]
    for j in range(i + 1, min(len(line.low), last + 1, i + 14)):
        if line.mark[j] >= 0:
            return _from_mark(line, j, cues, number) if line.kind[j - 1] == COMMA else []
        if j < last and line.low[j] == "that" and line.kind[j - 1] == COMMA:
            return _to_clause_end(line, j, cues, number)
    return []


def _from_mark(line: Line, i: int, cues: Sequence[Cue], number: int) -> list[Range]:
    """The content that begins with the marked text at token i."""
    begin, end = line.bounds[line.mark[i]]
    if line.is_sentence(line.mark[i]) or end >= len(line.mark):
        return [(begin, end)]
    cue = cues[number]
    if cue.verb and not cue.verb.takes & {"that", "object"}:
        return [(begin, end)]  # fans sang “We are going up” long after the whistle
    if cue.source and cue.participle and cue.source[1] == cue.start:
        return [(begin, end)]  # a banner reading “No more cuts” hung
    if cue.source and cue.source[0] > 0 and line.low[cue.source[0] - 1] == "what":
        return [(begin, end)]  # what it calls “living paint” in nine countries
    lists = line.kind[end] == COMMA and end + 1 < len(line.mark) and line.mark[end + 1] >= 0  # “a,” “b” and “c”
    if line.kind[end] in ",.:-(" and not lists:
        return [(begin, end)]
    return [(begin, max(end, clause_end(line, begin, cues, number)))]


def _past_addressee(line: Line, i: int, last: int) -> int:
    """The token after the one who is spoken to: "told the Daily Courier | that", "told reporters | the plan"."""
    kind, low = line.kind, line.low
    if (
        low[i] in words("question_words")
        or low[i] == "to"
        or (low[i] == "that" and not (i + 1 < last and kind[i + 1] in "n"))
        or kind[i] in ",:"
    ):
        return i
    if kind[i] in "OP" or (low[i] == "her" and i + 1 < last and kind[i + 1] not in "nNe#g"):
        i += 1
    else:
        start = i
        while i < last and line.mark[i] < 0 and low[i] != "to":
            k = kind[i]
            if i > start and (
                (k == DET and kind[i - 1] not in "pDc")
                or (k == NAME and kind[i - 1] == WORD and low[i - 1] not in outlets.nouns())
            ):
                break  # not "told public broadcaster | NRV"
            placed = k == PREP and low[i] in words("setting_prepositions")
            placed = placed or (k == VERB and kind[i - 1] == DET)  # in a written statement
            if k not in "DNn#sctge" and not placed and not (i == start and low[i] == "that"):
                break
            i += 1
    return _past_setting(line, i, last) if i < last and line.mark[i] < 0 else i


def _past_setting(line: Line, i: int, last: int) -> int:
    """The token after times and places between cue and content: "said on Tuesday in Leeds | that"."""
    kind, low = line.kind, line.low
    begin = i
    while i < last and line.mark[i] < 0:
        ahead = kind[i + 1] if i + 1 < last else ""
        if (
            low[i] in ("last", "next", "this", "earlier", "every")
            and ahead in ("t", "n")
            and not (i + 2 < last and kind[i + 2] in "xvs")
        ):
            if ahead == WORD and low[i + 1] not in ("week", "year", "month", "weekend"):
                break
            i += 2
        elif kind[i] == TIME and low[i] not in ("last", "next"):
            if ahead and ahead in "sxv":
                break
            i += 1
        elif low[i] in words("manner"):
            i += 1
        elif (
            kind[i] == PREP
            and low[i] in words("setting_prepositions")
            and not (low[i] == "to" and i == begin and ahead == WORD)
        ):
            end = _phrase_end(line, i, last)
            if end < last and line.mark[end] < 0 and kind[end] in "xvre":
                break  # "said in Ohio voters are ...": the phrase was the subject's
            i = end
        else:
            break
    return i


def _phrase_end(line: Line, i: int, last: int) -> int:
    """The token after the prepositional phrase at token i."""
    kind = line.kind
    j = i + 1
    while j < last and line.mark[j] < 0:
        k, before = kind[j], kind[j - 1]
        if (k in "DN" and before == WORD) or (k == DET and before in "Nnt#s") or (k == NAME and before in "t#"):
            break
        joined = k == COORD and j + 1 < last and kind[j + 1] == before
        if not (k in "pDNn#stO" or (k in (ED, ING, VERB) and before in "DpN") or joined):
            break
        j += 1
    return j


# ------------------------------------------------------------------------------------------------ where it ends


def _to_clause_end(line: Line, start: int, cues: Sequence[Cue], number: int) -> list[Range]:
    if start >= len(line.low):
        return []
    end = clause_end(line, start, cues, number)
    return [(start, end)] if end > start else []


_RUN_ON = frozenset(("and", "but", "while", "though", "although", "whereas", "yet"))
_TRAILING = frozenset(("say", "tell", "cite", "warn", "blame", "call", "ask", "deny", "urge", "promise", "praise"))


def clause_end(line: Line, start: int, cues: Sequence[Cue], number: int) -> int:
    """The token after the content that begins at `start`: the sentence's end, or where another cue clause takes over."""
    last = line.last[start]
    end = next(
        (
            e
            for other in _later(cues, number, last)
            if start < other.head and (e := _cut_by(line, start, cues[number], other)) > start
        ),
        last,
    )
    source = cues[number].source
    end = min(end, _main_clause(line, cues[number], start, end), _objection(line, start, end))
    if source and source[1] - source[0] == 1 and line.low[source[0]] in ("who", "which", "that"):
        end = min(end, _relative_end(line, start, end, inserted=line.kind[source[0] - 1] == COMMA))
    if end == last and line.mark[end - 1] >= 0:
        return line.bounds[line.mark[end - 1]][1]  # marked text that goes on in the next sentence is taken whole
    while end > start and line.mark[end - 1] < 0 and _is_edge(line, start, end):
        end -= 1
    return end


_INTRODUCING = frozenset(("as", "while", "when", "although", "though", "after", "before", "since", "because", "if"))


def _main_clause(line: Line, cue: Cue, start: int, end: int) -> int:
    """Where the main clause begins after "While he said he would come, it was ..."; `end` when the cue stands in it."""
    lead = cue.left - 1
    if (
        lead < line.first[cue.head]
        or line.low[lead] not in _INTRODUCING
        or not (lead == line.first[lead] or line.kind[lead - 1] in ",c")
    ):
        return end
    commas = (
        i for i in range(start + 1, end - 1) if line.kind[i] == COMMA and line.mark[i] < 0 and line.kind[i + 1] in "PDN"
    )
    return next((i for i in commas if any(line.kind[k] in "xv" for k in range(i + 1, end))), end)


def _objection(line: Line, start: int, end: int) -> int:
    """Where ", but" brings the outlet's own objection: "Police said the road was clear, but drivers waited for hours".

    Before "he", "she", "it" or "they", and where marked words follow, the speaker may go on.
    """
    for i in range(start + 1, end - 2):
        if line.kind[i] == COMMA and line.mark[i] < 0 and line.low[i + 1] in ("but", "although", "though"):
            acts = any(line.kind[k] in "xv" for k in range(i + 3, end))
            if line.kind[i + 2] in "DNn" and acts and all(m < 0 for m in line.mark[i:end]):
                return i
    return end


def _trails(line: Line, cue: Cue) -> bool:
    """Whether nothing that could be said follows the cue in its sentence."""
    i = cue.end
    return i >= line.last[cue.head] or (
        line.mark[i] < 0 and (line.kind[i] in ",.t" or line.low[i] in ("in", "on", "at"))
    )


def _is_edge(line: Line, start: int, end: int) -> bool:
    """Whether the last token of a content is a stop or comma, or closes a bracket that opens before it."""
    k = line.kind[end - 1]
    if k == CLOSE:
        return OPEN not in line.kind[start:end]
    return k in ",.:-" and line.tokens[end - 1].text not in ("!", "?", "…", "...")


def _cut_by(line: Line, start: int, cue: Cue, other: Cue) -> int:
    """Where a later cue in the sentence ends the content of `cue`; 0: it does not."""
    kind = line.kind
    edge = other.start - 1
    if other.left - 1 > start and line.mark[other.left - 1] >= 0 and other.group in _FRONTED and _trails(line, other):
        return other.left
    if edge <= start or line.mark[edge] >= 0:
        return 0
    if other.participle:
        return edge if kind[edge] == COMMA and other.group in _TRAILING else 0
    if other.inverted and not other.passive:
        return edge if kind[edge] == COMMA else 0
    if other.source and other.source == cue.source and kind[edge] in "cS":
        return edge - 1 if kind[edge - 1] == COMMA else edge
    edge = other.left - 1
    if edge > start and line.low[edge] == ";":
        return edge
    if other.group in _FRONTED and edge > start and kind[edge] == COMMA and _trails(line, other):
        return edge  # The regulator will announce it in July, two officials said.
    if other.verb is not None and edge - 1 > start and line.low[edge] in _RUN_ON and kind[edge - 1] == COMMA:
        return edge - 1
    if other.group in ("say", "tell") and cue.group in ("say", "tell") and edge > start and line.low[edge] == "and":
        return edge  # One in three said the bus was late and one in four said it never came.
    return 0


def _relative_end(line: Line, start: int, end: int, *, inserted: bool) -> int:
    """Where the clause of "nurses who said ..." stops: "they feared losing their jobs | wore masks".

    Args:
        inserted: It stands between commas: "Tesh, who denies all charges |, will appear in court".
    """
    if inserted:
        return next(
            (
                i
                for i in range(start + 1, end - 1)
                if line.kind[i] == COMMA and line.mark[i] < 0 and line.kind[i + 1] in "xve"
            ),
            end,
        )
    seen = False
    for i in range(start, end):
        if line.mark[i] >= 0:
            continue
        k, before = line.kind[i], line.kind[i - 1]
        if seen and k == VERB == before:
            return i
        if (k in "xv" or (k == ED and before in "NnP")) and before not in "xvr":
            if seen and before in "Nn#)s":
                return i
            seen = True
        elif k in "PSc,":
            seen = False
    return end


def _around(line: Line, cues: Sequence[Cue], number: int) -> list[Range]:
    """The content of "according to X": what stands before it, after it, or both."""
    cue = cues[number]
    first, last = line.first[cue.head], line.last[cue.head]
    start, right = cue.start, cue.right
    lead = start if line.tokens[start].text[0].isupper() else first
    while lead < start and (line.kind[lead] in "cr," or line.low[lead] in ("but", "so")):
        lead += 1
    if lead >= start:
        if right + 1 >= last or line.kind[right] != COMMA:
            return []
        if line.mark[right + 1] >= 0 and line.is_sentence(line.mark[right + 1]):
            return [line.bounds[line.mark[right + 1]]]
        return _to_clause_end(line, right + 1, cues, number)
    end = start
    while end > first and line.mark[end - 1] < 0 and line.kind[end - 1] in ",-:":
        end -= 1
    begin = first
    if line.mark[begin] >= 0:
        begin = min(begin, line.bounds[line.mark[begin]][0])
    if end <= begin:
        return []
    pieces = [(begin, end)]
    if (
        right + 1 < last
        and line.kind[right] == COMMA
        and line.mark[right + 1] < 0
        and line.kind[start - 1] == COMMA
        and line.kind[right + 1] in "xvren"
    ):
        pieces += _to_clause_end(line, right + 1, cues, number)
    return pieces
