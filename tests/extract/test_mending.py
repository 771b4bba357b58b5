"""Contents begin and end where their sentence has them."""

from __future__ import annotations

import pytest

from briefings.extract import mending
from briefings.extract.marks import pair_marks
from briefings.model import Attribution, RawArticle, Span
from briefings.segment import segment_article

# The article; source, cue and content as an engine finds them; source, cue and content as they are, None: no attribution.
CASES = [
    ("an office behind the mark", "“We did our work,” sporting director Karl Moss said.", ("Karl Moss", "said", "“We did our work,” sporting director"),
     ("sporting director Karl Moss", "said", "“We did our work,”")),
    ("what stands before the verb", "The toll has risen to 80, announced the Ministry of Justice.", ("the Ministry of Justice", "announced", "the Ministry of Justice"),
     ("the Ministry of Justice", "announced", "The toll has risen to 80")),
    ("nothing before the verb", "Then announced the Ministry of Justice.", ("the Ministry of Justice", "announced", "the Ministry of Justice"), None),
    ("without a comma", "According to the road agency the piers were sound.", ("", "According to", "the road agency the piers were sound"),
     ("the road agency", "According to", "the piers were sound")),
    ("a pronoun", "According to her the bridge was safe.", ("", "According to", "her the bridge was safe"), ("her", "According to", "the bridge was safe")),
    ("behind an apposition", "According to port officials, 300 lorries, half of them loaded, were waiting.", ("port officials", "According to", "half of them loaded, were waiting"),
     ("port officials", "According to", "300 lorries, half of them loaded, were waiting")),
    ("a clause about the source", "According to Ada Marsh, who runs the mill, it was shut.", ("Ada Marsh", "According to", "it was shut"), ("Ada Marsh", "According to", "it was shut")),
    ("no name wanted", "A guard who asked not to be named said the lamp was out.", ("A guard who", "asked", "not to be named said the lamp was out"),
     ("A guard who asked not to be named", "said", "the lamp was out")),
    ("what was done next", "Ada Marsh swore that the gate was shut and was then shown the film.", ("Ada Marsh", "swore", "that the gate was shut and was then shown the film"),
     ("Ada Marsh", "swore", "that the gate was shut")),
    ("what a text accords with", "It rests on data, according to which the pressure fell.", ("the pressure", "according to", "It rests on data"), None),
    ("one of them behind the verb", "Nobody locked the gate, said one of them.", ("Nobody", "said", "one of them"), ("one of them", "said", "Nobody locked the gate")),
    ("who tells what others were told", "Insurers have been told by Delta Lines that 90 people were inside, a source at one of them said.", ("Delta Lines", "told", "that 90 people were inside"),
     ("a source at one of them", "said", "Insurers have been told by Delta Lines that 90 people were inside")),
    ("an apposition alone", "Inspectors were told to be lenient with Delta, the owner of the burned hall, according to emails.", ("emails", "according to", "the owner of the burned hall"),
     ("emails", "according to", "Inspectors were told to be lenient with Delta")),
    ("a clause that begins like an apposition", "On Monday, the owner of the hall left, according to emails.", ("emails", "according to", "the owner of the hall left"),
     ("emails", "according to", "the owner of the hall left")),
    ("an open question", "Whether the report blames the pilot is disputed.", ("the report", "blames", "the pilot is disputed"), None),
    ("what asks and is answered", "Whether the mill closes, said Ada Marsh, is open.", ("Ada Marsh", "said", "Whether the mill closes"), ("Ada Marsh", "said", "Whether the mill closes")),
]  # fmt: skip


@pytest.mark.parametrize(("body", "found", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_mend(body: str, found: tuple[str, str, str], expected: tuple[str, str, str] | None) -> None:
    article = segment_article(RawArticle("a.txt", body, "", "utf-8"))

    def span(words: str) -> Span:
        return article.span(body.rindex(words), body.rindex(words) + len(words))

    source, cue, content = found
    kind = "mixed" if content.startswith("“") else "indirect"
    said = Attribution((span(content),), kind, span(cue), span(source) if source else None)
    mended = mending.mend(article, pair_marks(article), (said,))
    if expected is None:
        assert mended == ()
        return
    (only,) = mended
    assert only.source and only.cue
    assert (article[only.source], article[only.cue], article[only.content[0]]) == expected


def test_who_only_asks_for_no_name_says_nothing() -> None:
    body = "A guard asked not to be named."
    article = segment_article(RawArticle("a.txt", body, "", "utf-8"))
    said = Attribution((article.span(14, 29),), "indirect", article.span(8, 13), article.span(0, 7))
    (mended,) = mending.mend(article, pair_marks(article), (said,))
    assert not mended.spoken


TELLERS = [
    ("unnamed people", "According to two officials, the minister said the bridge would close.", "the minister", "said", "the bridge would close", "two officials"),
    ("people who know", "According to sources familiar with the talks, Marsh stressed that the bridge is unsafe.", "Marsh", "stressed", "that the bridge is unsafe", "sources familiar with the talks"),
    ("nobody else", "The minister said the bridge would close.", "The minister", "said", "the bridge would close", None),
    ("a plan", "According to plan, the minister said the bridge would close.", "the minister", "said", "the bridge would close", None),
    ("who speaks further on", "According to rules that nobody read, a bridge closes, the minister said on Monday.", "the minister", "said", "a bridge closes", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "source", "cue", "content", "teller"), [c[1:] for c in TELLERS], ids=[c[0] for c in TELLERS]
)
def test_who_tells_what_somebody_said(body: str, source: str, cue: str, content: str, teller: str | None) -> None:
    article = segment_article(RawArticle("a.txt", body, "", "utf-8"))

    def span(words: str) -> Span:
        return article.span(body.index(words), body.index(words) + len(words))

    said = Attribution((span(content),), "indirect", span(cue), span(source))
    outer = [a for a in mending.mend(article, pair_marks(article), (said,)) if a.source != said.source]
    assert [article[a.source] for a in outer if a.source] == ([teller] if teller else [])
    assert all(article[a.content[0]].startswith(source) for a in outer)
