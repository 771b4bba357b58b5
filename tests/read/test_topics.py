import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import TopicsError
from briefings.model import NO_CAMP, Guest, RawArticle, Topic
from briefings.read import list_spans, read_articles, read_topics

FILE = Path(__file__).parents[1] / "cases" / "read" / "topics.md"
CASES = re.split(r"^## ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def split_case(case):
    """Lines of the file with whether they are set aside, lines expected, words of the problems."""
    _, page, rest = case.split("~~~\n")
    lines = [(line[:1] == ">", line[2:]) for line in page.splitlines()]
    wanted = [line for line in rest.splitlines() if line.strip()]
    return lines, [w for w in wanted if w[0] != "!"], [w[2:] for w in wanted if w[0] == "!"]


def listed(topics):
    lines = []
    for topic in topics:
        lines.append(f"{topic.number} {topic.title}")
        lines += [f"  {g.number} {g.role or '-'} | {g.affiliation or '-'} | {g.name or '-'}" for g in topic.guests]
    return lines


NO_LIST = r"no interview topics found(?: \(a\.txt: .*\))?; add a line 'Interview Topic 1: "


@pytest.mark.parametrize("case", CASES, ids=[c.splitlines()[0] for c in CASES])
def test_lines(case):
    lines, expected, problems = split_case(case)
    raw = RawArticle("a.txt", "\n".join(line for _, line in lines), "", "utf-8")
    if not expected:
        assert list_spans(raw) == ()
        with pytest.raises(TopicsError, match=NO_LIST):
            read_topics([Path("articles")], [raw])
        return
    found = read_topics([Path("articles")], [raw])
    assert listed(found.topics) == expected
    assert len(found.problems) == len(problems)
    assert [words for words, p in zip(problems, found.problems, strict=True) if words not in p.message] == []
    aside = [raw.text[s.start : s.end] for s in found.spans["a.txt"]]
    assert "\n".join(aside).splitlines() == [line for is_list, line in lines if is_list]
    assert bool(found.lists) == all(is_list for is_list, _ in lines)


YAML = """\
- title: Flood Defences
  guests:
    - Engineer, Delta Works
    - name: Ada Marsh
      role: Mayor
      affiliation: City of Marl
      class: politician
      camp: Marl
      say_it: AY-da
      number: 5
- number: 7
  title: Who Pays
  guests: [{role: Broker}]
"""


def test_yaml(tmp_path):
    (tmp_path / "topics.yaml").write_text(YAML, encoding="utf-8")
    found = read_topics([tmp_path], [])
    assert found.topics == (
        Topic(1, "Flood Defences", (
            Guest(1, "Engineer, Delta Works", role="Engineer", affiliation="Delta Works"),
            Guest(5, "Ada Marsh, Mayor, City of Marl", "Ada Marsh", "Mayor", "City of Marl", "politician", "Marl", "AY-da"),
        ), ("Who Pays",)),
        Topic(7, "Who Pays", (Guest(1, "Broker", role="Broker"),), ("Flood Defences",)),
    )  # fmt: skip
    assert [p.message for p in found.problems] == [
        "topics.yaml:11:3: topic numbers 2, 3, 4, 5, 6 missing; the other numbers stay as they are",
        "topics.yaml:1:3: topic 1: guest numbers 2, 3, 4 missing; the other numbers stay as they are",
    ]


YAML_FAULTS = [
    ("an unknown key", "- titel: x", r":1:3: unknown key of a topic 'titel' .*did you mean 'title'"),
    ("an unknown key of a guest", "- title: x\n  guests:\n    - {rolle: y}", r":3:8: unknown key of a guest 'rolle'"),
    ("an unknown class", "- title: x\n  guests: [{role: y, class: oficial}]", r":2:29: unknown class 'oficial'.*'official'"),
    ("no title", "- guests: [x]", r":1:3: this topic has no title"),
    ("a number for text", "- title: 5", r":1:10: 'title:' must be text; put it in quotes: '5'"),
    ("guests that are no list", "- title: x\n  guests: Farmer", r":2:11: 'guests:' must be a list"),
    ("a guest of nothing", "- title: x\n  guests: [{camp: y}]", r":2:12: this guest has neither 'role:' nor 'name:'"),
    ("a bad number", "- title: x\n  number: one", r":2:11: 'number:' must be a whole number"),
    ("not a list", "title: x", r":1:1: a list of topics is needed: begin each topic with a dash"),
    ("text", "just text", r":1:1: a list of topics is needed"),
    ("empty", "", r":1:1: no topics in it"),
    ("a key twice", "- title: x\n  title: y", r":2:3: 'title' stands twice.* or begin a new entry"),
    ("a tab", "- title: x\n\tguests:\n\t  - y", r":2:1: not valid YAML: a tab stands here; set lines in with spaces"),
    ("no dash before a second topic", "- title: x\n  guests: [y]\ntitle: z\nguests: [w]", r":3:1: .*begin an entry of the list with '- '"),
    ("guests outside their topic", "- title: x\nguests:\n  - y", r":2:1: .*set in what belongs to one as deep"),
    ("lines of a text", "# Friday\nInterview Topic 1: Wheat\nGuest 1: Farmer, Kent", r":2:1: lines such as this .*\.txt, or write ‘- title: Wheat’"),
    ("lines of a text in a list", "- Interview Topic 1: Wheat\n  Guest 1: Farmer", r":1:1: lines such as this"),
    ("lines of a text with a dash", "Interview Topic 1: Wheat\n- Farmer, Kent\n- Baker", r":1:1: lines such as this"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [f[1:] for f in YAML_FAULTS], ids=[f[0] for f in YAML_FAULTS])
def test_yaml_faults_name_their_place(tmp_path, text, message):
    path = tmp_path / "list.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TopicsError, match=re.escape(str(path)) + message):
        read_topics([], [], file=path)


def test_yaml_faults_are_named_all_at_once_each_with_its_line(tmp_path):
    path = tmp_path / "list.yaml"
    path.write_text("- titel: x\n  guests:\n    - {role: y, class: oficial}\n- title: z\n  number: one\n")
    with pytest.raises(TopicsError) as caught:
        read_topics([], [], file=path)
    lines = str(caught.value).splitlines()
    assert [line.removeprefix(f"{path}:")[:4] for line in lines[::3]] == ["1:3:", "3:24", "5:11"]
    assert lines[1:3] == ["     1 | - titel: x", "       |   ^^^^^"]


@pytest.mark.parametrize("word", ["none", "None", "independent", "nobody", "''", "no side"])
def test_a_guest_of_no_side(tmp_path, word):
    path = tmp_path / "list.yaml"
    path.write_text(f"- title: x\n  guests:\n    - {{role: Mayor, camp: {word}}}\n    - {{role: Mayor, camp: }}\n")
    assert [guest.camp for guest in read_topics([], [], file=path).topics[0].guests] == [NO_CAMP, None]


def test_a_title_that_a_comment_cuts_short_is_said(tmp_path):
    (tmp_path / "topics.yaml").write_text(
        "- title: Brief # 1 for Tom\n  guests:  # by phone\n    - Mayor  # not sure\n"
    )
    problems = read_topics([tmp_path], []).problems
    assert [p.message.partition(" is read")[0] for p in problems] == ["topics.yaml:1:16: '# 1 for Tom'"]


LIST = "Interview Topic 1: Wheat\nGuest 1: Farmer, Kent\n"


def test_yaml_beats_a_list_in_an_article_which_is_set_aside_all_the_same(tmp_path):
    (tmp_path / "topics.yaml").write_text(YAML, encoding="utf-8")
    raw = RawArticle("a.txt", f"It rained.\n{LIST}", "", "utf-8")
    found = read_topics([tmp_path], [raw])
    assert found.topics[0].title == "Flood Defences"
    assert found.problems[0].message == "topics.yaml: used; the topic list in a.txt is passed over"
    assert [raw.text[s.start : s.end] for s in found.spans["a.txt"]] == [LIST.strip()]


def test_a_text_file_of_topics(tmp_path):
    path = tmp_path / "show.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LIST.encode())
    assert listed(read_topics([], [], file=path).topics) == ["1 Wheat", "  1 Farmer | Kent | -"]


@pytest.mark.parametrize("line", ["Interview Topic IV: Floods", "Interview Topic 12345: Floods", "- Guest 1: Mayor"])
def test_a_line_that_was_meant_for_a_list_is_named(line):
    article = RawArticle("show.txt", f"Tonight\n{line}\n", "", "utf-8")
    with pytest.raises(TopicsError, match=re.escape(f"show.txt: ‘{line}’ cannot be understood")):
        read_topics([Path("articles")], [article])


def test_a_file_that_was_left_out_may_have_been_the_list(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "topics.pdf").write_bytes(b"%PDF-")
    with pytest.raises(TopicsError, match=r"no interview topics found \(topics\.pdf: a \.pdf file is not read"):
        read_topics([tmp_path], read_articles([tmp_path]))


@pytest.mark.parametrize("line", ["The talks\ntopic was floods.", "The guest: a mayor.", "It rained."])
def test_a_line_of_prose_was_not_meant_for_a_list(line):
    with pytest.raises(TopicsError, match="no interview topics found; add"):
        read_topics([Path("articles")], [RawArticle("a.txt", line, "", "utf-8")])


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (f"Interview Topic 1: {'flood ' * 200}\nGuest 1: Mayor\n", "title"),
        (f"Interview Topic 1: Floods\nGuest 1: {'deputy ' * 200}mayor\n", "guest"),
    ],
)
def test_what_would_fill_a_page_is_no_title_and_no_guest(text, noun):
    with pytest.raises(
        TopicsError, match=rf"^a\.txt: a {noun} of 1[0-9]+ characters \(.{{50,62}}\); 500 are the most$"
    ):
        read_topics([Path("articles")], [RawArticle("a.txt", text, "", "utf-8")])


def test_a_comma_in_a_number_parts_nothing():
    text = "Interview Topic 1: Floods\nGuest 1: Secretary, Local 1,199, Dockers\n"
    (topic,) = read_topics([Path("articles")], [RawArticle("a.txt", text, "", "utf-8")]).topics
    assert (topic.guests[0].role, topic.guests[0].affiliation) == ("Secretary", "Local 1,199, Dockers")


def test_a_list_in_a_file_of_its_own_is_no_article():
    raws = [RawArticle("a.txt", "It rained.", "", ""), RawArticle("show.txt", f"Friday show\n\n{LIST}", "", "")]
    assert read_topics([], raws).lists == ("show.txt",)


def test_the_same_list_in_two_articles_counts_once():
    raws = [
        RawArticle(name, f"It rained all day in the north of the county, they said.\n{LIST}", "", "") for name in "ab"
    ]
    found = read_topics([], raws)
    assert listed(found.topics) == ["1 Wheat", "  1 Farmer | Kent | -"]
    assert (sorted(found.spans), found.problems) == (["a", "b"], ())


@pytest.mark.parametrize("name", ["none.yaml", "none.txt"])
def test_a_missing_file_is_one_sentence(tmp_path, name):
    with pytest.raises(TopicsError, match="cannot be read"):
        read_topics([], [], file=tmp_path / name)


PIECES = [
    "Interview Topic 1: A",
    "Guest 1: B, C",
    "topic",
    "Guest",
    "\n",
    "\r\n",
    "- x",
    "Why?",
    "2",
    ":",
    " ",
    "Topic 2 - Z\n",
    "Guest 9: \n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_spans_lie_inside_the_text(text):
    spans = list_spans(RawArticle("a", text, "", ""))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
