"""What whoever leads a talk reads out or reports is somebody else's: "PRESENTER: … In a statement, Ms Osk said, quote, I am
sorry." """

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from briefings.link.scene import words
from briefings.model import Article, Attribution, Findings, Kind, Sentence, Span

_LONGEST_LEAD = 50  # code points
_TIME = r"(?:,?\s(?:last\snight|this\smorning|this\sweek|yesterday|today|earlier)\b,?)?"
_REPORT = re.compile(
    r"(?:In\s(?:a|its|his|her|their)\s(?:\w+\s)?(?:statement|letter|email|reply),?\s)?"
    r"(?P<source>(?!(?:I|We|You|It|He|She|They|That|This|There|What|Who|Which|How|When|If|As|Your|My|Our|Nobody)\b)"
    r"[A-Z][\w’'.-]*(?:\s[\w’'.-]+){0,7}?)\s"
    r"(?P<cue>(?:said|says|wrote|writes|insists|denies|argues|claims)\b|(?:told|tells)\s(?:us|me|this\sprogramme|the\sprogramme|this\sstation)\b)"
    rf"{_TIME}[,:]?\s(?:that\s)?(?P<quote>(?:and\sI\s)?quote[,:]?\s)?"
)
_UNQUOTE = re.compile(r"[.,]?\s(?:[Uu]nquote|[Ee]nd\s(?:of\s)?quote)\b")


def with_reports(findings: Findings) -> Findings:
    """The findings with an attribution for each sentence of a presenter that reports another."""
    found: list[Attribution] = []
    for attribution in findings.attributions:
        found.append(attribution)
        if _leads(findings.article, attribution):
            found += _reports(findings.article, attribution)
    return replace(findings, attributions=tuple(found))


def without_reports(findings: Findings) -> Findings:
    """The findings whose presenters' turns leave out what their sentences report; what stands behind keeps the speaker."""
    if not any(_leads(findings.article, a) for a in findings.attributions):
        return findings
    found: list[Attribution] = []
    for turn in findings.attributions:
        if not _leads(findings.article, turn):
            found.append(turn)
            continue
        told = (
            _with_lead(findings.article, a) for a in findings.attributions if a is not turn and a.source and a.speaker
        )
        pieces = list(turn.content)
        for span in told:
            pieces = [rest for piece in pieces for rest in _apart(piece, span)]
        pieces = [p for p in pieces if any(c.isalnum() for c in findings.article[p])]
        opens = bool(pieces) and pieces[0].start == turn.content[0].start
        for n, piece in enumerate(pieces):
            label = n == 0 and opens
            found.append(
                replace(turn, content=(piece,), source=turn.source if label else None, cue=turn.cue if label else None)
            )
    return replace(findings, attributions=tuple(sorted(found, key=lambda a: a.span.start)))


_LEAD = re.compile(r"In\s(?:a|its|his|her|their)\s(?:\w+\s)?(?:statement|letter|email|reply),?\s$")


def _with_lead(article: Article, report: Attribution) -> Span:
    """A report with what leads it in: "In a statement, | Ms Osk said"."""
    whole = report.whole
    lead = _LEAD.search(article.text, max(0, whole.start - _LONGEST_LEAD), whole.start)
    return Span(whole.article, lead.start(), whole.end) if lead else whole


def _apart(piece: Span, span: Span) -> Iterator[Span]:
    """What of a piece stands before and behind another span."""
    if not piece.overlaps(span):
        yield piece
        return
    if piece.start < span.start:
        yield Span(piece.article, piece.start, span.start)
    if span.end < piece.end:
        yield Span(piece.article, span.end, piece.end)


def _leads(article: Article, attribution: Attribution) -> bool:
    source = attribution.source
    return source is not None and attribution.kind == "direct" and article[source].lower() in words("leads_talk")


def _reports(article: Article, turn: Attribution) -> Iterator[Attribution]:
    """What the sentences of a turn report, each with its source."""
    end = turn.content[0].start
    first = bisect_right(article.sentences, turn.content[0].start, key=_end_of)
    for sentence in article.sentences[first:]:
        if sentence.span.start >= turn.span.end:
            return
        start = max(sentence.span.start, turn.content[0].start)
        if sentence.span.end > turn.span.end or start < end or start >= sentence.span.end:
            continue
        report = _REPORT.match(article.text, start, sentence.span.end)
        if report is None or article.text[sentence.span.end - 1] == "?" or report.end() >= sentence.span.end:
            continue
        end = _end(article, turn, sentence, report)
        said = article.span(report.end(), end)
        kind: Kind = "direct" if report["quote"] else "indirect"
        yield Attribution((said,), kind, article.span(*report.span("cue")), article.span(*report.span("source")))


def _end_of(sentence: Sentence) -> int:
    return sentence.span.end


def _end(article: Article, turn: Attribution, sentence: Sentence, report: re.Match[str]) -> int:
    """Where the words that are read out end: where the presenter says so, or with the sentence."""
    unquote = _UNQUOTE.search(article.text, report.end(), turn.span.end) if report["quote"] else None
    return unquote.start() if unquote else sentence.span.end
