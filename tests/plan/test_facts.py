"""Facts for the topic: who has not been heard yet comes before a third line of the same, and what is old says so."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.plan.brief import Brief
from briefings.plan.evidence import gather
from briefings.plan.facts import _speaks, opening
from briefings.plan.lines import _is_told
from briefings.plan.selection import select
from briefings.plan.study import study_of
from briefings.template.shape import load_template

TITLE = "The dredging of the harbour of Vell"


def facts(dossier: Dossier) -> list[Item]:
    guest = Guest(1, "Analyst", role="Analyst")
    pack = plan_pack(dossier, load_template(None), Assignment(Topic(1, TITLE, (guest,)), guest))
    return [i for s in pack.sections if s.type == "facts" for i in s.items if i.wording in ("said", "own_voice")]


def test_who_is_heard_elsewhere_waits(dossier_of: Callable[..., Dossier]) -> None:
    said = (
        "“The dredging of the harbour of Vell is a risk,” Ada Marsh said.",
        "“The dredging of the harbour of Vell has no permit,” Ada Marsh said.",
        "“The dredging will go on,” Bo Lind said.",
    )
    story = dossier_of("Harbour Times, 4 May 2025\n\nIt rained in Vell on Friday.\n\n" + "\n\n".join(said) + "\n")
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, TITLE, (guest,)), guest))
    speakers = [e.speaker for e in select(study, study.evidence, limit=2).chosen]
    printed = [e for e in study.evidence if e.speaker == "Ada Marsh"]
    heard = [e.speaker for e in select(study, study.evidence, limit=2, printed=printed).chosen]
    assert speakers.count("Ada Marsh") == 2
    assert "Bo Lind" in heard


def test_what_is_weeks_older_than_the_newest_says_so(dossier_of: Callable[..., Dossier]) -> None:
    old = "Harbour Times, 4 May 2025\n\nThe dredging of the harbour of Vell has no permit.\n\nThe dredging of the harbour costs 4 million crowns.\n"
    new = "Evening Post, 9 July 2025\n\nThe dredging of the harbour of Vell began on Monday.\n\nThe dredging takes sand out of the harbour by night.\n"
    days = {i.slots["code"].split()[0]: i.slots["dated"] for i in facts(dossier_of(old, new))}
    assert days.get("S1", "4 May 2025") == "4 May 2025"
    assert days.get("S2", "") == ""
    assert days


def test_an_office_that_the_words_tell_is_not_told_twice() -> None:
    assert _is_told("the mayor of Vell", "The mayor of Vell, Ada Marsh, said so.")
    assert not _is_told("the mayor of Vell", "Marsh, a mayor since May, said so.")


def test_what_the_page_or_a_presenter_says_is_no_fact(dossier_of: Callable[..., Dossier]) -> None:
    text = (
        "Harbour Radio, 4 May 2025\n\nIf you're just joining us: the dredging of the harbour of Vell began early.\n\n"
        "PRESENTER: The dredging of the harbour of Vell has no permit.\n\nLIND: We asked for it in March.\n\n"
        "PRESENTER: So the dredging of the harbour of Vell was never allowed.\n\nLIND: Not by the town.\n\n"
        "The dredging of the harbour of Vell is cheap, the port of Vell said.\n"
    )
    assert not {i.slots["code"] for i in facts(dossier_of(text))} & {"S1 ¶2", "S1 ¶3", "S1 ¶5"}


def test_a_long_line_is_not_cut_before_what_it_says(dossier_of: Callable[..., Dossier]) -> None:
    long = (
        "According to two members of the harbour board of Vell, while the dredging of the harbour is planned for the "
        "northern dock alone, the town could extend it to all of the docks in the coming year."
    )
    story = dossier_of(f"Harbour Times, 4 May 2025\n\nThe port of Vell is old.\n\n{long}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, TITLE, (guest,)), guest))
    evidence = next(e for e in study.evidence if e.text == long)
    assert story[opening(Brief(study, load_template(None)), evidence).span].rstrip(".").endswith("coming year")


def test_whose_words_are_told_only_by_a_description_or_a_pronoun_are_nobodys_own_voice(
    dossier_of: Callable[..., Dossier],
) -> None:
    story = dossier_of(
        'Harbour Times, 4 May 2025\n\n"We hired a crane, not a promise," a skipper at one of the two firms, a ferry line, told Harbour Times. '
        '"The dredging of the harbour of Vell takes 18 months, he said.\n',
        'Evening Post, 5 May 2025\n\nWhat does he want? Not a new permit, he insists. "Stop the dredging first."\n\nThe dredging has no permit.\n',
    )
    told = {e.text.split()[0]: (e.speaker, _speaks(e)) for e in gather(story)}
    assert told['"We'] == ("a skipper at one of the two firms", True)
    assert told["Not"] == (None, True)
    assert told["The"] == (None, False)
