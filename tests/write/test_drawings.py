from __future__ import annotations

from itertools import pairwise

import pytest

from briefings.model import Moment, Side, Sides, Timeline
from briefings.write.drawings import Shape, Stroke, Words, drawing
from briefings.write.scales import scale

WIDTH = 460.0


def moment(iso: str, kind: str = "given", name: str = "") -> Moment:
    first, _, last = iso.partition("/")
    return Moment(first, last or first, iso, name, kind)  # type: ignore[arg-type]


def timeline(*events: str, articles: tuple[str, ...] = ()) -> Timeline:
    return Timeline(
        "alt", tuple(map(moment, events)), tuple(moment(a, name=f"S{n}") for n, a in enumerate(articles, 1))
    )


def labels(picture: Timeline) -> list[Words]:
    return [p for p in drawing(picture, WIDTH).parts if isinstance(p, Words) and p.centred]


CROWDED = [
    ("two days", ("2024-03-01", "2024-09-01")),
    ("a week after half a year", ("2024-03-01", *(f"2024-09-{d:02}" for d in range(1, 8)))),
    ("one day alone", ("2024-03-01",)),
    ("more than one row holds", tuple(f"2024-09-{d:02}" for d in range(1, 22))),
    ("a hundred years", ("1924-03-01", "2023-12-30", "2024-01-02")),
    ("months and ranges", ("2024-03-01/2024-03-31", "2024-02-01/2024-08-30", "2024-08-30")),
]


@pytest.mark.parametrize("events", [case[1] for case in CROWDED], ids=[case[0] for case in CROWDED])
def test_labels_stay_on_the_paper_and_off_one_another(events):
    picture = timeline(*events, articles=events[:4])
    drawn = drawing(picture, WIDTH)
    placed = labels(picture)
    assert len(placed) == len(events) + min(4, len(events))
    for words in placed:
        assert words.x >= -0.01
        assert words.x + words.width <= WIDTH + 0.01
        assert words.y >= 0
        assert words.y + words.height <= drawn.height
    for a in placed:
        for b in placed:
            apart = a.x + a.width <= b.x + 0.01 or b.x + b.width <= a.x + 0.01
            assert a is b or apart or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_days_stand_as_far_apart_as_in_time():
    discs = [
        p for p in drawing(timeline("2024-01-01", "2024-01-11", "2024-03-01"), WIDTH).parts if isinstance(p, Shape)
    ]
    first, second, third = (p.x for p in discs[:3])
    assert (third - first) / (second - first) == pytest.approx(6)


def test_what_lies_far_off_stands_in_order_beyond_a_break():
    near = ("2024-09-01", "2024-09-03", "2024-09-08", "2024-09-11")
    picture = timeline("1994-01-01/1994-12-31", "2011-05-01", *near, "2030-01-01")
    found = scale(picture.events, (), WIDTH)
    places = [found.place(event)[0] for event in picture.events]
    assert places == sorted(places)
    assert [len(group) for group in (found.before, found.after)] == [2, 1]
    assert (places[4] - places[3]) / (places[3] - places[2]) == pytest.approx(5 / 2)
    assert places[5] - places[2] > WIDTH / 4
    assert places[1] < min(found.breaks()) < places[2]
    assert places[5] < max(found.breaks()) < places[6]


def test_no_break_where_all_can_be_seen_to_scale():
    picture = timeline("2024-05-26", "2024-08-06", "2024-09-11", "2024-11-17")
    assert not list(scale(picture.events, picture.events, WIDTH).breaks())


def test_given_is_solid_inferred_hollow_and_planned_dashed():
    picture = Timeline(
        "alt", tuple(moment(f"2024-01-0{n}", k) for n, k in enumerate(("given", "inferred", "planned"), 1)), ()
    )
    discs = [p for p in drawing(picture, WIDTH).parts if isinstance(p, Shape)]
    assert [(d.filled, d.dashed) for d in discs[:3]] == [(True, False), (False, False), (False, True)]
    legend = [
        text for p in drawing(picture, WIDTH).parts if isinstance(p, Words) and not p.centred for text, _ in p.lines
    ]
    assert legend == ["date given", "inferred", "planned"]


def test_articles_hang_below_the_line():
    drawn = drawing(timeline("2024-01-01", "2024-02-01", articles=("2024-02-01",)), WIDTH)
    line = next(p for p in drawn.parts if isinstance(p, Stroke))
    events, articles = ([p for p in drawn.parts if isinstance(p, Shape) and p.kind == kind] for kind in ("disc", "box"))
    assert all(abs(p.y + p.height / 2 - line.y1) < 0.01 for p in events[:2])
    assert all(p.y > line.y1 for p in articles)


def test_entries_of_one_day_share_a_label():
    picture = Timeline(
        "alt", (moment("2024-01-01", name="7.1"), moment("2024-01-01", name="7.2"), moment("2024-02-01")), ()
    )
    assert [words.lines[0] for words in labels(picture)] == [("7.1, 7.2", True), ("2024-02-01", False)]


def test_nothing_to_draw_is_drawn_as_nothing():
    assert drawing(Timeline("alt", (), ()), WIDTH).parts == ()


def columns(sides: Sides) -> list[list[str]]:
    """The names of the boxes, from left to right."""
    words = [p for p in drawing(sides, WIDTH).parts if isinstance(p, Words) and p.lines[0][1]]
    places = sorted({round(w.x) for w in words})
    return [[w.lines[0][0] for w in words if round(w.x) == place] for place in places]


def test_sides_stand_by_what_the_articles_tell_of_them():
    names = ("Union", "Port", "Town", "Ministry")
    sides = tuple(Side(n, guest=n == "Union") for n in names)
    ties = ((0, 1, -1), (0, 2, 1), (0, 3, 1), (0, 3, -1))
    assert columns(Sides("alt", sides, ties)) == [["Union", "Town"], ["Ministry"], ["Port"]]


def test_a_side_that_only_an_ally_is_against_is_not_against_the_guest():
    sides = (Side("Union", guest=True), Side("Town"), Side("Port"))
    assert columns(Sides("alt", sides, ((0, 1, 1), (1, 2, -1)))) == [["Union", "Town"], ["Port"]]
    heads = [
        p.lines[0][0]
        for p in drawing(Sides("alt", sides, ((0, 1, 1), (1, 2, -1))), WIDTH).parts
        if isinstance(p, Words)
    ]
    assert "others" in heads
    assert not [head for head in heads if head.startswith("against")]


def test_the_guest_has_the_thickest_box():
    sides = Sides("alt", (Side("A"), Side("B", guest=True)), ((0, 1, -1),))
    boxes = [p for p in drawing(sides, WIDTH).parts if isinstance(p, Shape)]
    assert sorted(p.line for p in boxes) == [0.75, 2.25]
    assert all(a.line != b.line for a, b in pairwise(boxes))


def test_the_same_picture_twice():
    picture = timeline("2024-03-01", "2024-09-01", articles=("2024-09-01", "2024-09-03"))
    assert drawing(picture, WIDTH) == drawing(picture, WIDTH)
