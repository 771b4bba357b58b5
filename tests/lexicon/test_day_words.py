"""How an expression for a day may begin."""

from __future__ import annotations

import re

from briefings.lexicon import day_words

TAILS = (
    "2019", "1789", "May", "March 2019", "3 May", "the 3rd of May", "third of May", "Monday", "Christmas Eve 2019", "week", "the week's end",
    "end of the year", "days ago", "a few days ago", "day before,", "next day", "weekend", "morning", "two days later", "2019 and 2021",
)  # fmt: skip


def test_what_is_passed_over_for_its_first_word_is_nothing_that_could_be_read() -> None:
    whole = day_words._pattern().pattern
    guard = f"(?={day_words._begins()})"
    assert whole.count(guard) == 1
    unguarded = re.compile(whole.replace(guard, ""))
    words = sorted({*re.findall(r"[A-Za-z]{2,}", whole), "a"})
    probes = ". ".join(f"So {word} {tail}" for word in words for tail in TAILS)
    read = [match.span() for match in day_words._pattern().finditer(probes)]
    assert len(read) > len(probes) / 50
    assert read == [match.span() for match in unguarded.finditer(probes)]
