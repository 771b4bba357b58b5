import datetime

import pytest

from briefings.extract import extract_findings
from briefings.link import chronology, messages
from briefings.model import RawArticle
from briefings.segment import segment_article


def read(text):
    return segment_article(RawArticle("a.txt", text, "", "utf-8"))


SENT = [
    ("a signature", "We sold it. pic.example/x — Ada Marsh (@adamarsh) July 5, 2016", [{"2016-07-05"}]),
    ("a mark of time", '<blockquote datetime="2016-07-05">We sold it.</blockquote>', [{"2016-07-05"}]),
    ("a number", "https://twitter.com/adamarsh/status/750366792434978816", [{"2016-07-05"}]),
    ("a number sent at night", "https://twitter.com/adamarsh/status/742240914727407616", [{"2016-06-12", "2016-06-13"}]),
    ("a picture", "The mayor hugs a rescuer on Thursday, June 16, 2016.", [{"2016-06-16"}]),
    ("a picture from the files", "FILE - The mayor hugs a rescuer on Thursday, June 16, 2016.", []),
    ("a picture with a wrong weekday", "The mayor hugs a rescuer on Friday, June 16, 2016.", []),
    ("a handle alone", "Write to the newsroom (@baynews) in July.", []),
    ("another number", "The parcel 750366792434978816 was lost.", []),
    ("nothing", "The mayor met the crew on Thursday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), [s[1:] for s in SENT], ids=[s[0] for s in SENT])
def test_messages_and_pictures_have_their_day(text, days):
    assert [{day.isoformat() for day in m.days} for m in messages.of(read(text))] == days


POST = "\n\nWe sold it, and gladly. — Ada Marsh (@adamarsh) July 5, 2016\n"
FAR = "\n\nThe crew had slept.\n\nThe quay was wet.\n\nNobody came."
BESIDE = [
    ("beside its weekday", "Ada Marsh blasted the board of Orn on Tuesday." + POST, "2016-07-05"),
    ("beside another weekday", "Ada Marsh blasted the board of Orn on Wednesday." + POST, None),
    ("far from its weekday", "Ada Marsh blasted the board of Orn on Tuesday." + FAR + POST, None),
    ("what was still to come", "Ada Marsh will meet the board of Orn on Tuesday." + POST, None),
    ("a picture below the lead", "The mayor met the crew of the Vigra on Thursday." + FAR + "\n\nThe mayor hugs a rescuer on Thursday, June 16, 2016.", "2016-06-16"),
    ("a picture and a weekday far below", "The mayor met the crew of the Vigra." + FAR + FAR + "\n\nThe clerk met them on Thursday.\n\nThe mayor hugs a rescuer on Thursday, June 16, 2016.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), [b[1:] for b in BESIDE], ids=[b[0] for b in BESIDE])
def test_a_weekday_of_an_undated_article_is_that_of_the_message_beside_it(text, iso):
    (dates,) = chronology.dated([extract_findings(read(text), rules_only=True)])
    found = [d.when for d in dates if d.when and not d.when.given]
    assert [when.iso for when in found] == ([iso] if iso else [])
    assert all("stands beside it" in (when.because or "") for when in found)


def test_the_moment_of_a_number_is_that_of_its_first_bits():
    (message,) = messages.of(read("https://twitter.com/adamarsh/status/750366792434978816"))
    assert message.days == {datetime.date(2016, 7, 5)}
