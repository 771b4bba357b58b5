from __future__ import annotations

from briefings.model import (
    Article,
    Assignment,
    Dossier,
    Extract,
    Findings,
    Guest,
    Item,
    Moment,
    Pack,
    Profile,
    Relation,
    Section,
    Side,
    Span,
    Topic,
)
from briefings.render.pictures import sides, timeline
from briefings.render.wording import Wordings
from briefings.template.shape import load_template

GUEST = Guest(1, "Secretary, Dockers’ Union", "Secretary", "Dockers’ Union")
ASSIGNMENT = Assignment(Topic(1, "The dock", (GUEST,)), GUEST)
WORDS = Span("a.txt", 0, 4)
ARTICLE = Article("a.txt", "Some words.", "", "utf-8", None, None, None, None, (), ())


def pack(*sections: Section, camp: str | None = None) -> Pack:
    return Pack(ASSIGNMENT, Profile(GUEST, "union", camp, certain=bool(camp), because="Secretary"), sections)


def row(number: int, iso: str, label: str, *, given: bool = True, planned: bool = False) -> tuple[Item, Item]:
    slots = {"iso": iso, "date": label, "given": given, "planned": planned, "because": ""}
    id_ = f"chronology.{number}"
    return Item(f"{id_}.date", "when", slots, column=0), Item(id_, "what", {"extract": Extract((WORDS,))}, column=1)


def wordings(**numbers: str) -> Wordings:
    return Wordings(load_template(None), None, {f"chronology.{key[1:]}": text for key, text in numbers.items()})


def test_the_line_of_time_says_what_the_rows_say():
    rows = (
        *row(1, "2024-05", "May 2024", given=False),
        *row(2, "2024-06-07/2024-06-09", "7 to 9 Jun 2024"),
        *row(3, "2025", "2025", planned=True),
    )
    chronology = Section("chronology", "Chronology", rows)
    source = {"iso": "2024-06-10", "date": "10 Jun 2024", "date_given": True, "code": "S1"}
    undated = {"iso": "", "date": "", "date_given": True, "code": "S2"}
    later = {"iso": "2024-06-09", "date": "not before 9 Jun 2024", "date_given": True, "code": "S3"}
    sources = Section(
        "sources", "Sources", tuple(Item(f"s.{n}", "used", s) for n, s in enumerate((source, undated, later)))
    )
    drawn = timeline(chronology, pack(chronology, sources), wordings(_1="7.1", _2="7.2"))
    assert drawn is not None
    assert drawn.events == (
        Moment("2024-05-01", "2024-05-31", "May 2024", "7.1", "inferred"),
        Moment("2024-06-07", "2024-06-09", "7 to 9 Jun 2024", "7.2", "given"),
        Moment("2025-01-01", "2025-12-31", "2025", "", "planned"),
    )
    assert drawn.articles == (
        Moment("2024-06-10", "2024-06-10", "10 Jun 2024", "S1", "given"),
        Moment("2024-06-09", "2024-06-09", "not before 9 Jun 2024", "S3", "inferred"),
    )
    assert drawn.alt == (
        "A line of time. Events: May 2024 (inferred), entry 7.1; 7 to 9 Jun 2024, entry 7.2; 2025 (planned). "
        "Articles: S1 10 Jun 2024; S3 not before 9 Jun 2024 (inferred)."
    )


def test_a_single_day_and_a_date_that_is_none_draw_no_line():
    same = Section("chronology", "", (*row(1, "2024-05-01", "1 May 2024"), *row(2, "2024-05-01", "1 May 2024")))
    wrong = Section(
        "chronology", "", (*row(1, "2024-05-01", "1 May 2024"), *row(2, "soon", "soon"), *row(3, "2024-13", ""))
    )
    assert timeline(same, pack(same), wordings()) is None
    assert timeline(wrong, pack(wrong), wordings()) is None


def said(camp: str | None, speaker: str) -> Item:
    return Item(f"f.{speaker}", "said", {"extract": Extract((WORDS,))}, speaker=speaker, camp=camp)


def test_sides_hold_those_whom_the_pack_quotes_and_ties_that_point_one_way():
    facts = Section(
        "facts",
        "",
        (said("Port", "Ines Calder"), said("Port", "Port"), said("Town", "the mayor"), said(None, "A visitor")),
    )
    relations = tuple(
        Relation(a, b, sign, WORDS, WORDS)  # type: ignore[arg-type]
        for a, b, sign in (
            ("Dockers", "Port", -1), ("Port", "Dockers", -1), ("Dockers", "Town", 1), ("Town", "Dockers", -1),
            ("Dockers", "Fishers", -1),
        )
    )  # fmt: skip
    dossier = Dossier((Findings(ARTICLE),), relations=relations)
    drawn = sides(pack(facts, camp="Dockers"), dossier)
    assert drawn is not None
    assert drawn.sides == (
        Side("Dockers", (), guest=True),
        Side("Port", ("Ines Calder",)),
        Side("Town", ("the mayor",)),
    )
    assert drawn.ties == ((0, 1, -1),)
    assert drawn.alt == (
        "Who stands where. Dockers; Port: Ines Calder; Town: the mayor. The guest’s own is Dockers. Dockers against Port."
    )


def test_one_side_alone_is_no_map():
    facts = Section("facts", "", (said("Port", "Ines Calder"),))
    assert sides(pack(facts), Dossier((Findings(ARTICLE),))) is None
