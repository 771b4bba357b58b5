"""What came when, across articles: the order, the marks, and what cannot be known."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from briefings.extract import extract_findings
from briefings.link import chronology
from briefings.model import PartialDate, RawArticle, Span
from briefings.segment import segment_article

VISIT = "On Wednesday, Foreign Minister Ada Marsh met President Bram Askel in Orn for talks on grain exports."


def story(*texts: str) -> list:
    """Findings of articles; "2025-03-04 | text" dates one."""
    found = []
    for number, text in enumerate(texts, 1):
        date, bar, body = text.partition(" | ")
        article = segment_article(RawArticle(f"{number}.txt", body if bar else text, "", "utf-8"))
        article = replace(article, date=PartialDate(date, "day", True) if bar else None)
        found.append(extract_findings(article, rules_only=True))
    return found


def order(*texts: str) -> list:
    return [(e.when.iso, e.when.given, e.span.article[0], e.planned) for e in chronology.order(story(*texts))]


def test_events_stand_in_order_with_their_marks():
    assert order(
        "2025-03-06 | The mill had burnt down in 2019. The line will reopen on March 17. The bridge fell on Tuesday."
    ) == [("2019", True, "1", False), ("2025-03-04", False, "1", False), ("2025-03-17", False, "1", True)]


def test_a_weekday_that_another_article_dates_rests_on_what_dates_it_there():
    """ "11 March (inferred, from “On Wednesday”)" sends a reader to a line with no date in it."""
    first = segment_article(RawArticle("1.txt", f"Orn, 6 March 2025\n\n{VISIT}", "", "utf-8"))
    line = Span("1.txt", 5, 17)
    read = extract_findings(replace(first, date=PartialDate("2025-03-06", "day", True, evidence=line)), rules_only=True)
    later = segment_article(RawArticle("2.txt", VISIT, "", "utf-8"))
    told = [d for d in chronology.dated([read, extract_findings(later, rules_only=True)])[1] if d.when]
    assert [(d.when.iso, d.when.evidence) for d in told] == [("2025-03-05", line)]


BOARDED = "2025-03-06 | The Vigra, a trawler from the port of Orn, was boarded on Tuesday by a patrol ship."


def test_a_short_sentence_tells_the_same_event_where_most_of_it_is_shared():
    found = chronology.dated(story(BOARDED, "The background is the boarding of the trawler Vigra on Tuesday."))[1]
    assert [d.when and d.when.iso for d in found] == ["2025-03-04"]


def test_the_weekday_of_a_date_line_pins_an_article_of_a_known_week():
    boarded = "Talks hang by a thread\n\nPublished: Friday 11:20\n\nThe background is the boarding of the trawler Vigra on Tuesday."
    told = chronology.dated(story(BOARDED, f"{boarded} The minister met the crew yesterday."))[1]
    assert [d.when and d.when.iso for d in told] == ["2025-03-04", "2025-03-06"]
    loose = chronology.dated(
        story(BOARDED, f"{boarded} The minister met the crew yesterday.".replace("Vigra", "Alda"))
    )[1]
    assert [d.when for d in loose] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "The Vigra, newly painted, sailed on Tuesday with a crew of nine.",
        "The owner of the trawler Vigra died on Tuesday after a long illness.",
        "A trawler was boarded in the south on Tuesday.",
        "On Tuesday the harbour of Orn was closed by fog.",
    ],
)
def test_another_event_on_the_same_weekday_dates_nothing(text):
    assert [d.when for d in chronology.dated(story(BOARDED, text))[1]] == [None]


def test_an_undated_article_is_dated_by_another_that_tells_the_same_event():
    found = order(
        f"2024-09-12 | {VISIT}",
        "During a visit to Orn on Wednesday, Foreign Minister Ada Marsh and President Bram Askel held talks on grain. "
        "The grain summit is set to begin on 24 September.",
    )
    assert found == [("2024-09-11", False, "1", False), ("2024-09-24", False, "2", True)]


def test_days_are_counted_from_an_event_that_an_article_dates():
    events = chronology.order(
        story(
            "2025-03-06 | Acid ran out in the port leak on Tuesday.",
            "The mayor resigned two days after the port leak. He had sold the mill three weeks before the port leak.",
        )
    )
    assert [(e.when.iso, e.when.given, e.when.because) for e in events] == [
        ("2025-02-11", False, "counted from on Tuesday, 2025-03-04, in 1.txt"),
        ("2025-03-04", False, "counted from the article's date, 2025-03-06"),
        ("2025-03-06", False, "counted from on Tuesday, 2025-03-04, in 1.txt"),
    ]


def test_days_from_an_event_of_two_days_or_of_none_stay_open():
    mayor = "The mayor resigned two days after the leak."
    assert order("2025-03-06 | A leak was found on Tuesday. Another leak was found on Wednesday.", mayor) == [
        ("2025-03-04", False, "1", False),
        ("2025-03-05", False, "1", False),
    ]
    assert order(mayor) == []


def test_days_are_counted_neither_from_the_day_of_the_own_sentence_nor_for_a_quarter_of_an_hour():
    text = "2025-03-10 | Three days after the port leak, the mayor resigned this morning. Ada Marsh played the last quarter of an hour on Sunday."
    (dated,) = chronology.dated(story(text))
    assert [d.when and d.when.iso for d in dated] == [None, "2025-03-10", None, "2025-03-09"]


def test_days_before_the_date_on_which_something_happened_stay_open():
    text = "2025-03-10 | He wrote two weeks before the date on which the firm learned of it. A letter dated 3 March was lost."
    (dated,) = chronology.dated(story(text))
    assert [d.when and d.when.iso for d in dated] == [None, "2025-03-03"]


def test_an_inferred_date_names_its_source():
    events = chronology.order(
        story(
            f"2024-09-12 | {VISIT}",
            "Foreign Minister Ada Marsh met President Bram Askel in Orn on Wednesday. They will vote on 3 October.",
        )
    )
    assert [e.when.because for e in events] == [
        "counted from the article's date, 2024-09-12",
        "1.txt dates the same event, On Wednesday: 2024-09-11",
    ]


def test_another_weekday_is_another_event():
    assert order(f"2024-09-12 | {VISIT}", "On Monday, Foreign Minister Ada Marsh met President Bram Askel in Orn.") == [
        ("2024-09-11", False, "1", False)
    ]


def test_a_like_event_of_others_dates_nothing():
    assert order(f"2024-09-12 | {VISIT}", "On Wednesday, a ferry sank off the coast near Port Alma.") == [
        ("2024-09-11", False, "1", False)
    ]


def test_nothing_is_dated_where_no_article_is():
    assert order(VISIT, "The ferry sank last month, on Nov. 17.") == []


def test_the_year_of_the_story_is_taken_only_when_it_is_near():
    assert order("2024-09-12 | The mill burnt down.", "The talks broke down on Nov. 17 in Orn.")[-1][0] == "2024-11-17"
    assert order("2024-09-12 | The mill burnt down.", "The talks broke down on Jan. 3 in Orn.")[1:] == []


BURNT = "2025-02-05 | The plant at Orn burnt down on Tuesday."
OF_THE_STORY = [
    ("a month", "The inspectors had written to the plant in November.", "2024-11"),
    ("since a month", "The pump has stood still since October.", "2024-10"),
    ("a year", "The plant cut its night shift last year.", "2024"),
    ("a day", "The plant passed its inspection on 12 December.", "2024-12-12"),
    ("a month too near to tell its year", "The plant was inspected in February.", None),
    ("a weekday", "The chairman flew home on Sunday.", None),
    ("yesterday", "The chairman flew home yesterday.", None),
    ("last month", "The chairman flew home last month.", None),
]


@pytest.mark.parametrize(("text", "iso"), [c[1:] for c in OF_THE_STORY], ids=[c[0] for c in OF_THE_STORY])
def test_an_undated_article_is_of_the_time_of_the_story(text, iso):
    (d,) = chronology.dated(story(BURNT, text))[1]
    assert (d.when and d.when.iso) == iso
    assert d.when is None or not d.when.given


def test_an_article_that_tells_a_later_day_is_of_a_later_time():
    text = "The board met on 20 March 2025. The plant had been inspected in January."
    assert [d.when and d.when.iso for d in chronology.dated(story(BURNT, text))[1]] == ["2025-03-20", "2025-01"]


MET = "2025-03-06 | The Orn parliament will elect its new speaker, Ada Marsh of the Farmers' League, on Monday."


def test_what_one_article_announces_is_over_in_another():
    told = "The parliament of Orn elected Ada Marsh of the Farmers' League its new speaker on Monday."
    assert [d.when and d.when.iso for d in chronology.dated(story(MET, told))[1]] == ["2025-03-10"]


def test_yesterday_is_no_day_of_another_article():
    told = "Ada Marsh of the Farmers' League was elected new speaker of the parliament of Orn yesterday."
    assert [d.when for d in chronology.dated(story(MET.replace("will elect", "elected"), told))[1]] == [None]


def test_names_alone_make_no_event():
    told = "Ada Marsh resigned in Orn on Monday."
    assert [d.when for d in chronology.dated(story(MET, told))[1]] == [None]


def test_the_lead_of_a_dated_article_without_days_has_its_date():
    text = "Ada Marsh is urging the council to let farmers sell their grain abroad, the paper said."
    assert order(f"2024-05-26 | {text}") == [("2024-05-26", True, "1", False)]


def test_an_event_that_two_articles_date_stands_once():
    assert (
        len(order(f"2024-09-12 | {VISIT}", f"2024-09-13 | {VISIT.replace('On Wednesday', 'On September 11, 2024')}"))
        == 1
    )


def test_seeds(seed_dossier):
    events = [
        (e.when.iso, e.when.given, seed_dossier.code(e.span).split()[0], e.planned) for e in seed_dossier.chronology
    ]
    assert events == sorted(events, key=lambda e: (e[0] + "-01")[:10])
    assert next(e for e in events if len(e[0]) == 10) == ("2024-05-26", True, "S1", False)
    assert [e[0] for e in events if len(e[0]) < 10] == [
        "2023",
        "2024",
        "2024-08",
        "2024-09",
    ]  # "in August" of an undated one
    assert ("2024-08-06", False, "S3", False) in events
    assert ("2024-09-11", False, "S2", False) in events or ("2024-09-11", False, "S3", False) in events
    assert ("2024-09-13", False, "S3", True) in events
    assert ("2024-09-24", False, "S2", True) in events
    assert ("2024-11-17", False, "S4", False) in events
    assert events[-1] == ("2025-01-20", False, "S5", True)


def test_every_event_lies_in_its_order(seed_dossier):
    assert all(a.when.first <= b.when.first for a, b in pairwise(seed_dossier.chronology))
