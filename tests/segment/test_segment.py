from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.model import RawArticle, Span
from briefings.read import list_spans, read_articles
from briefings.segment import segment_article

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = st.sampled_from(
    ["Share this:", "By Ada Marsh", "“No,” she said.", "It rained", "LONDON (Reuters) -", "\n", "\r\n", "\n\n", " ", ".", "…", "(Photo: AP)",
     "Read also:", "May 3, 2024", "# ", "U.S.", "https://a.example/x", "é", "\u2028", "\t", "Mr.", "©", "1."]
)  # fmt: skip


def article(text, **options):
    return segment_article(RawArticle("a.txt", text, "", "utf-8"), **options)


@settings(max_examples=200)
@given(st.text() | st.lists(WORDS, max_size=40).map("".join), st.integers(0, 30), st.integers(0, 60))
def test_everything_nests_and_slices_right(text, start, length):
    aside = [Span("a.txt", min(start, len(text)), min(start + length, len(text)))]
    found = article(text, set_aside=aside)
    assert [p.number for p in found.paragraphs] == list(range(1, len(found.paragraphs) + 1))
    at = 0
    for paragraph in found.paragraphs:
        assert at <= paragraph.span.start < paragraph.span.end
        assert not text[at : paragraph.span.start].strip()
        at = paragraph.span.end
        assert paragraph.noise == (not paragraph.sentences)
        inner = paragraph.span.start
        for sentence in paragraph.sentences:
            assert inner <= sentence.span.start < sentence.span.end <= paragraph.span.end
            inner = sentence.span.end
            assert found[sentence.span].strip() == found[sentence.span]
            assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]
            assert not any(s.overlaps(sentence.span) for s in found.noise)
    assert not text[at:].strip()
    assert list(found.noise) == sorted(found.noise)
    assert all(a.end <= b.start for a, b in pairwise(found.noise))
    for stated in (found.outlet, found.title, found.byline):
        assert stated is None or stated.value.replace(" ", "") == "".join(found[stated.evidence].split())


EXPECTED = [
    ("000_2d494db62af63d99.txt", "MENAFN", "2024-05-26", None, None),
    ("001_006ba6bf699a03f5.txt", "EU Today", None, None, None),
    ("002_9d9bc8f946764f0e.txt", "Antiwar.com", "2024-09-11", "Dave DeCamp",
     "Blinken Signals US Will Allow Long-Range Strikes in Russia With NATO Missiles"),
    ("003_0ca56a9605c4e12a.txt", "The Epoch Times", None, "Melanie Sun", None),
    ("004_74990ab5728babbc.txt", None, None, None, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def seeds():
    return {raw.id: segment_article(raw, set_aside=list_spans(raw)) for raw in read_articles([SEEDS])}


@pytest.mark.parametrize(("name", "outlet", "date", "byline", "title"), EXPECTED, ids=[e[0][:3] for e in EXPECTED])
def test_labels_of_the_seeds(seeds, name, outlet, date, byline, title):
    found = seeds[name]
    assert (found.outlet and found.outlet.value) == outlet
    assert (found.date and found.date.iso) == date
    assert (found.byline and found.byline.value) == byline
    assert (found.title and found.title.value) == title


def test_furniture_of_the_seeds(seeds):
    noise = {name[:3]: [p.number for p in found.paragraphs if p.noise] for name, found in seeds.items()}
    assert noise == {
        "000": [],
        "001": [6, 9, 12, 15, 16, 17, 18, 19],
        "002": [1, 2, 3, 4, 8, 13, 15, 16],
        "003": [12],
        "004": list(range(21, 35)),
    }
    first = seeds["000_2d494db62af63d99.txt"]
    assert [first[s] for s in first.noise] == ["date 2024-05-26 (MENAFN)"]
    assert first[first.sentences[0].span].startswith("According to reports")


def test_the_topic_list_is_set_aside_whole(seeds):
    last = seeds["004_74990ab5728babbc.txt"]
    assert last[last.noise[-1]].startswith("What are the potential implications")
    assert last.noise[-1].end == len(last.text)


HARD_WRAPPED = """\
Storm closes ports along the coast
By Ada Marsh

Two ports were closed on Monday after a storm
brought down power lines, the coast guard said.
“It is the worst in ten years,” said Bo Lind, who
runs the ferry to Holt.

Trains were late as well. The line to Marl will
stay shut until Wednesday, its owner said.
"""


def test_hard_wrapped_lines_are_blocks():
    found = article(HARD_WRAPPED)
    assert [p.noise for p in found.paragraphs] == [True, False, False]
    assert [len(p.sentences) for p in found.paragraphs] == [0, 2, 2]
    assert found.title and found.title.value == "Storm closes ports along the coast"
    assert found.byline and found.byline.value == "Ada Marsh"
    assert found[found.sentences[0].span].startswith("Two ports were closed on Monday after a storm\nbrought")


def test_a_narrow_column_with_broken_words_is_one_paragraph():
    found = article(
        "The city coun-\ncil voted late Thurs-\nday to sell the old\nquay to a rival for\nsome money, ending a\ndispute that split it.\n"
    )
    assert [len(p.sentences) for p in found.paragraphs] == [1]


ENDS = [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")]


@pytest.mark.parametrize("end", [e[1] for e in ENDS], ids=[e[0] for e in ENDS])
def test_line_ends(end):
    found = article(f"One came.{end}{end}Two went. Three stayed.{end}")
    assert [found[s.span] for s in found.sentences] == ["One came.", "Two went.", "Three stayed."]
    assert [p.number for p in found.paragraphs] == [1, 2]


FAULTS = [
    ("nothing but furniture", "Share this:\nNo comments:", {"nearly empty", "no outlet", "undated"}),
    ("lost characters", "LEEDS (Reuters) - It\ufffds over.\nPublished: 3 May 2024", {"lost characters"}),
    ("mis-decoded text", "LEEDS (Reuters) - Itâ€™s over, said RenÃ©.\nPublished: 3 May 2024", {"mis-decoded text"}),
    ("accents are no fault", "LEEDS (Reuters) - L’été À Ânes, Ã sem par.\nPublished: 3 May 2024", set()),
    ("a wrong weekday", "LEEDS (Reuters) - It is over.\nPublished: Monday, 3 May 2024", {"date"}),
    ("broken words", "LEEDS (Reuters) - It is over for the coun-\ncil, it said.\nPublished: 3 May 2024", {"broken words", "no outlet"}),
    ("glued sentences", "LEEDS (Reuters) - It is over, she said.The board met.\nPublished: 3 May 2024", {"glued words"}),
    ("glued words", "LEEDS (Reuters) - It fell toLind to say so.\nPublished: 3 May 2024", {"glued words"}),
    ("names are not glued", "LEEDS (Reuters) - McKay of deMille and U.S.Steel met at eBay, bay.com and inDrive.\nPublished: 3 May 2024", set()),
    ("control characters", "LEEDS (Reuters) - It\x07 is over.\nPublished: 3 May 2024", {"control characters"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "checks"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_faults_are_problems(text, checks):
    assert {p.check for p in article(text).problems} == checks


BODY = "The council of Orn said it would look at the plan again, and asked the company that owns the quay to send its papers by the end of the week.\n"
WHEN = [
    ("day and agency", "Harbour sold to a rival\nBy Ada Marsh\nFeb 3 (Coast Press) - " + BODY, None, "Feb 3"),
    ("place, agency and day", "ORN (Coastwire) 19 May 2025 - " + BODY, "2025-05-19", None),
    ("a headline that asks", "Coast News > World\nQuay sale: Why was the council asked?\n14 June 2025, 10:22 CEST\nBy Ada Marsh\n" + BODY, "2025-06-14", None),
    ("behind full stops", "COAST MORNING, Radio Quay. Transcript, unchecked. Wednesday 5 March.\n" + BODY, None, "Wednesday 5 March"),
    ("last update", "Coast Today live\nLast update: Wednesday 5 March, 21.12\n" + BODY, None, "Wednesday 5 March"),
    ("between bars", "LIVE: Quay sold\nCoast Today live page | Wednesday 5 March | Latest updates first\n" + BODY, None, "Wednesday 5 March"),
    ("the desk's line", "COURTS Quay 13 Oct 2026\n\nFIRM SOLD QUAY TWICE\n\n" + BODY, "2026-10-13", None),
    ("a place and a day", "COASTPRESS / English service\nOrn, 5 June\n\nQUAY SOLD TO A RIVAL\n\n" + BODY, None, "5 June"),
    ("a place and a date", "Orn, 5 June 2026\n\nQuay sold to a rival\n\n" + BODY, "2026-06-05", None),
    ("a weekday alone", "Quay sold to a rival\n\nPublished: Saturday 11:20. Updated: Saturday 14:05\n\n" + BODY, None, "Saturday"),
    ("two weekdays", "Quay sold to a rival\n\nPublished: Saturday 11:20. Updated: Sunday 14:05\n\n" + BODY, None, None),
    ("a name and a date", "Quay sold to a rival\nAda Marsh, Friday, June 5, 2026\n" + BODY, "2026-06-05", None),
    ("a date and a name", "Quay sold to a rival\nFriday 5 June 2026, by Ada Marsh\n" + BODY, "2026-06-05", None),
    ("a place and a date below the headline", "Quay sold to a rival\nTalva, 5 June 2026\n" + BODY, "2026-06-05", None),
    ("a source, a site and a date", "Quay sold to a rival\nSource: Ada Marsh | Coast FM Online | 5 June 2026\n" + BODY, "2026-06-05", None),
    ("a date and a thing", "Quay sold to a rival\nThe Quay Sale, 5 June 2026\n" + BODY, None, None),
    ("two places and a day", "Quay sold\nBy Our Correspondents\nORN/TALVA, March 4, 2026 - " + BODY, "2026-03-04", None),
    ("a thing's day", "Quay Sale, 5 June\n\nWho was in the room\n\n" + BODY, None, None),
    ("what is looked back on", "The Great Storm 16 October 2009\n\nWhat became of the oaks\n\n" + BODY, None, None),
    ("an anniversary", "Mirrow, 3 May 2012\n\nSurvivors remember\n\nIn 2024 a stone was set.\n" + BODY, None, None),
    ("a headline with a day", "What we learned on 5 June\n\nThe sale of the quay\n\n" + BODY, None, None),
    ("a later day is no date of the article", BODY + BODY + "14 June 2025\nAnother story\n", None, None),
    ("posted, behind a point", "Quay sold to a rival\nTGN News · Posted: Jun 5, 2026 7:48 PM EDT\n" + BODY, "2026-06-05", None),
    ("posted before updated", "Quay sold\nLakeside Radio News · Posted: May 23, 2025 6:12 AM ET | Last Updated: May 24, 2025\n" + BODY, "2025-05-23", None),
    ("first published, at the foot", "Quay sold\n" + BODY + "This report by The Coast Press was first published May 12, 2026.\n", "2026-05-12", None),
    ("originally published, at the foot", "Quay sold\n" + BODY + "Originally published on June 6, 2026.\n", "2026-06-06", None),
    ("the day of the printed paper", "Quay sold\n" + BODY + "A version of this article appears in print on June 6, 2026, on Page A14.\n", None, None),
    ("a letter's day at the foot", "Quay sold\n" + BODY + "The plan was first published on June 6, 2026, said its author.\n", None, None),
    ("a place in capitals and a translation", "The trial opens\nORN, 1st September 2026 - translated from French\n" + BODY, "2026-09-01", None),
    ("a date and whose text", "Orn knew since March\nFriday, June 5, 2026 – Text by Ada Marsh, Coast Courier (Orn)\n" + BODY, "2026-06-05", None),
    ("the time before the day", "Quay sold\nUpdated 14:05 GMT, 3 March 2026\n" + BODY, "2026-03-03", None),
    ("a month and a day under the paper", "THE COAST COURIER\nMay 23\nQuay sold to a rival\n" + BODY, None, "May 23"),
    ("a full stop behind the day", "Quay sold\n05. June 2026, 18:42 Uhr\n" + BODY, "2026-06-05", None),
    ("in the page's address", "Quay sold\nhttps://www.coastpost.example/news/2026/06/05/quay-sold/\n" + BODY, "2026-06-05", None),
    ("in two addresses", "https://a.example/2026/06/05/quay/\nhttps://b.example/2025/01/05/quay/\nQuay sold\n" + BODY, None, None),
    ("a message that is quoted", "Quay sold\n" + BODY + "We sold it. pic.twitter.com/abc — Ada Marsh (@AdaMarsh) July 5, 2026\n", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso", "day"), [w[1:] for w in WHEN], ids=[w[0] for w in WHEN])
def test_when_an_article_appeared(text, iso, day):
    found = article(text)
    assert ((found.date and found.date.iso), (found.day and found[found.day])) == (iso, day)
