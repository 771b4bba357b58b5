import pytest

from briefings.errors import TemplateError, TopicsError
from briefings.template.marked import Mark, parse_yaml

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
    ("bare braces", "title: {{ guest }}", r"^t\.yaml:1:9: a key must be a word"),
    ("an open bracket", "a: [1", r"^t\.yaml:2:1: not valid YAML"),
    ("a tag", "a: !!python/name:os.system x", r"^t\.yaml:1:4: the tag"),
    ("a loop", "a: &x [*x]", r"^t\.yaml:1:4: a value that contains itself"),
    ("a control character", "a: \x01", r"^t\.yaml: not valid YAML"),
    ("great depth", "- " * 100_000, "nest too deeply"),
    ("depth", "[" * 900 + "]" * 900, "nest too deeply"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in VALUES], ids=[c[0] for c in VALUES])
def test_values(text, expected):
    assert parse_yaml(text, "t.yaml") == expected


@pytest.mark.parametrize(("text", "message"), [c[1:] for c in FAULTS], ids=[c[0] for c in FAULTS])
def test_faults_name_their_place(text, message):
    with pytest.raises(TemplateError, match=message):
        parse_yaml(text, "t.yaml")


def test_the_caller_names_the_error():
    with pytest.raises(TopicsError):
        parse_yaml("[", "topics.yaml", error=TopicsError)


def test_marks():
    found = parse_yaml("a: 1\nlist:\n  - x\n  - k: v\n", "t.yaml")
    assert found.keys_at["list"] == Mark(2, 1)
    assert found.values_at["a"] == Mark(1, 4)
    assert found["list"].items_at == [Mark(3, 5), Mark(4, 5)]
    assert found["list"][1].mark == Mark(4, 5)
