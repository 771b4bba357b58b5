"""Questions that can be read aloud: a stem of the template, with a few of the article's own words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings import lexicon
from briefings.model import Attribution, Extract, Item, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.counters import Counter
from briefings.plan.evidence import Evidence
from briefings.plan.lines import said_item, speaker_words
from briefings.plan.terms import terms
from briefings.template.shape import Wording

LONGEST_QUESTION = 20  # words
LONGEST_FRAGMENT = 12  # words
SHORTEST_FRAGMENT = 3
WORDINGS = {
    f"question_{stem}{form}{suffix}": ("speaker", "who", "outlet", "words")
    for stem in ("counter", "doubt", "weigh")
    for form in ("", "_phrase")
    for suffix in ("", "_unnamed")
} | {"question_bare": ("speaker", "who", "noun", "outlet")}

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
        "noun": _noun(brief, attribution) if evidence.sourcing == "named" else "",
        "words": None,
    }
    key = "question_bare"
    for form in ("", "_phrase"):  # a clause that can follow "said", else a phrase that the article quotes
        stem = _key(counter, form)
        room = LONGEST_QUESTION - _stem_words(brief.template.wording, stem) - word_count(speaker)
        if stem.endswith("_unnamed"):
            room -= word_count(_outlet(brief, evidence)) or len(["one", "report"])
        words = fragment(brief, evidence, attribution, min(LONGEST_FRAGMENT, room), clause=not form)
        if words is not None:
            key, slots["words"] = stem, words
            break
    asked = said_item(brief, evidence, item, key, style="Question", why=counter.why)
    return replace(asked, slots=slots)


def _key(counter: Counter, form: str) -> str:
    stem = {"own_doubt": "doubt", "other_side": "counter", "best_case": "weigh", "others": "counter"}[counter.reason]
    return f"question_{stem}{form}" + ("" if counter.evidence.sourcing == "named" else "_unnamed")


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


def fragment(brief: Brief, evidence: Evidence, attribution: Attribution, most: int, *, clause: bool) -> Extract | None:
    """A few words that carry the position: a whole quotation where it is short, else one clause of the content.

    Args:
        brief: The pack's working sheet.
        evidence: What is to be quoted from.
        attribution: The attribution of it.
        most: Words at most.
        clause: Whether to look for a clause with a verb, or for a phrase in the article's own marks.

    Words stand in marks only when the article has them in marks. What is left out inside the sentence is marked.
    """
    article = brief.dossier.of(evidence.article).article
    candidates = []
    for span in attribution.content:
        if not evidence.span.contains(span):
            continue
        for piece, quoted, opens, closes in _pieces(article.text, span, attribution):
            words = word_count(article[piece])
            if _TURNING.search(article.text[max(span.start, evidence.span.start) : piece.start]):
                continue
            if _LOOSE_START.match(article[piece]) or _LOOSE_END.search(article[piece]):
                continue
            if _is_clause(article[piece]) != clause or not (quoted or clause):
                continue
            if SHORTEST_FRAGMENT <= words <= most:
                candidates.append(
                    (_worth(brief, article[piece], words, quoted, opens or closes), piece, quoted, opens, closes)
                )
    if not candidates:
        return None
    _, piece, quoted, opens, closes = max(candidates, key=lambda c: (c[0], -c[1].start))
    return Extract((piece,), opens, closes, quoted=quoted, fragment=True)


_MARKED = re.compile('[“"]([^“”"]{3,400})[”"]')
_TURNING = re.compile(
    r"\b(?:not|never|no|nor|neither|without|unless|if|whether|hardly|unlikely|den(?:y|ies|ied)|doubt(?:s|ed)?|refus\w+|fail\w*|"
    r"\w+n[’']t|cannot)\b",
    re.IGNORECASE,
)  # what follows one of these may mean its opposite without it: "they do not believe | it will change the war"
_LOOSE_START = re.compile(
    r"(?:and|but|or|nor|which|who|whose|as|if|because|while|although|though|that|than|to|of|in|on|with|by|for|from|at|into)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"\b(?:and|but|or|the|a|an|of|to|in|on|with|by|for|from|at|into|that|which|who|as|if|because|not|is|are|was|were|"
    r"have|has|had|will|would|if .*|unless .*)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|\w+n[’']t|"
    r"(?!United\b|Indeed\b)\w{2,}ed)\b"
)  # a verb that no noun looks like: "rates" and "dangerous" end alike


_RELATIVE = re.compile(r"\b(?:that|which|who|whose|to)\b")


def _is_clause(words: str) -> bool:
    """Whether the words can follow "said": a verb stands in them, and before any word that makes it a side clause.

    "concerns that it could spread" is a phrase; "it could spread" is a clause.
    """
    verb = _VERB.search(words)
    side = _RELATIVE.search(words)
    return verb is not None and (side is None or verb.start() < side.start()) and verb.start() > 0


def _worth(brief: Brief, words: str, count: int, quoted: bool, cut: bool) -> float:
    worth = count / 4 + 1.5 * len(terms(words) & brief.topic.keys())
    worth += 3 if quoted else 0
    worth += 2 if _VERB.search(words) else 0
    worth -= 1 if cut else 0
    return worth


def _pieces(text: str, span: Span, attribution: Attribution) -> Iterator[tuple[Span, bool, bool, bool]]:
    """Candidate stretches of one content span: span, whether it was in marks, whether each end is a cut."""
    body = text[span.start : span.end]
    marked = [(m.start(1), m.end(1)) for m in _MARKED.finditer(body)]
    if attribution.kind == "direct" and not marked:
        marked = [(0, len(body))]
    if marked:
        for start, end in marked:
            for a, b in _clauses(body, start, end):
                left, right = _trimmed(body, a, b)
                if left < right:
                    opens, closes = left > _skip(body, start), right < _skip_back(body, end)
                    yield Span(span.article, span.start + left, span.start + right), True, opens, closes
    else:
        that = _THAT.match(body)
        start = that.end() if that else 0
        for a, b in _clauses(body, start, len(body)):
            left, right = _trimmed(body, a, b)
            if left < right:
                yield (
                    Span(span.article, span.start + left, span.start + right),
                    False,
                    left > start,
                    right < _skip_back(body, len(body)),
                )


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
