"""Questions that can be read aloud: a stem of the template, with a few of the article's own words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefings import lexicon
from briefings.model import Attribution, Extract, Item, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.counters import Counter
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import VERB
from briefings.plan.lines import said_item, speaker_words
from briefings.plan.terms import terms
from briefings.template.shape import Wording

LONGEST_QUESTION = 20  # words
LONGEST_FRAGMENT = 12  # words
SHORTEST_FRAGMENT = 3
FORMS = ("_clause", "_does", "_told", "_phrase")
# in the order in which a question tries them: a clause in the article's marks after "said"; what the speaker does, from
# the article's verb on; a reported clause after "said"; a phrase in the article's marks

WORDINGS = {
    f"question_{stem}{form}{suffix}": ("speaker", "who", "outlet", "words")
    for stem in ("counter", "own", "doubt", "weigh")
    for form in FORMS
    for suffix in ("", "_unnamed")
} | {f"question_bare{guest}": ("speaker", "who", "noun", "outlet") for guest in ("", "_own", "_weigh")}

_CLAUSE = re.compile(
    r"[,;:—–]+\s+|\s[—–-]\s|[.!?…]+[\"”’)]*\s+|\s+(?=(?:and|but|because|which|while|although)\s)|\sthat\s+(?=(?:the|a|an|such|this|these|"
    r"it|he|she|they|we|there|[A-Z])\w*\s)"
)
_THAT = re.compile(r"that\s+", re.IGNORECASE)
_EDGES = " \t\r\n\"“”„«»‘’'.,;:!?…—–-()[]"


def compose(brief: Brief, counter: Counter, item: str) -> Item | None:
    """The question that puts a counter-position to the guest, in twenty words or fewer; None when nobody is given.

    Where no stretch of twelve words or fewer can stand alone the question names the speaker and quotes nothing.
    """
    evidence = counter.evidence
    attribution = evidence.attribution
    if attribution is None or not evidence.speaker:
        return None
    speaker = speaker_words(brief, evidence)
    slots: dict[str, Slot] = {
        "speaker": speaker,
        "who": speaker[:1].upper() + speaker[1:],
        "outlet": _outlet(brief, evidence),
        "noun": _noun(brief, attribution) or ("doubt" if counter.reason == "own_doubt" and not evidence.camps else ""),
        "words": None,
    }
    for form in FORMS:
        stem = _key(counter, form)
        room = LONGEST_QUESTION - _stem_words(brief.template.wording, stem) - word_count(speaker)
        if stem.endswith("_unnamed"):
            room -= word_count(_outlet(brief, evidence)) or len(["one", "report"])
        words = fragment(brief, evidence, attribution, min(LONGEST_FRAGMENT, room), form)
        if words is not None:
            key, slots["words"] = stem, words
            break
    else:
        key = _bare_key(brief, counter)
    asked = said_item(brief, evidence, item, key, style="Question", why=counter.why)
    return replace(asked, slots=slots)


def _key(counter: Counter, form: str) -> str:
    stem = {"own_doubt": "doubt", "other_side": "counter", "best_case": "weigh", "others": "counter"}[counter.reason]
    if stem == "doubt" and counter.evidence.camp:
        stem = "own"
    return f"question_{stem}{form}" + ("" if counter.evidence.sourcing == "named" else "_unnamed")


def _bare_key(brief: Brief, counter: Counter) -> str:
    """Which question goes with words that stand whole below it."""
    if brief.camp is None:
        return "question_bare_weigh"
    return "question_bare_own" if counter.reason == "own_doubt" and counter.evidence.camp else "question_bare"


def _noun(brief: Brief, attribution: Attribution) -> str:
    """What the article's verb of saying is called: "warning" for "warned"; "" for a verb that only says."""
    nouns = {lexicon.stem(verb): noun for verb, noun in lexicon.load("speech_nouns").items()}
    words = brief.dossier[attribution.cue].split() if attribution.cue else []
    return next((nouns[lexicon.stem(w)] for w in words if lexicon.stem(w) in nouns), "")


def _outlet(brief: Brief, evidence: Evidence) -> str:
    """Who tells of an unnamed speaker: the outlet they told, else the article's own; "" when the text names neither."""
    if evidence.relay:
        return evidence.relay[0]
    outlet = brief.dossier.of(evidence.article).article.outlet
    return outlet.value if outlet else ""


def _stem_words(stems: Mapping[str, Wording], key: str) -> int:
    """The most words that a stem has besides its slots."""
    stem = stems.get(key, "")
    texts = (stem,) if isinstance(stem, str) else stem
    shortest_branch = [re.sub(r"\{% else %\}.*?\{% endif %\}", " ", text) for text in texts]
    return max((word_count(re.sub(r"\{[{%].*?[%}]\}", " ", text)) for text in shortest_branch), default=0)


def fragment(brief: Brief, evidence: Evidence, attribution: Attribution, most: int, form: str) -> Extract | None:
    """A few words that carry the position, in one of the FORMS; None where none keeps its sense alone.

    Args:
        brief: The pack's working sheet.
        evidence: What is to be quoted from.
        attribution: The attribution of it.
        most: Words at most.
        form: One of FORMS.

    Words stand in marks only when the article has them in marks. What is left out inside the sentence is marked.
    """
    text = brief.dossier.of(evidence.article).article.text
    stretches = _predicates(text, evidence, attribution) if form == "_does" else _parts(text, evidence, attribution)
    candidates = []
    for piece in stretches:
        words = text[piece.span.start : piece.span.end]
        count = word_count(words)
        if not SHORTEST_FRAGMENT <= count <= most or not _stands_alone(text, piece, words):
            continue
        if form != "_does" and (piece.quoted, _is_clause(words)) != _WANTED[form]:
            continue
        candidates.append((_worth(brief, words, count, piece.opens or piece.closes), -piece.span.start, piece))
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c[:2])[2]
    return Extract((best.span,), best.opens, best.closes, quoted=best.quoted, fragment=True)


_WANTED = {"_clause": (True, True), "_told": (False, True), "_phrase": (True, False)}  # in marks, a clause


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that a question may quote."""

    span: Span
    quoted: bool  # the article has it in marks
    opens: bool  # starts inside what is said
    closes: bool  # ends inside what is said
    before: int  # where what is said starts
    after: int  # and where it ends


def _stands_alone(text: str, piece: _Piece, words: str) -> bool:
    """Whether the words keep their sense without what stands around them."""
    whole = piece.quoted and not piece.opens  # what somebody said may open and end as they like
    if (_LOOSE_START.match(words) and not whole) or (_LOOSE_END.search(words) and piece.closes) or not _paired(words):
        return False
    return not _TURNING.search(text[piece.before : piece.span.start]) and not _HEDGING.search(
        text[piece.span.end : piece.after]
    )


def _paired(words: str) -> bool:
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0


def _predicates(text: str, evidence: Evidence, attribution: Attribution) -> Iterator[_Piece]:
    """What the speaker does, from the article's verb on: "warned the US against allowing …"."""
    source, cue = attribution.source, attribution.cue
    content = next((c for c in attribution.content if evidence.extract.span.overlaps(c)), None)
    if attribution.kind == "direct" or source is None or cue is None or content is None:
        return
    gap = text[source.end : cue.start]
    verb = text[cue.start : cue.end].split()[:1]
    if not (source.end <= cue.start <= content.start) or len(gap.split()) > 1 or not verb or not _FINITE.match(verb[0]):
        return
    if any(mark in text[cue.start : content.start] for mark in ",:;"):
        return
    end = min(content.end, evidence.extract.span.end)
    ends = [end, *(content.start + m.start() for m in _CLAUSE_END.finditer(text[content.start : end]))]
    for at in ends:
        left, right = _trimmed(text, cue.start, at)
        if left < right:
            yield _Piece(Span(content.article, left, right), False, False, right < _skip_back(text, end), left, end)


_FINITE = re.compile(
    r"(?:\w+ed|said|told|has|have|had|\w+[^s]s|spoke|sought|made|gave|saw|felt|thought|knew|found|did|does|will|would)$"
)
_CLAUSE_END = re.compile(r"[,;]\s")  # never before a place or an object: "to be used | in strikes deep inside …"
_HEDGING = re.compile(
    r"\b(?:if|unless|until|provided|but|although|though|except|however|without|only|not|never|no|\w+n[’']t)\b",
    re.IGNORECASE,
)  # what is left out behind may take back what is quoted: "he would resign | if the board asked"


_MARKED = re.compile('[“"]([^“”"]{3,400})[”"]')
_TURNING = re.compile(
    r"\b(?:not|never|no|nor|neither|without|unless|if|whether|hardly|unlikely|den(?:y|ies|ied)|doubt(?:s|ed)?|refus\w+|fail\w*|"
    r"\w+n[’']t|cannot)\b",
    re.IGNORECASE,
)  # what follows one of these may mean its opposite without it: "they do not believe | it will change the war"
_LOOSE_START = re.compile(
    r"(?:and|but|or|nor|which|who|whose|as|if|because|while|although|though|that|than|to|of|in|on|with|by|for|from|at|into|"
    r"including|especially|particularly|such|even|also|despite|citing|saying|adding)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"\b(?:and|but|or|the|a|an|of|to|in|on|with|by|for|from|at|into|that|which|who|as|if|because|not|is|are|was|were|"
    r"have|has|had|will|would|if .*|unless .*)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|to)\b")


def _is_clause(words: str) -> bool:
    """Whether the words can follow "said": a verb stands in them, and before any word that makes it a side clause.

    "concerns that it could spread" is a phrase; "it could spread" is a clause.
    """
    verb = VERB.search(words)
    side = _RELATIVE.search(words)
    return verb is not None and (side is None or verb.start() < side.start()) and verb.start() > 0


def _worth(brief: Brief, words: str, count: int, cut: bool) -> float:
    """How much of the position the words carry: their length, the topic in them; less for a cut."""
    return count / 4 + 1.5 * len(terms(words) & brief.topic.keys()) - (1.5 if cut else 0)


def _parts(text: str, evidence: Evidence, attribution: Attribution) -> Iterator[_Piece]:
    """Runs of whole clauses of what is said: those in the article's marks, and where there are none all."""
    for span in attribution.content:
        if not evidence.extract.span.contains(span) and not evidence.span.contains(span):
            continue
        end_of_voice = min(span.end, evidence.extract.span.end) if attribution.kind == "indirect" else span.end
        marked = [(m.start(1), m.end(1)) for m in _MARKED.finditer(text, span.start, span.end)]
        if attribution.kind == "direct" and not marked:
            marked = [(span.start, span.end)]
        that = _THAT.match(text, span.start)
        for start, end in marked or [(that.end() if that else span.start, end_of_voice)]:
            first, last = _skip(text, start), _skip_back(text, end)
            for a, b in _clauses(text, start, end):
                left, right = _trimmed(text, a, b)
                if left < right:
                    yield _Piece(Span(span.article, left, right), bool(marked), left > first, right < last, start, end)


def _clauses(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of whole clauses between the two offsets."""
    breaks = [start]
    breaks += [m.end() for m in _CLAUSE.finditer(body, start, end) if m.end() < end]
    breaks.append(end)
    for i, a in enumerate(breaks[:-1]):
        for b in breaks[i + 1 : i + 4]:
            yield a, b


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    return _skip(body, start), _skip_back(body, end)


def _skip(body: str, start: int) -> int:
    while start < len(body) and body[start] in _EDGES:
        start += 1
    return start


def _skip_back(body: str, end: int) -> int:
    while end > 0 and body[end - 1] in _EDGES:
        end -= 1
    return end
