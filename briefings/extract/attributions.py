"""Article -> who said what, by rules.

Method: a reporting verb or phrase outside quotation marks is the cue; the noun phrase beside it is the source; the clause
or the marked text that it governs is the content (the order of Pareti et al. 2013, with O'Keefe et al. 2012 for marked
text). Marked text that no cue governs goes on with the speaker before it when it stands as a sentence of its own;
otherwise it is nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefings.extract import contents, joining
from briefings.extract.clauses import Line, read_line
from briefings.extract.cues import Cue, find_cues, verbs
from briefings.extract.governed import content_of
from briefings.extract.joining import Draft, Trail
from briefings.extract.marks import CHECK, Marks
from briefings.model import Article, Attribution, Problem


def extract(article: Article, marks: Marks) -> tuple[Attribution, ...]:
    """All attributions outside page furniture, in text order; speakers are not yet resolved.

    Args:
        article: Segmented.
        marks: Its marked text, from `pair_marks`, best after `close_at_cues`.
    """
    drafts: list[Draft] = []
    trail = Trail()
    transcript = joining.transcript_labels(article)
    for number, paragraph in enumerate(p for p in article.paragraphs if p.sentences and not p.noise):
        stretches = marks.within(paragraph.span.start, paragraph.span.end)
        line = read_line(paragraph, stretches)
        here, waiting = _of_paragraph(line, trail, transcript=transcript)
        if not drafts and not here and number == 0 and (title := joining.headline(line)) is not None:
            here = [title]
        drafts += [d for d in here if d not in trail.drafts]
        goes_on = bool(stretches) and stretches[-1].goes_on
        if line.all_marked and (not here or (trail.talk and trail.talk.sure)):
            trail.goes_on = goes_on  # nothing but marked speech: it went to a speaker before
        else:
            trail = Trail(here, waiting, goes_on, talk=joining.exchange(line, here, trail))
        trail.addressed = joining.is_addressed(line)
        trail.end = stretches[-1].end if stretches else 0
    built = [_built(article, d, marks) for d in drafts if d.pieces]
    return tuple(sorted(built, key=lambda a: (a.span.start, a.span.end, a.cue.start if a.cue else -1)))


def _of_paragraph(line: Line, trail: Trail, *, transcript: frozenset[str] | None) -> tuple[list[Draft], Draft | None]:
    """The paragraph's drafts, and its last cue when that ends the paragraph without a content."""
    label = joining.labelled(line, transcript=transcript) or joining.signature_below(line, trail)
    if label is not None:
        return [label], None
    drafts: list[Draft] = []
    bare: list[Draft] = []
    outer: list[tuple[int, int]] = []
    last: list[tuple[int, int]] = []
    cues = find_cues(line)
    for number, cue in enumerate(cues):
        outer = [o for o in outer if o[1] > cue.head]
        pieces = _inside(content_of(line, cues, number), cue, outer)
        if pieces and line.mark[pieces[0][0]] >= 0 and pieces == last:
            continue  # He concluded: “…,” he said.
        last = pieces or last
        if pieces:
            drafts.append(joining.draft(line, cue, pieces))
            if pieces[-1][0] > cue.head:
                outer.append(pieces[-1])
        elif cue.group in ("say", "tell", "ask", "warn", "think"):
            bare.append(joining.draft(line, cue, ()))
    if (signature := joining.signed(line, drafts)) is not None:
        drafts.append(signature)
    drafts += joining.led_in(line, drafts)
    joining.join(line, drafts, bare, trail)
    ends = bare and bare[-1].cue and line.sentences_between(bare[-1].cue[1], line.end(len(line.low))) == 0
    if line.low[-1] != ":":
        return drafts, None
    return drafts, bare[-1] if ends else joining.announcing(line)


def _inside(pieces: Sequence[tuple[int, int]], cue: Cue, outer: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, cut where the content that holds the cue ends: what is said inside another's words ends with them."""
    found = list(pieces)
    for begin, end in outer:
        if begin <= cue.head < end:
            found = [(a, min(b, end) if a >= cue.head else b) for a, b in found if a < end]
    return found


def _built(article: Article, draft: Draft, marks: Marks) -> Attribution:
    pieces: list[tuple[int, int]] = []
    # A transcript between marks: “MARLOWE: I read it.” The label is no part of the words.
    widened = draft.pieces if draft.transcript else {contents.widened(marks, a, b) for a, b in draft.pieces}
    for start, end in sorted(widened):
        if pieces and start < pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    content = tuple(article.span(a, b) for a, b in pieces)
    kind = "direct" if draft.transcript else contents.kind_of(article, content, marks)
    return Attribution(
        content=content,
        kind=kind,
        cue=article.span(*draft.cue) if draft.cue else None,
        source=article.span(*draft.source) if draft.source else None,
        fragment=kind == "direct" and contents.is_fragment(" ".join(article[s] for s in content)),
        negated=draft.negated,
    )


@cache
def _closing_clause() -> re.Pattern[str]:
    """Where words that lost their closing mark end: ", Dr. Farouk said"."""
    return re.compile(rf"[,?!]\s+(?!(?:we|I)\b)(?=(?:[\w.’'-]+\s+){{0,6}}(?:{_said()})\b(?!\s+that\b))")


def close_at_cues(article: Article, marks: Marks) -> Marks:
    """The marks, with each stretch that lost its closing mark cut where a reporting clause follows, and each that lost its
    opening one where a reporting clause stands before the words."""
    cut, problems = [], list(marks.problems)
    for s in marks.stretches:
        if not s.opened:
            clause = _opening_clause().match(article.text, s.start, s.end)
            governed = clause and not _speaks_after().match(article.text, s.end)
            cut.append(replace(s, start=clause.end()) if clause and governed else s)
        elif s.goes_on:
            # “The stairs are a hundred, Walter Heim said. / “He sold me my first ticket,” said …: a mark was lost
            clause = _last_clause().search(article.text, max(s.start + 1, s.end - 200), s.end)
            clause = clause or _inner_clause().search(article.text, s.start + 1, s.end)
            if clause:
                place = article.paragraph_at(s.start)
                number = place.number if place else 0
                what = f"¶{number}: a quotation mark has no partner."
                problems.append(Problem(CHECK, what, article.span(s.start, s.start + 1)))
            cut.append(replace(s, end=clause.start() + 1, goes_on=False) if clause else s)
        else:
            clause = None if s.closed else _closing_clause().search(article.text, s.start + 1, s.end)
            clause = clause or (None if s.closed else _NAMED_CLAUSE.search(article.text, s.start + 1, s.end))
            cut.append(replace(s, end=clause.start() + 1) if clause else s)
    return Marks(tuple(cut), tuple(problems))


# An unknown verb with a whole name behind it: ", hammered the head of the party, Ada Marsh."
_NAMED_CLAUSE = re.compile(
    r"[,?!]\s+(?=[a-z]{3,}ed\s(?:the\s(?:[a-z]+\s){0,6}[a-z]+,\s)?[A-Z][\w’'-]+\s[A-Z][\w’'-]+(?:[.,]|$))"
)


@cache
def _said() -> str:
    ends = ("ed", "said", "says", "told", "wrote")
    said = sorted(form for form, verb in verbs().items() if verb.group in ("say", "tell") and form.endswith(ends))
    return "|".join(said)


@cache
def _last_clause() -> re.Pattern[str]:
    """A reporting clause that ends a paragraph: ", Walter Heim said." """
    who = r"(?:he|she|they|(?:[A-Z][\w.’'-]+\s){1,4}|(?:the|a|his|her|their)\s(?:[\w.’'-]+\s){1,4})"
    return re.compile(rf"[,?!][’']?\s+(?:{who}\s?(?:{_said()})|(?:{_said()})\s{who})[^“”\"«».,]{{0,40}}\.?\s*$")


@cache
def _inner_clause() -> re.Pattern[str]:
    """A reporting clause that ends a sentence inside a paragraph: “The number is small, he wrote on Friday. Marsh left."""
    return re.compile(
        rf"[,?!][’']?\s+(?:he|she|they|(?:[A-Z][\w.’'-]+\s){{1,3}})\s?(?:{_said()})\b[^“”\"«»,]{{0,40}}\.\s"
    )


@cache
def _opening_clause() -> re.Pattern[str]:
    """What stands before words that lost their opening mark: "The mayor, Otto Reiss, said ", "The bloc urged "; who says
    "I" or "we" there speaks the words."""
    forms = "|".join(sorted(f for f, verb in verbs().items() if f.isalpha() and not f.endswith("ing") and verb.group))
    return re.compile(rf"(?!(?:I|We|You|And|But)\b)[^“”\"«»\n]{{2,160}}?\s(?:{forms})(?:\sthat)?:?,?\s+(?=\S)")


@cache
def _speaks_after() -> re.Pattern[str]:
    """A reporting clause that follows a closing mark."""
    return re.compile(rf"[^\S\n]+(?:[\w.’'-]+,?\s+){{0,6}}(?:{_said()})\b")
