import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.template.faults import report
from briefings.template.marked import File, Mark, read_yaml, swallowed


def parse_yaml(text):
    value, faults = read_yaml(File("t.yaml", text))
    assert faults == ()
    return value


VALUES = [
    ("text that other readers turn into something else", "a: no\nb: 12:30\nc: 2024-05-26\nd: 007\ne: 1e5\nf: yes",
     {"a": "no", "b": "12:30", "c": "2024-05-26", "d": "007", "e": "1e5", "f": "yes"}),
    ("numbers, truth and nothing", "a: 5\nb: 1.5\nc: true\nd:\ne: [x, '5', ~]",
     {"a": 5, "b": 1.5, "c": True, "d": None, "e": ["x", "5", None]}),
    ("keys are text", "1: a\nno: b", {"1": "a", "no": "b"}),
    ("empty", "# nothing\n", None),
]  # fmt: skip
FAULTS = [
    ("a key twice", "a: 1\nb: 2\na: 3", r"^t\.yaml:3:1: 'a' stands twice, first in line 1"),
    ("bare braces", "title: {{ guest }}", r"^t\.yaml:1:8: a key must be a word"),
    ("an open bracket", "a: [1", r"^t\.yaml:1:4: not valid YAML: a list or mapping in brackets is not closed"),
    ("a tag", "a: !!python/name:os.system x", r"^t\.yaml:1:4: the tag"),
    ("a loop", "a: &x [*x]", r"^t\.yaml:1:4: a value that contains itself"),
    ("a control character", "a: \x01", r"^t\.yaml:1:4: not valid YAML: a control"),
    ("great depth", "- " * 100_000, r"^t\.yaml:1:1: values nest too deeply"),
    ("depth", "[" * 900 + "]" * 900, r"^t\.yaml:1:1: values nest too deeply"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in VALUES], ids=[c[0] for c in VALUES])
def test_values(text, expected):
    assert parse_yaml(text) == expected


@pytest.mark.parametrize(("text", "message"), [c[1:] for c in FAULTS], ids=[c[0] for c in FAULTS])
def test_faults_name_their_place(text, message):
    assert re.match(message, report(read_yaml(File("t.yaml", text))[1]))


SWALLOWED = [
    ("a number", "title: Brief # 1 for Tom", [(1, 14, "'# 1 for Tom' is read as a comment")]),
    ("in a list", "lines:\n  - Call # 7 #now", [(2, 10, "'# 7 #now' is read as a comment")]),
    ("two blanks are meant", "title: Brief  # of Monday", []),
    ("what is not printed", "type: head # on top", []),
    ("in quotation marks", "a: 'Brief # 1' # b\nc: \"# d\"", []),
    ("in a block", "a: |\n  b # c\nd: >-\n  e # f\n", []),
    ("no blank before it", "a: b#c", []),
    ("numbers and nothing", "a: 4 # d\nb: # c\n", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in SWALLOWED], ids=[c[0] for c in SWALLOWED])
def test_a_comment_that_was_meant_as_text(text, expected):
    found = list(swallowed(parse_yaml(text)))
    assert [(f.line, f.column, f.message[: len(e[2])]) for f, e in zip(found, expected, strict=True)] == expected


LETTERS = [  # a YAML text whose value holds an @, and the place of the @
    ("plain", "k: ab @", (1, 7)),
    ("plain over lines", "k: ab\n  cd\n\n  e@", (4, 4)),
    ("single marks", "k: 'it''s @'", (1, 11)),
    ("double marks with escapes", 'k: "\\u2022 \\x41 \\t\\" @"', (1, 22)),
    ("double marks over lines", 'k: "a\n  b\n\n\n  c @"', (5, 5)),
    ("an escaped line end", 'k: "a\\\n   b @"', (2, 6)),
    ("a literal block", "k: |\n  a\n\n    b @\n", (4, 7)),
    ("a literal block, set in further than its first line says", "k: |2\n    a\n  b @\n", (3, 5)),
    ("a folded block", "k: >-\n  a\n  b\n\n\n  c\n    d\n  e @\n", (8, 5)),
    ("Windows line ends", "k: |\r\n  a\r\n  b @\r\n", (3, 5)),
    ("in a list", "k:\n  - x\n  - 'y @'", (3, 8)),
    ("after letters beyond the first plane", "k: '\U0001f6a2 @'", (1, 7)),
]


@pytest.mark.parametrize(("text", "place"), [c[1:] for c in LETTERS], ids=[c[0] for c in LETTERS])
def test_the_place_of_a_letter(text, place):
    value = parse_yaml(text)["k"]
    value = value[-1] if isinstance(value, list) else value
    assert tuple(value.mark(value.index("@"))) == place
    line, column = place
    assert text.splitlines()[line - 1][column - 1] == "@"


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="ab '\"\\\n\t•#:é", max_size=40), st.sampled_from(["'", '"', "|", ">", None]), st.integers(4, 30)
)
def test_every_letter_of_any_scalar_is_found(value, style, width):
    text = yaml.dump({"k": value + "@"}, default_style=style, allow_unicode=True, width=width)
    found = parse_yaml(text)["k"]
    mark = found.mark(len(found) - 1)
    assert text.splitlines()[mark.line - 1][mark.column - 1] == "@"


def test_marks():
    found = parse_yaml("a: 1\nlist:\n  - x\n  - k: v\n")
    assert found.keys_at["list"] == Mark(2, 1)
    assert found.values_at["a"] == Mark(1, 4)
    assert found["list"].items_at == [Mark(3, 5), Mark(4, 5)]
    assert found["list"][1].mark == Mark(4, 5)


def test_an_escape_that_stands_for_no_character_in_a_file_with_long_lines() -> None:
    value, faults = read_yaml(File("t.yaml", f'a: "{"x" * 20_000}"\nb: "\\U99999999"\n'))
    assert value is None
    assert [fault.message for fault in faults] == ["not valid YAML: an escape in it stands for no character"]
