"""What page 1 says beside its questions: whom to put to the guest first, and where the other voice stands."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Item, Pack, Ref, Topic
from briefings.plan import expected, plan_pack
from briefings.plan.brief import Brief
from briefings.plan.study import study_of
from briefings.template.shape import load_template

ROCKETS = """By Ada Roth, Harbour Times, 4 May 2025

Estonia lends rockets to Moldova

Estonia will let Moldova fire its rockets across the river, the Estonian government said on Sunday.

Russia warned that rockets fired across the river would be a red line.

“We do not want to escalate, but only these rockets give us an advantage on the river,” Moldova's president, Ana Rusu, said.

NATO Secretary General Piet Hoorn said the rockets were “a dangerous step that breaks the rules of the alliance”.

Russia invaded Moldova in March, and the war of Russia against Moldova has cost 4,000 lives. NATO condemned Russia for the war, and Russia threatened NATO.

The lake froze over in January, and children skated there until the thaw.

A choir from the valley sang at the market on Sunday, Rosa Thiel said.

The bakery in Mill Lane sells bread from four in the morning.

Russia has lost two bridges since April. In response, Russia has let 900 hired pilots land in the valley.
"""


def planned(dossier: Dossier, guest: Guest) -> Pack:
    return plan_pack(
        dossier, load_template(None), Assignment(Topic(1, "Estonia's rockets for Moldova", (guest,)), guest)
    )


def items(pack: Pack, kind: str) -> list[Item]:
    return [item for section in pack.sections if section.type == kind for item in section.items]


def test_no_friend_is_in_the_line_of_attack(dossier_of: Callable[..., Dossier]) -> None:
    pack = planned(dossier_of(ROCKETS), Guest(1, "Ambassador, France", role="Ambassador", affiliation="France"))
    attack = [i for i in items(pack, "top_sheet") if i.id == "top_sheet.attack"]
    assert [i.slots["speaker"] for i in attack] == ["Russia"]
    assert all(i.slots["next"] != "Piet Hoorn" for i in attack)


def test_a_question_says_where_the_other_voice_stands(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(ROCKETS)
    pack = planned(dossier, Guest(1, "Historian, Teal University", role="Historian", affiliation="Teal University"))
    cells = {i.id: i for i in items(pack, "expected")}
    told = {
        dossier[i.extracts[0].span]: cells[ref.item]
        for i in items(pack, "top_sheet")
        for b in items(pack, "top_sheet")
        if b.id == f"{i.id}.backing" and isinstance(ref := b.slots.get("against"), Ref) and i.extracts
    }
    assert any("red line" in asked and other.speaker == "Ana Rusu" for asked, other in told.items())


def test_an_act_stands_with_what_it_answers(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(ROCKETS)
    guest = Guest(1, "Ambassador, Russia", role="Ambassador", affiliation="Russia")
    study = study_of(dossier, Assignment(Topic(1, "Estonia's rockets for Moldova", (guest,)), guest))
    brief = Brief(study, load_template(None))
    whole = {e.text: expected.with_cause(brief, e) for e in study.evidence}
    told = [dossier[extract.span] for extract in whole.values() if extract is not None]
    assert told == [
        "Russia has lost two bridges since April. In response, Russia has let 900 hired pilots land in the valley."
    ]
