"""What somebody says would follow if something happened: the condition with what follows, never one without the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.plan.clauses import FINITE, NOUNS, Tree, ends

Joined = tuple[int, int, int, int]  # start, where a cut in the middle starts and ends (the same: there is none), end

_OPENS = frozenset({"if", "unless"})
_SUBJECTS = NOUNS | {"PRP", "PRP$", "DT", "EX", "JJ", "CD"}
_FAR = 9  # words from the comma to the verb of what follows

# Before a phrase: "if the dam leaks, that would be | a breach of the lease" is no breach yet.
CONDITION = re.compile(r"\b(?:if|unless|provided|assuming|in case|in the event|should the)\b", re.IGNORECASE)
# What something would be taken for: "it would be seen as | an act of piracy" says not what would.
DEEMED = re.compile(
    r"\b(?:be|been|being|is|are|was|were)\s(?:\w+ly\s)?(?:considered|seen|regarded|taken|treated|viewed|deemed|interpreted|understood)\s(?:as\s|to be\s)?$|"
    r"\b(?:would|could|might|may|will)\s(?:\w+ly\s)?(?:be|mean|become|constitute|represent|amount to)\s$",
    re.IGNORECASE,
)


def conditionals(tree: Tree, start: int, end: int) -> Iterator[Joined]:
    """A condition at the head of a stretch with what follows from it, as offsets. The condition is kept whole: "if the pilots
    walk out | on Monday, | the ferry will not sail" would tell of any strike. What follows may end sooner."""
    low, high = tree.inside(start, end)
    if low < high and tree.word(low) == "that":
        low += 1
    if low >= high or tree.word(low) not in _OPENS:
        return
    comma = next((j for j in range(low + 2, high - 2) if _parts(tree, low, j, high)), None)
    if comma is None:
        return
    verb = next(j for j in range(comma + 1, high) if tree.tags[j] in FINITE)
    for stop in ends(tree, comma + 1, high, verb):
        yield tree.spans[low][0], tree.spans[stop - 1][1], tree.spans[stop - 1][1], tree.spans[stop - 1][1]


def _parts(tree: Tree, low: int, j: int, high: int) -> bool:
    """Whether a comma stands between the condition and a clause that follows from it."""
    that = tree.word(j + 1) == "that" and tree.tags[j + 2] in FINITE  # "if they sail, | that would be …"
    if tree.tags[j] != "," or not (that or tree.tags[j + 1] in _SUBJECTS) or not FINITE & set(tree.tags[low:j]):
        return False
    return bool(FINITE & set(tree.tags[j + 1 : min(high, j + _FAR)]))
