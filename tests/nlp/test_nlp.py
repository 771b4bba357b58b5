from __future__ import annotations

import pytest

from briefings import nlp

pytestmark = pytest.mark.skipif(not nlp.available(), reason="the models are not there")


def test_a_sentence_has_the_parts_of_speech_that_it_has_among_others():
    sentences = [("Ines", "Duarte", "closed", "the", "mill", "."), ("Nobody", "had", "asked", "her", ".")]
    assert [nlp.parts_of_speech(words) for words in sentences] == [tuple(t.pos) for t in nlp.tag(sentences)]
    assert nlp.parts_of_speech(()) == ()
