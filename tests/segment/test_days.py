import pytest

from briefings.segment import days

CASES = [
    ("ISO", "2024-05-26", ["2024-05-26"]),
    ("a time stamp", "2024-05-26T10:00:00Z", ["2024-05-26"]),
    ("month first", "Thursday, September 12, 2024", ["2024-09-12"]),
    ("day first", "3rd of Sept. 2024 and 4 May, 2023", ["2024-09-03", "2023-05-04"]),
    ("dots are day first", "3.4.2024", ["2024-04-03"]),
    ("slashes that only one order fits", "13/09/2024 and 09/13/2024", ["2024-09-13", "2024-09-13"]),
    ("slashes that two orders fit give the year", "09/11/2024", ["2024"]),
    ("a month", "May 2024", ["2024-05"]),
    ("no day of the calendar", "31 February 2024", []),
    ("no year", "September 12", []),
    ("a version is no date", "version 1.2.2024.5", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_find(text, expected):
    assert [day.iso for day in days.find(text)] == expected


LINES = [
    ("Published 12 Sept 2024 | Updated 2 hours ago", True),
    ("Thursday, 12 September", True),
    ("14:05 GMT", True),
    ("5 min read", True),
    ("Friday 5 June 2026 15:10, UK", True),
    ("Fri 5 June 2026 3.10 p.m., New Zealand", True),
    ("5 June 2026 – 18 comments", True),
    ("Posted at 14:10 on 5 June 2026 in Harbour News", True),
    ("First published on 5 June 2026 by Bo Lind", True),
    ("Submitted by The Editor on Fri, 05/06/2026 - 14:02", True),
    ("On Monday.", False),
    ("The board met on 5 June 2026 | 12 members", False),
    ("Sold by Mo on June 5, 2026 | 12 quays", False),
    ("The ferry sank on 5 June 2026, UK", False),
    ("The vote is on 12 September 2024", False),
    ("May we go?", False),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_is_date_line(line, expected):
    assert days.is_date_line(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Friday, 3 May 2024", True), ("Monday, 3 May 2024", False), ("3 May 2024", True)]
)
def test_a_weekday_agrees_or_not(text, expected):
    assert days.agrees(days.find(text)[0]) == expected
