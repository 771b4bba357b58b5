"""Contents as their sentence gives them: mended where an engine begins them late, ends them in the source or takes in what
is nobody's.

Both engines read “We did our work,” | sporting director | Karl Moss said with the office as content, take the source for what
is said in "The toll has risen, announced | the ministry", and begin behind the first apposition in "According to officials,
300 lorries, | half of them loaded, were waiting".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.extract import contents
from briefings.extract.marks import Marks
from briefings.model import Article, Attribution, Sentence, Span

_OFFICE = re.compile(r"\s+(?:[a-z][\w’'-]*\s+){1,5}$")
_TO_WHOM = re.compile(
    r"(?:(?P<pronoun>him|her|them|it)|(?:the|this|that|these|those|his|her|its|their)(?:\s[a-z][\w’'-]*){1,3}?)\s+"
    r"(?=(?:the|a|an|this|that|these|those|there|it|he|she|they|his|her|its|their|no|[A-Z\d£$€][\w.,]*)\b)"
)
_WHICH = re.compile(r"\s(?:which|whom)\b")
_NAMELESS = re.compile(
    r"(?:not\s)?to\sbe\s(?:further\s|publicly\s)?(?:named|identified|quoted)\b(?:\sby\sname)?|us\snot\sto\s(?:print|use|publish)\s[^,.]{2,40}"
)
_STRANGER = re.compile(r"(?:An?|One|Another|Two|Three|The)\s(?:[\w’'-]+\s){1,5}")
_THEN_SAID = re.compile(r",?\s+(said|says|told\s(?:us|me|reporters|the\s[A-Z][\w]+))\s+")


def mend(article: Article, marks: Marks, said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their contents mended; one that has none of its own is left out."""
    mended = [m for a in said if (m := _mended(article, marks, a)) is not None]
    return tuple(sorted((*mended, *_tellers(article, marks, mended)), key=lambda a: (a.whole.start, a.whole.end)))


def _tellers(article: Article, marks: Marks, said: Sequence[Attribution]) -> Iterator[Attribution]:
    """Who tells what somebody said, where an engine has that somebody alone: "According to two officials, the minister said
    the bridge would close" is the officials' word."""
    told: set[int] = set()  # where sentences begin that have their teller
    for inner in said:
        sentence = article.sentence_at(inner.source.start) if inner.source else None
        lead = _LED.match(article.text, sentence.span.start, sentence.span.end) if sentence else None
        if lead is None or sentence is None or inner.source is None or inner.source.start != lead.end():
            continue
        if any(a.cue and a.cue.overlaps(article.span(*lead.span("cue"))) for a in said):
            continue
        text = article[sentence.span].rstrip()
        content = article.span(lead.end(), sentence.span.start + len(text.removesuffix(".")))
        if sentence.span.start in told:
            continue
        told.add(sentence.span.start)
        yield replace(
            inner,
            content=(content,),
            kind=contents.kind_of(article, (content,), marks),
            cue=article.span(*lead.span("cue")),
            source=article.span(*lead.span("source")),
            fragment=False,
            negated=False,
        )


_LED = re.compile(r"(?P<cue>According to) (?P<source>(?!(?:which|whom|plan|schedule)\b)[^,.;:“”\"\n]{3,80}), ")


def _mended(article: Article, marks: Marks, said: Attribution) -> Attribution | None:
    cue = said.cue
    sentence = article.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None:
        return said
    low = article[cue].lower()
    opens = article.text[sentence.span.start : cue.start].strip("“”\"‘’' ") == ""
    if low == "according to" and _WHICH.match(article.text, cue.end):
        return None  # "data, according to which the pressure fell"
    if low == "according to" and opens:
        said = _according(article, marks, said, sentence)
    elif said.source is not None and said.source.start > cue.end and any(c.overlaps(said.source) for c in said.content):
        return _told_before(article, marks, said, sentence)
    elif (turned := _said_one_of(article, marks, said, sentence)) is not None:
        return turned
    elif (outer := _said_last(article, marks, said, sentence)) is not None:
        return outer
    elif (split := _named_not(article, marks, said, sentence)) is not None:
        return split
    if _is_open(article, said, sentence):
        return None
    if low == "according to" and not opens:
        said = _without_apposition(article, marks, said, sentence)
    return _without_office(article, marks, _without_sequel(article, marks, said))


def _with(
    article: Article,
    marks: Marks,
    said: Attribution,
    content: Sequence[Span],
    *,
    source: Span | None = None,
    cue: Span | None = None,
) -> Attribution:
    """The attribution with that content, and with another source or cue where they are given."""
    kind = contents.kind_of(article, content, marks)
    fragment = kind == "direct" and contents.is_fragment(" ".join(article[s] for s in content))
    return replace(
        said,
        content=tuple(content),
        kind=kind,
        fragment=fragment,
        source=source or said.source,
        cue=cue or said.cue,
    )


def _according(article: Article, marks: Marks, said: Attribution, sentence: Sentence) -> Attribution:
    """ "According to | the engineer | the bridge was safe", "According to officials, | 300 lorries, half of them loaded, …"."""
    assert said.cue is not None
    source, first = said.source, said.content[0]
    if source is None and said.cue.end + 1 == first.start:
        whom = _TO_WHOM.match(article.text, first.start, first.end)
        if whom is None:
            return said
        source = article.span(first.start, first.start + len(whom[0].rstrip()))
        return _with(article, marks, said, (article.span(whom.end(), first.end), *said.content[1:]), source=source)
    if source is None or not said.cue.end <= source.start < source.end < first.start <= sentence.span.end:
        return said
    gap = article.text[source.end : first.start]
    if not gap.startswith(", ") or len(gap) < 3 or marks.within(source.end, first.start):
        return said
    if _CLAUSE_BETWEEN.match(gap):  # "According to Ada Marsh, who runs the mill, it was shut"
        return said
    return _with(article, marks, said, (article.span(source.end + 2, first.end), *said.content[1:]))


_CLAUSE_BETWEEN = re.compile(
    r",\s(?:who|which|whose|an?\s|the\s[^,]{2,60},\s$|speaking|seen\s|published|dated|quoted|cited)"
)


def _told_before(article: Article, marks: Marks, said: Attribution, sentence: Sentence) -> Attribution | None:
    """ "The toll has risen to 80, | announced | the Ministry of Justice"; None: nothing stands before the verb."""
    assert said.cue is not None
    before = article.text[sentence.span.start : said.cue.start].rstrip()
    content = article.span(sentence.span.start, sentence.span.start + len(before) - 1) if before else None
    if (
        content is None
        or before[-1] not in ',”"'
        or len(before.split()) < 3
        or marks.within(content.start, content.end)
    ):
        return None
    return _with(article, marks, said, (content,))


_ONE_OF = re.compile(
    r"(?:one|another|two|three|four|several|some|many|most|both) of (?:them|those|the [a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)


def _said_one_of(article: Article, marks: Marks, said: Attribution, sentence: Sentence) -> Attribution | None:
    """Who speaks last, where an engine reads it as what is said: "Nobody locked the gate, said | one of them"."""
    assert said.cue is not None
    first, source = said.content[0], said.source
    partly = len(said.content) == 1 and said.kind == "indirect" and 0 < first.start - said.cue.end <= 2
    if not partly or (source is not None and source.end > said.cue.start) or not _ONE_OF.fullmatch(article[first]):
        return None
    before = article.text[sentence.span.start : said.cue.start].rstrip()
    if not before.endswith(",") or len(before.split()) < 3:
        return None
    content = article.span(sentence.span.start, sentence.span.start + len(before) - 1)
    return None if marks.within(content.start, content.end) else _with(article, marks, said, (content,), source=first)


_LAST = re.compile(
    r", (?P<source>(?:an?|one|two|three|several) (?:[a-z][\w’'-]* ){0,4}?(?:source|sources|person|people|officials?|members?|employees?)"
    r"(?: [\w’'-]+){0,8}) (?P<cue>said|says)\.?\s*$"
)
_LONGEST_LAST = 120  # code points


def _said_last(article: Article, marks: Marks, said: Attribution, sentence: Sentence) -> Attribution | None:
    """Who tells what somebody was told, where an engine has only whoever told it: "Insurers were told by the owner that 90 were
    inside, a source at one of them | said"."""
    assert said.cue is not None
    if said.kind != "indirect" or len(sentence.span) > _LONGEST_SENTENCE:
        return None
    last = _LAST.search(article.text, max(sentence.span.start, sentence.span.end - _LONGEST_LAST), sentence.span.end)
    if last is None or said.cue.end > last.start() or marks.within(sentence.span.start, sentence.span.end):
        return None
    if not _TOLD_BY.search(article.text, said.cue.start - len("been "), last.start()):
        return None
    content = article.span(sentence.span.start, last.start())
    source, cue = article.span(*last.span("source")), article.span(*last.span("cue"))
    return _with(article, marks, said, (content,), source=source, cue=cue)


_TOLD_BY = re.compile(r"\b(?:been|was|were) (?:told|informed|warned|assured) by\b")
_LONGEST_SENTENCE = 600  # code points
_NOUN_ONLY = re.compile(r"(?:the|an?|its|his|her|their) [^,]+$")


def _without_apposition(article: Article, marks: Marks, said: Attribution, sentence: Sentence) -> Attribution:
    """What stands before an apposition, where an engine has the apposition alone: "Inspectors were told to be lenient with the
    mill, | the owner of the hall that burned |, according to emails"."""
    assert said.cue is not None
    first = said.content[0]
    before = article.text[sentence.span.start : first.start].rstrip()
    alone = len(said.content) == 1 and first.end < said.cue.start and before.endswith(",")
    if not alone or len(before.split()) < _LEAST or not _NOUN_ONLY.match(article[first]):
        return said
    content = article.span(sentence.span.start, sentence.span.start + len(before) - 1)
    return said if marks.within(content.start, first.end) else _with(article, marks, said, (content,))


_LEAST = 4  # words of a clause


def _named_not(article: Article, marks: Marks, said: Attribution, sentence: Sentence) -> Attribution | None:
    """Who asked for no name, as who says what follows: "An operator who | asked | not to be named | said the alarm had rung"."""
    first = said.content[0]
    asked = _NAMELESS.match(article.text, first.start, first.end)
    if asked is None or said.source is None:
        return None
    then = _THEN_SAID.match(article.text, asked.end(), first.end)
    start = said.source.start
    if article[said.source].lower() == "who":
        before = article.text[sentence.span.start : start]
        start = sentence.span.start if _STRANGER.fullmatch(before) else -1
    if then is None or start < 0:
        return replace(said, spoken=False)
    source = article.span(start, asked.end())
    text = article.text[then.end() : sentence.span.end].rstrip(".")
    last = then.end() + len(text)
    whole = first.end < last and not marks.within(first.end, last) and len(said.content) == 1
    content = (article.span(then.end(), last if whole else first.end), *said.content[1:])
    return _with(article, marks, said, content, source=source, cue=article.span(then.start(1), then.end(1)))


_SEQUEL = re.compile(r",?\s(?:and|but)\s(?:was|were)\sthen\s")


def _without_sequel(article: Article, marks: Marks, said: Attribution) -> Attribution:
    """Without what was done next: "who swore that he knew nothing | and was then shown his diary"."""
    if said.kind != "indirect" or len(said.content) != 1:
        return said
    (only,) = said.content
    sequel = _SEQUEL.search(article.text, only.start, only.end)
    return _with(article, marks, said, (article.span(only.start, sequel.start()),)) if sequel else said


def _is_open(article: Article, said: Attribution, sentence: Sentence) -> bool:
    """Whether the words ask whether it is so: "Whether the report blames the pilot | is disputed"."""
    source, cue = said.source, said.cue
    if source is None or cue is None or said.kind != "indirect":
        return False
    lead = article.text[sentence.span.start : source.start].strip().lower()
    return lead == "whether" and "," not in article.text[cue.end : said.content[0].end]


def _without_office(article: Article, marks: Marks, said: Attribution) -> Attribution:
    """Without the office that stands between a closing mark and its holder's name: “We did our work,” | sporting director |
    Karl Moss said."""
    source = said.source
    if source is None or said.kind != "mixed":
        return said
    for n, piece in enumerate(said.content):
        inside = marks.within(piece.start, piece.end)
        if not inside or not 0 <= source.start - piece.end <= 1 or inside[-1].end >= piece.end:
            continue
        closed = inside[-1].end
        if _OFFICE.fullmatch(article.text, closed, source.start):
            start = closed + 1
            content = (*said.content[:n], article.span(piece.start, closed), *said.content[n + 1 :])
            return _with(article, marks, said, content, source=article.span(start, source.end))
    return said
