from __future__ import annotations

import re

import pytest

from briefings.extract import mentions
from briefings.link import resolve_speakers, sourcing
from briefings.model import Attribution, Findings, RawArticle, Span, Stated
from briefings.segment import segment_article

# {who|said}: a source and its cue; what it says runs from the cue, or the source, to the end of the sentence; <: what it
# says stands before it
MARK = re.compile(r"\{(<?)([^{}|]*)\|([^{}|]*)\}")


def resolved(marked: str, outlet: str | None = None) -> list[Attribution]:
    body, places, at = "", [], 0
    for m in MARK.finditer(marked):
        body += marked[at : m.start()]
        start = len(body)
        body += m[2]
        source = Span("a", start, len(body))
        cue = None
        if m[3]:
            body += " "
            cue = Span("a", len(body), len(body) + len(m[3]))
            body += m[3]
        places.append((source, cue, bool(m[1])))
        at = m.end()
    body += marked[at:]
    article = segment_article(RawArticle("a", body, "", "utf-8"))
    if outlet is not None:
        from dataclasses import replace

        article = replace(article, outlet=Stated(outlet, Span("a", 0, 0)))
    found = []
    for source, cue, before in places:
        sentence = article.sentence_at(source.start)
        assert sentence is not None
        content = (
            Span("a", sentence.span.start, source.start)
            if before
            else Span("a", (cue or source).end, sentence.span.end)
        )
        found.append(Attribution((content,), "indirect", cue, source))
    findings = Findings(article, attributions=tuple(found), mentions=mentions.extract(article))
    return list(resolve_speakers(findings).attributions)


NYT, WP, AP = "The New York Times", "The Washington Post", "The Associated Press"
CASES = [
    ("a person by name", "{Ada Marsh|said} it would rain.", [("Ada Marsh", "named", ())]),
    ("a country", "{Russia|warned} that it would answer.", [("Russia", "named", ())]),
    ("a house of government", "{The White House|said} it would pay.", [("White House", "named", ())]),
    ("a body by whose it is", "{The Biden administration|fears} that it will spread.", [("Biden administration", "named", ())]),
    ("a military", "{The Ukrainian military|said} it had left.", [("Ukrainian military", "named", ())]),
    ("a description", "{A spokesman for the bank|said} it would pay.", [("A spokesman for the bank", "unnamed", ())]),
    ("an office without a name", "{Tarqan's governor|said} it would snow.", [("Tarqan's governor", "unnamed", ())]),
    ("a pronoun that cannot be told", "{He|said} it would rain.", [(None, "unnamed", ())]),
    ("cited by an outlet", "According to {sources cited by the Washington Post|}, it is over.", [("sources", "unnamed", (WP,))]),
    ("talked to an outlet", "According to {the unnamed officials who talked to The New York Times|}, it is over.",
     [("the unnamed officials who talked to The New York Times", "unnamed", (NYT,))]),
    ("told an outlet", "{A diplomat|told} Reuters that it was over.", [("A diplomat", "unnamed", ("Reuters",))]),
    ("in an interview with an outlet", "In an interview with the BBC, {Ada Marsh|said} it was over.", [("Ada Marsh", "named", ("BBC",))]),
    ("in what an outlet reports", "{The Guardian|reported} that {British government sources|indicated} a change.",
     [("The Guardian", "named", ()), ("British government sources", "unnamed", ("The Guardian",))]),
    ("two links", "{Reuters|reported} that {a minister|told} the Financial Times that it was over.",
     [("Reuters", "named", ()), ("a minister", "unnamed", ("Financial Times", "Reuters"))]),
    ("they, through the same outlet", "According to {officials who spoke to AP|}, it is over. {They|said} no more.",
     [("officials who spoke to AP", "unnamed", (AP,)), ("officials who spoke to AP", "unnamed", (AP,))]),
    ("one of them, through the same outlet",
     "According to {sources cited by Reuters|}, it is over. {One of the officials|said} it was a mistake.",
     [("sources", "unnamed", ("Reuters",)), ("One of the officials", "unnamed", ("Reuters",))]),
    ("a report by an outlet", "According to {a report by Bloomberg|}, it is over.", [("Bloomberg", "named", ())]),
    ("the newspaper", "{The New York Times|reported} a change. {The newspaper|said} it was new.",
     [(NYT, "named", ()), (NYT, "named", ())]),
    ("an outlet that asks is no relay", "{The White House|declined} The Epoch Times' request.", [("White House", "named", ())]),
    ("a statement by a body", "According to {a statement by the Ministry of Defence|}, it is over.",
     [("Ministry of Defence", "named", ())]),
    ("an outlet that cites people", "{Reuters|reported} that it was over, citing two officials.", [("two officials", "unnamed", ("Reuters",))]),
    ("citing first", "Citing unnamed aides, {the BBC|reported} that it was over.", [("unnamed aides", "unnamed", ("BBC",))]),
    ("citing in between", "{Reuters|reported}, citing diplomats in Oslo, that it was over.", [("diplomats in Oslo", "unnamed", ("Reuters",))]),
    ("three links", "{The Meridian Post newspaper|reported} that it was over, citing the news agency Petrowire, which cited officials.",
     [("officials", "unnamed", ("Petrowire", "Meridian Post"))]),
    ("an outlet that cites an outlet", "{AFP|reported} that it was over, citing Interfax.", [("Interfax", "named", ("Agence France-Presse",))]),
    ("an outlet that cites somebody by name", "{AFP|reported} that it was over, quoting Mayor Ada Marsh.", [("Ada Marsh", "named", ("Agence France-Presse",))]),
    ("an outlet that cites papers", "{The BBC|reported} that it was over, citing court papers.", [("The BBC", "named", ())]),
    ("an outlet that reports why", "{The BBC|reported} that it was over, citing the weather.", [("The BBC", "named", ())]),
    ("someone else who cites", "{The BBC|reported} that the ministry, citing officials, had closed.", [("The BBC", "named", ())]),
    ("a name that a noun makes an outlet", "{A source|told} Vestnik, a London newsletter, that it was over.", [("A source", "unnamed", ("Vestnik",))]),
    ("quoted by an outlet", "Vestnik, a weekly newspaper, quoted {a diplomat|as saying} that it was over.", [("a diplomat", "unnamed", ("Vestnik",))]),
    ("a paper's day is part of its name", "{A source|told} The Sunday Ledger that it was over.", [("A source", "unnamed", ("The Sunday Ledger",))]),
    ("two outlets", "According to {officials who spoke to The New York Times and AP|}, it is over.",
     [("officials who spoke to The New York Times and AP", "unnamed", (NYT, AP))]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_sourcing_and_relay(marked: str, expected: list[tuple[str | None, str, tuple[str, ...]]]) -> None:
    assert [(a.speaker, a.sourcing, a.relay) for a in resolved(marked)] == expected


def test_the_articles_own_outlet_is_no_relay() -> None:
    marked = "{A diplomat|told} Reuters that it was over."
    assert [a.relay for a in resolved(marked, outlet="Reuters")] == [()]


def test_without_a_source_there_is_no_sourcing() -> None:
    article = segment_article(RawArticle("a", "“It is over.”", "", "utf-8"))
    findings = Findings(article, attributions=(Attribution((Span("a", 0, 13),), "direct"),))
    (found,) = resolve_speakers(findings).attributions
    assert (found.speaker, found.sourcing, found.relay) == (None, "none", ())


REASONS = [
    ("They were not authorized to discuss the decision publicly and spoke to us.", "were not authorized to discuss the decision publicly"),
    ("One official, who asked not to be named, agreed.", "asked not to be named"),
    ("He spoke on condition of anonymity, citing the law.", "on condition of anonymity"),
    ("The officials were not happy.", None),
    ("Two people asked not to be named because the talks were private, and left.", "asked not to be named because the talks were private"),
    ("He spoke on condition of anonymity because the schedule was not public.", "on condition of anonymity because the schedule was not public"),
    ("A guard, asking not to be identified for fear of losing his job, agreed.", "asking not to be identified for fear of losing his job"),
    ("A minister, who asked not to be named so as to speak freely.", "asked not to be named so as to speak freely"),
    ("A clerk would not give her name, since she still works there.", "would not give her name, since she still works there"),
    ("The bank asked not to be sold because the price was low.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_reason_for_anonymity_in_the_articles_words(text: str, reason: str | None) -> None:
    article = segment_article(RawArticle("a", text, "", "utf-8"))
    span = sourcing.reason_for_anonymity(article, 0, len(text))
    assert (article[span] if span else None) == reason


ANONYMOUS = [
    ("sources familiar with the matter", True),
    ("one of the officials", True),
    ("the unnamed officials who talked to The New York Times", True),
    ("two people briefed on the talks", True),
    ("residents", False),
    ("the prime minister", False),
    ("two people from the village", False),
]


@pytest.mark.parametrize(("description", "expected"), ANONYMOUS)
def test_whose_names_are_held_back(description: str, expected: bool) -> None:
    assert sourcing.is_anonymous(description) is expected
