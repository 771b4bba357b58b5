import time

import pytest

from briefings.model import RawArticle
from briefings.segment import segment_article

CASES = [  # line, sentences, whether it is told as a fault
    ('<p class="lead">The board met on Monday.</p>', ["The board met on Monday."], False),
    ("The board met.<br/>It sat for an hour.", ["The board met.", "It sat for an hour."], False),
    ('<post id="7" author="@am" day="2016-07-05">We sold it, and gladly.</post>.', ["We sold it, and gladly."], False),
    ("<script>var a = 1;</script>The board met.<!-- ad -->", ["The board met."], False),
    ("It was <b>very</b> late, she said.", ["It was <b>very</b> late, she said."], True),
    ("If a < b and c > d the sum is wrong.", ["If a < b and c > d the sum is wrong."], False),
    ("We went <inaudible> home, she said <the end>.", ["We went <inaudible> home, she said <the end>."], False),
    ("<script>The rest was lost.", ["The rest was lost."], False),
]


@pytest.mark.parametrize(("line", "sentences", "told"), CASES, ids=[c[0][:30] for c in CASES])
def test_tags_are_no_words_of_an_article(line, sentences, told):
    article = segment_article(RawArticle("a.txt", f'Quay sold to a rival\n<div id="x"><div>\n{line}\n', "", "utf-8"))
    assert [article[s.span] for s in article.sentences] == sentences
    assert ("markup" in {p.check for p in article.problems}) == told


@pytest.mark.parametrize("piece", ["w <script>", "<a b=c ", "w <!--", "<br>word", "<script>a</script>"])
def test_hostile_tags_take_linear_time(piece):
    start = time.process_time()
    segment_article(RawArticle("a.txt", piece * 5000 + "</ x.", "", "utf-8"))
    assert time.process_time() - start < 3
