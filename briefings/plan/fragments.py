"""A few words of an article that a question can carry: a clause that stands alone, or a phrase that names its matter.

Letter for letter, twelve words at most, never so cut that the sense turns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefings import lexicon
from briefings.model import Article, Attribution, Extract, Span, word_count
from briefings.plan import clauses
from briefings.plan.askable import is_of_another
from briefings.plan.clauses import Tree
from briefings.plan.conditions import conditionals
from briefings.plan.excerpts import paired
from briefings.plan.phrases import (
    Speech,
    has_subject,
    is_clause,
    is_whole,
    of_quote,
    pieces_by_marks,
    speech_of,
    trimmed,
)
from briefings.plan.standing import (
    DENIES,
    FIRST_PERSON,
    LOOSE_END,
    LOOSE_START,
    NO_CLAUSE,
    NOTHING_TO_ANSWER,
    PRONOUN,
    SENTENCE_END,
    SIDE_CLAUSE,
    THERE,
    Form,
    is_taken_back,
    stands_alone,
    telling,
)
from briefings.plan.terms import terms

LONGEST = 12  # words
LONGEST_JOINED = 16  # of a condition with what follows, and of a clause that is cut in its middle
SHORTEST = 2
LONGEST_STRETCH = 2_000  # characters that are looked through: a line of a megabyte is no sentence


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words for a question, with how they join to it."""

    extract: Extract
    form: Form
    words: int
    said_of: bool = False  # what something is said to be: "is also | a sign of despair"
    whole: bool = False  # all of a sentence, or of what the article itself has in marks


_MARKED = re.compile('[“"]([^“”"]{3,600})[”"]')


def fragments(
    article: Article,
    span: Span,
    attribution: Attribution | None,
    most: int,
    topic: Collection[str],
    *,
    framed: bool = False,
    asked: bool = False,
    pointed: bool = False,
) -> list[Fragment]:
    """The stretches that can stand in a question, the best first; empty where none keeps its sense alone.

    Args:
        article: Where they stand.
        span: What is printed of it: nothing outside is quoted.
        attribution: Whose words; None: the outlet's own.
        most: Words at most.
        topic: Terms that a good fragment holds.
        framed: The question says itself that the words are what is doubted, demanded or warned of.
        asked: The speaker wants something done: what it is may stand alone.
        pointed: They are spoken of the guest's side: "they" and "he" at the head of a quotation are understood.
    """
    found: list[tuple[float, int, Fragment]] = []
    if span.end - span.start > LONGEST_STRETCH:
        return []
    text, speech, read = article.text, speech_of(article, span), clauses.trees(article, span)
    for a, b in _reports(article, span, attribution, speech, read):
        words = text[a:b]
        if word_count(words) <= min(most, LONGEST):
            worth = _worth(words, word_count(words), "told", topic, cut=False)
            extract = cut_out(article, Span(span.article, a, b), bare=True)
            found.append((worth, -a, Fragment(extract, "told", word_count(words), whole=True)))
    for start, end, direct, whole_end in _regions(text, span, attribution):
        began, reported = _began(attribution, start), not direct and attribution is not None
        pieces = (
            _of_trees(text, read, start, end, direct=direct, asked=asked)
            if read
            else pieces_by_marks(text, start, end, direct, speech, framed)
        )
        for a, b, form in dict.fromkeys(pieces):
            words = text[a:b]
            count = word_count(words)
            if (
                not SHORTEST <= count <= min(most, LONGEST)
                or (form != "to" and not is_whole(speech, a, b, start, form) and not _is_quote(text, a, b, form))
                or not stands_alone(
                    text,
                    _plainly(words, topic, own=_is_they(text, attribution, a)),
                    a,
                    b,
                    start,
                    whole_end,
                    form,
                    framed,
                    pointed=pointed,
                )
                or (form in ("said", "told") and _is_of_another(text, began, a, attribution))
                or _is_quoted_inside(text, a)
                or parts_a_figure(text, b)
                or parts_a_purpose(text, a, b)
            ):
                continue
            piece = Span(span.article, a, b)
            cut = article.starts_inside(piece) or article.ends_inside(piece)
            extract = cut_out(article, piece, bare=reported)
            said_of = _is_said_of(text, a, b)
            worth = _worth(words, count, form, topic, cut=not _is_sense_whole(text, b, whole_end))
            worth += (1.5 if said_of else 0.0) + (1.2 if form == "of" and not cut else 0.0)
            found.append((worth, -a, Fragment(extract, form, count, said_of, whole=not cut)))
        for a, gap, on, b in dict.fromkeys(w for tree in read for w in _in_two(tree, start, end)):
            words = f"{text[a:gap]} {text[on:b]}" if on > gap else text[a:b]
            form = "said" if direct else "told"
            told = _plainly(words, topic, own=_is_they(text, attribution, a))
            if (
                word_count(words) > LONGEST_JOINED
                or most < LONGEST
                or parts_a_figure(text, b)
                or parts_a_purpose(text, on, b)
            ):
                continue
            if not (
                _stands_with_condition(text, words, on, b, whole_end, form)
                if _IF.match(words)
                else stands_alone(text, told, a, b, start, whole_end, form, framed)
            ):
                continue
            pieces_of = (
                (Span(span.article, a, gap), Span(span.article, on, b)) if on > gap else (Span(span.article, a, b),)
            )
            worth = _worth(words, word_count(words), form, topic, cut=not _is_sense_whole(text, b, whole_end))
            ends = cut_out(article, Span(span.article, a, b), bare=reported)
            found.append((worth, -a, Fragment(replace(ends, pieces=pieces_of), form, word_count(words))))
    found.sort(key=lambda f: (-f[0], f[1]))
    return [f for _, _, f in found]


def _in_two(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Clauses with a cut in their middle, and conditions with what follows from them, cut or whole."""
    yield from clauses.with_aside(tree, start, end)
    yield from clauses.without_purpose(tree, start, end)
    yield from conditionals(tree, start, end)


_IF = re.compile(r"(?:if|unless)\s", re.IGNORECASE)


def _stands_with_condition(text: str, words: str, on: int, b: int, end: int, form: Form) -> bool:
    """Whether a condition with what follows from it keeps its sense: nobody in the condition whom an earlier sentence names, no
    words in marks, and nothing behind that takes it back."""
    then = text[on:b] if on < b else words.partition(",")[2]
    condition = words[: len(words) - len(then)]
    if any(mark in words for mark in '“”"[]();\n') or LOOSE_END.search(then) or NOTHING_TO_ANSWER.search(words):
        return False
    if _POINTS_ELSEWHERE.search(condition) or FIRST_PERSON.search(words):
        return False
    if form == "said" and on == b and word_count(words) <= LONGEST:
        return False  # a whole sentence of somebody's is found as such
    return not is_taken_back(words, SENTENCE_END.split(text[b:end], maxsplit=1)[0])


_POINTS_ELSEWHERE = re.compile(
    r"\b(?:it|they|he|she|this|that|these|those|them|him|her|his|their|its|so)\b", re.IGNORECASE
)


def _is_they(text: str, attribution: Attribution | None, a: int) -> bool:
    """Whether "they" or "it" at the head of what is reported is who says it: "Two clerks said they | …", "They said that they …"."""
    if attribution is None or attribution.source is None or attribution.cue is None or attribution.kind == "direct":
        return False
    content, source, cue = attribution.content[0], attribution.source, attribution.cue
    own = _THEMSELVES.match(text, a)
    if (
        own is None
        or not source.end <= cue.start < cue.end <= content.start
        or len(text[source.end : cue.start].split()) > 1
    ):
        return False
    if text[cue.end : a].split() not in ([], ["that"]):
        return False
    said = text[source.start : source.end].lower()
    return said == "they" or (own[0].lower() == "they" and bool(_SEVERAL.search(said)))


_THEMSELVES = re.compile(r"they\b", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:[a-z]{3,}(?<!s)s|people|police)$")


def _plainly(words: str, topic: Collection[str], *, own: bool = False) -> str:
    """Words that point at what the topic names as they would without pointing: of "This second strike", on strikes, everybody
    knows which; of "this proposal" nobody does. Who speaks of themselves (`own`) is known."""
    if own:
        return f"The speakers{words[len('they') :]}"
    pointing = _POINTS_AT.match(words)
    return f"The {words[pointing.end() :]}" if pointing and terms(pointing[1]) & set(topic) else words


_POINTS_AT = re.compile(
    r"(?:This|These)\s(?=(?:[a-z]+\s)?([a-z]+)\s(?:is|are|was|were|has|have|had|will|would|can|could|may)\b)"
)


def cut_out(article: Article, piece: Span, *, bare: bool) -> Extract:
    """A few words as a question carries them. What has marks of the article, or is only reported, gets none of ours
    (`bare`), and has to be told where it is cut."""
    opens, closes = bare and article.starts_inside(piece), bare and article.ends_inside(piece)
    return Extract((piece,), opens, closes, quoted=not bare, fragment=True)


def _began(attribution: Attribution | None, start: int) -> int:
    """Where what is said begins that a stretch of it stands in."""
    held = (c.start for c in attribution.content if c.start <= start <= c.end) if attribution else ()
    return next(iter(held), start)


def _is_of_another(text: str, began: int, a: int, attribution: Attribution | None) -> bool:
    """Whether words are somebody else's in what the speaker says."""
    before = SENTENCE_END.split(text[began : a + 1])[-1][:-1]  # with the first letter: by it a sentence ends before it
    return is_of_another(before, direct=attribution is not None and attribution.kind == "direct")


def parts_a_figure(text: str, b: int) -> bool:
    """Whether a cut ends inside a figure: "will get kr200 | ,000", "cost 3 | million"."""
    return text[b - 1 : b].isdigit() and _FIGURE_NEXT.match(text, b) is not None


_FIGURE_NEXT = re.compile(
    r"[.,:]?\d|\s\d{3}(?!\d)|\s?(?:hundred|thousand|million|billion|trillion|per ?cent|%|m\b|bn\b)", re.IGNORECASE
)


def parts_a_purpose(text: str, a: int, b: int) -> bool:
    """Whether a cut takes away what a commitment, a decision or a request is for, with which alone the words are about
    anything: "confirmed the commitment of the board | to reopen the ward"."""
    return _PURPOSE_NEXT.match(text, b) is not None and _OPEN_NOUN.search(text, a, b) is not None


_PURPOSE_NEXT = re.compile(r"\s(?:not\s)?(?:to|for|that|whether)\s", re.IGNORECASE)
_OPEN_NOUN = re.compile(
    r"\b(?:commitments?|decisions?|requests?|pledges?|promises?|plans?|offers?|proposals?|demands?|calls?|intentions?|readiness|willingness|"
    r"refusals?|threats?|attempts?|efforts?|agreements?|orders?|permission|authori[sz]ation|permits?|bids?|ability|capacity|right|duty|"
    r"obligations?|desire|wish|need|deadlines?|claims?|warnings?|assurances?|guarantees?|hopes?|fears?|ban)"
    r"(?:\s(?:of|by|from|in|at)(?:\s(?!and\b)[\w’'-]+){1,6})?$",
    re.IGNORECASE,
)


def _is_quoted_inside(text: str, a: int) -> bool:
    """Whether words are what the speaker quotes of somebody else: “he told me, ‘| You will lose it’”."""
    first = max(text.rfind("\n", 0, a), a - LONGEST_STRETCH) + 1
    opens = max(text.rfind("“", first, a), text.rfind('"', first, a) if text.count('"', first, a) % 2 else -1)
    if opens < 0 or text.rfind("”", opens, a) >= 0:
        return False
    marks = [m.start() for m in _SINGLE_MARK.finditer(text, opens + 1, a)]
    return bool(marks) and not _SINGLE_CLOSED.search(text, marks[-1] + 1, a)


_SINGLE_CLOSED = re.compile(r"[\w.,!?][’'](?!\w)")
_SINGLE_MARK = re.compile(r"(?<![\w’'“])[‘'](?=\w)")


def _reports(
    article: Article, span: Span, attribution: Attribution | None, speech: Speech, read: Sequence[Tree]
) -> Iterator[tuple[int, int]]:
    """What is reported of somebody from its head on, whole, or where words in the article's own marks stand in it also as
    far as its first clause goes: where it starts and ends: "the closure “was decided before
    the vote” | and nobody was asked"."""
    if attribution is None or attribution.kind == "direct" or not speech:
        return
    text = article.text
    for content in attribution.content:
        if not span.contains(content):
            continue
        lead = _LEAD.match(text, content.start, content.end)
        left, right = lead.end() if lead else content.start, content.end
        right = left + len(text[left:right].rstrip(" \t\r\n,.;:—–-"))
        marked = any(mark in text[left:right] for mark in '“”"')
        ways = [b for tree in read for a, b in clauses.clauses(tree, left, right) if a == left] if marked else []
        ways += [m.start() for m in _SECOND_PART.finditer(text, left, right) if _is_kept(text, left, m.start(), right)]
        for end in dict.fromkeys((right, *ways)):
            if _is_report(article, attribution, speech, Span(span.article, left, end)):
                yield left, end


# Behind the article's own marks what is told may end: "the delay was “a surprise” | and that nobody had asked".
_SECOND_PART = re.compile(r"(?<=[^\s][”\"])(?:,?\sand\s|[,;]\s)")


def _is_kept(text: str, left: int, b: int, right: int) -> bool:
    """Whether what is told keeps its sense where it ends sooner."""
    return paired(text[left:b]) and not is_taken_back(text[left:b], text[b:right])


def _is_report(article: Article, attribution: Attribution, speech: Speech, span: Span) -> bool:
    """Whether words from the head of what is reported say something by themselves."""
    words = article[span]
    marks = any(mark in words for mark in '“”"')
    if marks and (COMMA_INSIDE.search(words) or not paired(words)):
        return False
    if words[:1] in '“"' or any(mark in words for mark in "[]()\n;") or NO_CLAUSE.match(words):
        return False
    if LOOSE_START.match(words) or LOOSE_END.search(words) or NOTHING_TO_ANSWER.search(words):
        return False
    if FIRST_PERSON.search(words) or SIDE_CLAUSE.match(words) or _NEEDS_BEFORE.search(words):
        return False
    if PRONOUN.match(words) and not THERE.match(words) and not _is_speaker(article, attribution, words):
        return False
    if (
        _SIDE_ONLY.match(words)
        and sum(tag in clauses.FINITE for a, b, tag in speech if span.start <= a and b <= span.end) < _BOTH
    ):
        return False
    return has_subject(speech, span.start, span.end)


# "A bridge that has been too weak |, he said, is no bridge": what is said of it stands behind the cue.
_SIDE_ONLY = re.compile(r"(?:[\w'’-]+\s){1,5}(?:that|which|who)\s")
_BOTH = 2  # finite verbs: one of the side clause, one of its own


# "that | the bridge …", "In all, | four ships …": what comes before says nothing of its own.
_LEAD = re.compile(
    r"(?:that\s+)?(?:(?:in (?:all|total|the end)|overall|also|meanwhile|however|still),?\s+)?", re.IGNORECASE
)

_NEEDS_BEFORE = re.compile(
    r"\b(?:them|those|these|so|(?:do|did|does|done) (?:it|this|that))\b|\b(?:it|this|that)$", re.IGNORECASE
)

COMMA_INSIDE = re.compile(r",[”\"]$")  # “a line,” is no end of a sentence
STOP_INSIDE = re.compile(r"[.!?][”\"]$")  # “a line.” needs no second stop
_MOST_BEFORE = 16  # words between the head of a sentence and what somebody says of themselves


def _is_speaker(article: Article, attribution: Attribution, words: str) -> bool:
    """Whether "he" or "she" at the head of what is said is who says it: named, and nobody else, at the head of the sentence."""
    sentence = article.sentence_at(attribution.content[0].start)
    if sentence is None or attribution.sourcing != "named" or not _SELF.match(words):
        return False
    before = article.text[sentence.span.start : attribution.content[0].start]
    name = (attribution.speaker or "").split()[-1:]
    return bool(name) and name[0] in before and word_count(before) <= _MOST_BEFORE and not _ANOTHER.search(before)


_SELF = re.compile(r"(?:he|she)\s", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:and|for|to|by|with|told|asked|that)\s+(?:the\s+)?[A-Z]")


def _is_sense_whole(text: str, b: int, end: int) -> bool:
    """Whether what is said goes no further than these words: the clause ends there."""
    return not re.match(r"[\s\"”’]*\w", text[b:end]) or text[b : b + 1] in ".!?"


@lru_cache(maxsize=4096)  # the same words are looked through for every guest
def _of_trees(
    text: str, read: tuple[Tree, ...], start: int, end: int, *, direct: bool, asked: bool
) -> tuple[tuple[int, int, Form], ...]:
    """What the trees of a stretch give: start, end and form of each piece, those of a tree before those of the next."""
    return tuple(dict.fromkeys(_pieces_of_trees(text, read, start, end, direct=direct, asked=asked)))


def _pieces_of_trees(
    text: str, read: Sequence[Tree], start: int, end: int, *, direct: bool, asked: bool
) -> Iterator[tuple[int, int, Form]]:
    for tree in read:
        if text[tree.spans[-1][0] : tree.spans[-1][1]] == "?" or text[tree.spans[-1][0] - 1] == "?":
            continue  # a question says nothing: "Was it cold?"
        for a, b in clauses.clauses(tree, start, end):
            yield a, b, "said" if direct else "told"
        for a, b in clauses.cores(tree, start, end):
            yield a, b, "of"
        if asked:
            for a, b in clauses.infinitives(tree, start, end):
                yield a, b, "to"
        # A whole sentence, whatever the tree makes of it; of speech also one that is cut by its marks.
        first, last = max(start, tree.spans[0][0]), min(end, tree.spans[-1][1])
        if direct or (first, last) == (tree.spans[0][0], tree.spans[-1][1]):
            left, right = trimmed(text, first, last)
            finite = any(tag in clauses.FINITE for tag in tree.tags)
            if left < right and (is_clause(text[left:right]) or (finite and text[left].isupper())):
                yield left, right, "said" if direct else "told"
                if direct and (tie := _TIES.match(text, left, right)):
                    yield tie.end(), right, "said"
            comma = text.find(", ", first, last) if direct else -1
            if (
                comma > 0
                and is_clause(text[left:comma])
                and tree.parts_at(comma, last)
                and not _SAYS_NEXT.search(text[left:comma])
            ):
                yield left, comma, "said"
    if direct:
        yield from of_quote(text, start, end)


def _is_quote(text: str, a: int, b: int, form: Form) -> bool:
    """Whether a phrase is all that an article has between two marks: "a bill for a room where nobody slept"."""
    opens = text[a - 1 : a] in ("“", '"')
    return (
        form == "of"
        and opens
        and bool(_ENDS_QUOTE.match(text, b))
        and re.match(r"(?:an?|the|another)\s", text[a:b]) is not None
    )


# What only ties somebody's sentence to the one before.
_TIES = re.compile(
    r"(?:But|And|So|Yet|Still|Now|Then|Well|Look|Before then|Since then|In fact|Of course|Frankly|Honestly|Clearly|Instead|However|Also|(?:I|We) (?:would|must|can only) say(?: \w+){0,2} that),?\s+(?=[^\W_])"
)
_ENDS_QUOTE = re.compile(r"[.,;!?]?[”\"]")
_SAYS_NEXT = re.compile(r"\b(?:said|says|told|tells|asked|asks)\b[^,]{0,20}$")  # what was said stands behind the comma


def _is_said_of(text: str, a: int, b: int) -> bool:
    """Whether a phrase is what something is said to be: "is also | a sign of despair", "called the fine | “a joke”"; not "called |
    the fine | “a joke”"."""
    if _MARK_NEXT.match(text, b):
        return False
    named = text[a - 1 : a] in ("“", '"') and _NAMED.search(text[max(0, a - 80) : a])
    return bool(named or _SAID_OF.search(text[max(0, a - 30) : a]))


_MARK_NEXT = re.compile(r"\s[“\"]")
_NAMED = re.compile(
    r"\b(?:call(?:s|ed)|describ(?:es|ed)|dubbed|brand(?:s|ed)|label(?:s|led|ed))\s[^.;:“”\"]{2,60}\s(?:as\s)?[“\"]$"
)

_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|be|represents?|constitutes?|considered|called)\s+(?:also\s+|only\s+|clearly\s+)?[“\"]?$",
    re.IGNORECASE,
)


def _regions(text: str, span: Span, attribution: Attribution | None) -> Iterator[tuple[int, int, bool, int]]:
    """What may be quoted: the speaker's words in marks, and what is reported outside them; else the whole stretch.

    Yields:
        Start, end, whether it is direct speech, and where what is said there ends.
    """
    if attribution is None:
        yield span.start, span.end, False, span.end
        return
    for content in attribution.content:
        start, end = max(content.start, span.start), min(content.end, span.end)
        if start >= end:
            continue
        marked = [m.span(1) for m in _MARKED.finditer(text, start, end)]
        if attribution.kind == "direct" and not marked:
            marked = [(start, end)]
        for a, b in marked:
            yield a, b, True, b
        that = re.compile(r"that\s+", re.IGNORECASE).match(text, start)
        at = that.end() if that else start
        if not marked:
            yield at, end, False, end
        elif attribution.kind != "direct":
            for a, b in [*marked, (end + 1, end + 1)]:
                if at < a - 1:
                    yield at, a - 1, False, end
                at = b + 1


def _worth(words: str, count: int, form: Form, topic: Collection[str], *, cut: bool) -> float:
    """How much of the position the words carry: a clause before a phrase, its length, the topic and words of judgement in
    them; less for a cut."""
    held = terms(words)
    judging = sum(lexicon.stem(w.lower()) in telling() for w in re.findall(r"[^\W\d_]+", words))
    base = {"said": 2.5, "told": 2.2, "to": 2.6, "of": 0.6, "does": 2.0}[form]
    return (
        base
        + min(count, 9) / 4
        + (0.4 if form == "of" else 0.8) * min(2, len(held & set(topic)))
        + 1.1 * min(2, judging)
        - (0.5 if cut and form != "of" else 0)
        + (0.7 if form != "of" and DENIES.search(words) else 0)
    )
