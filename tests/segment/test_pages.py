"""The cases of cases/segment/pages.md."""

import re
from pathlib import Path

import pytest

from briefings.model import RawArticle
from briefings.segment import segment_article

FILE = Path(__file__).parents[1] / "cases" / "segment" / "pages.md"
CASES = re.split(r"^## ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def read_case(case):
    """Title, labels, and per line its text, whether it is furniture, and its furniture inside."""
    title, *rest = case.splitlines()
    labels = dict(line.split(": ", 1) for line in rest if re.match(r"(outlet|date|byline|title): ", line))
    lines = [(line[0] == "-", line[2:]) for line in rest if line[:2] in ("+ ", "- ")]
    return title, labels, lines


@pytest.mark.parametrize("case", CASES, ids=[c.splitlines()[0] for c in CASES])
def test_page(case):
    _, labels, lines = read_case(case)
    text = "\n".join(re.sub("[⟦⟧]", "", line) for _, line in lines)
    article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
    found = {
        "outlet": article.outlet and article.outlet.value,
        "date": article.date and article.date.iso,
        "byline": article.byline and article.byline.value.title() if article.byline and article.byline.value.isupper()
        else article.byline and article.byline.value,
        "title": article.title and article.title.value,
    }  # fmt: skip
    assert [(p.noise, article[p.span]) for p in article.paragraphs] == [(n, re.sub("[⟦⟧]", "", t)) for n, t in lines]
    inner = [article[s] for s in article.noise if not any(p.noise and p.span == s for p in article.paragraphs)]
    assert inner == re.findall("⟦(.*?)⟧", "\n".join(line for _, line in lines))
    assert {k: v for k, v in found.items() if v} == labels


def test_what_labels_say_stands_where_they_say():
    for case in CASES:
        _, _, lines = read_case(case)
        text = "\n".join(re.sub("[⟦⟧]", "", line) for _, line in lines)
        article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
        for stated in (article.outlet, article.byline, article.title):
            if stated:
                assert article[stated.evidence].replace(" ", "") == stated.value.replace(" ", "")
