"""Article -> figures: numbers with what they count, how they are softened, and in which unit.

A date, a clock time, a model number or a page number is no figure: a number that is not clearly a quantity is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.extract.labels import is_label
from briefings.extract.numbers import may_hold
from briefings.extract.quantities import Found, Scan, found_at, may_open, word_lists
from briefings.extract.ranges import range_at, score_at
from briefings.extract.surroundings import counted_by, hedge_after, hedge_before
from briefings.model import Article, Figure

__all__ = ["extract"]

_PERSONAL = frozenset(("the", "these", "those", "their", "his", "her", "our", "its", "my", "both"))


def extract(article: Article) -> tuple[Figure, ...]:
    """Every figure outside page furniture, in text order; none overlap.

    Years, dates, clock times, ordinals, model, telephone and page numbers are left out, and so is "one of". A figure's
    span holds the words that soften it, the number and the unit; `of` is the noun phrase that is counted or measured,
    one stretch of the article. A score has the unit "score" and no value; its span says it.

    Method: rules over word lists.
    """
    found: list[Figure] = []
    for sentence in article.sentences:
        if may_hold(sentence.tokens):
            found.extend(_in_sentence(Scan(article, sentence)))
    return tuple(found)


def _in_sentence(scan: Scan) -> Iterator[Figure]:
    i, last = 0, None
    while i < len(scan.tokens):
        if not may_open(scan.tokens[i].text):
            i += 1
            continue
        score = score_at(scan, i)
        if score:
            yield score[0]
            i = score[1]
            continue
        found = found_at(scan, i)
        if found is None:
            i += 1
            continue
        i = max(i + 1, scan.at(found.end))
        figure = range_at(scan, found) or _figure(scan, found, last)
        if figure:
            yield figure
            last = figure
            i = max(i, scan.at(figure.span.end))


def _figure(scan: Scan, found: Found, last: Figure | None) -> Figure | None:
    """The figure that a number makes; None: it is a date, a label or nothing countable."""
    if is_label(scan, found) or _is_all(scan, found) or _is_next_one(scan, found):
        return None
    if found.unit in word_lists().time_units and scan.word(scan.at(found.end)) == "ago":
        return None  # a date
    start, hedge, sort = hedge_before(scan, found)
    tail, end = hedge_after(scan, found.end)
    number, of = found.number, counted_by(scan, found, last)
    if number.spelt and not found.unit and not _counts(scan, found, of):
        return None
    low, high = number.low, number.high
    if low is None and number.value is not None:
        low = number.value if sort == "low" or tail in ("or more", "at least") else None
        high = number.value if sort == "high" or tail in ("or fewer", "or less", "at most") else None
    return Figure(
        span=scan.article.span(start, end),
        value=number.value,
        unit="share" if number.share and found.unit is None else found.unit,
        of=of,
        approximate=hedge or tail,
        low=low,
        high=high,
    )


def _is_all(scan: Scan, found: Found) -> bool:
    """Whether the number is all there is, or numbers what follows: "8." and "4) How …" in a list."""
    if found.first == 0 and scan.word(1) in (")", "]"):
        return True
    return found.unit is None and not any(token.text[0].isalpha() for token in scan.tokens)


def _is_next_one(scan: Scan, found: Found) -> bool:
    """Whether "a third" is one more and no share: "it denied reports of a third"; but "a fall of a third"."""
    if not found.number.share or found.unit or scan.word(found.first) != "a" or scan.word(scan.at(found.end)) == "of":
        return False
    return scan.word(found.first - 1) == "of" and scan.word(found.first - 2) not in word_lists().change_verbs


_BE, _PASSIVE = ("are", "were", "have", "had"), 7  # tokens from the number to what befell those counted


def _counts(scan: Scan, found: Found, of: str | None) -> bool:
    """Whether a spelt number is a quantity: "one of the officials", "the two men" and "at one point" are none."""
    number, after = found.number, scan.word(scan.at(found.end))
    before = scan.word(found.first - 1)
    if number.value == 1:
        return (
            after in word_lists().persons
            and before not in _PERSONAL
            and any(word in word_lists().casualties for word in scan.lower)
        )
    if number.share or number.scaled or number.value is None:
        return True
    at = scan.at(found.end)
    if of is None and word_lists().casualties & set(scan.lower[at : at + (_PASSIVE if after in _BE else 4)]):
        return True  # "Seventeen were injured", "Nine are now known to have died"
    if number.value <= 10 and before in _PERSONAL and scan.word(found.first - 2) != "of":
        return False
    return of is not None or before in (
        "to",
        "at",
        "killed",
        "killing",
        "left",
        "least",
        "most",
        "than",
        "injured",
        "nearly",
    )
