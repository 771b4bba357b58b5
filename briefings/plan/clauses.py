"""The clauses of a sentence by the tree of its words: what has a subject and a finite verb, and where it may end sooner.

A clause is cut only before what adds a place, a reason or a second act, never before its object, a condition, or a word that
takes back what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from briefings import lexicon, nlp
from briefings.model import Article, Sentence, Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LEADING = NOUNS | {"DT", "JJ", "CD", "PRP$", "POS"}
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
_SUBJECTS = NOUNS | {"PRP", "DT", "EX", "CD", "VBG", "JJS", "JJ"}
_CLOSES = NOUNS | {"CD", "JJ", "VBN", "VB", "RB", "VBD"}
_REASONS = ("due", "because", "owing", "amid", "following", "despite")
_MARKS = frozenset({",", ":", "``", "''", "-LRB-", "-RRB-", ".", "HYPH"})
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "got"))
# What a clause can do without: where, and why. "By", "to", "for", "with", "of" bring what the verb is about.
_SPARE = frozenset(
    ("in", "at", "on", "during", "within", "inside", "across", "near", "since", "beyond", "amid", "following", "despite", "because", "due",
     "throughout", "outside", "along", "alongside", "around")
)  # fmt: skip
# What is cut away may take back what stays: "will reopen | on Monday at the earliest", "in part", "if it is asked".
_TAKES_BACK = re.compile(
    r"\b(?:if|unless|until|provided|but|although|though|except|however|without|only|not|never|no|nor|or|least|most|earliest|latest|part|partly|mainly|"
    r"largely|possibly|perhaps|probably|likely|some|theory|principle|case)\b|n[’']t\b",
    re.IGNORECASE,
)
# Behind "and" a second act takes the first back only so: "denies the leak and says it stores only water" does not.
_CONDITION = re.compile(
    r"\b(?:if|unless|until|provided|but|although|though|except|however|earliest|latest)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|none|nothing|cannot|hardly)\b|n[’']t\b", re.IGNORECASE)
LONGEST_SENTENCE = 120  # words that are read: longer ones are lists


@dataclass(frozen=True, eq=False)  # made once a sentence, and compared by identity
class Tree:
    """One sentence with the head of every word."""

    text: str  # the article's
    spans: tuple[tuple[int, int], ...]  # of every word
    tags: tuple[str, ...]
    heads: tuple[int, ...]  # -1: the root

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """The words that hang on each word, in text order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(i)
        return tuple(tuple(k) for k in found)

    @cached_property
    def reach(self) -> tuple[tuple[int, int], ...]:
        """First and last word of what hangs on each word, itself included."""
        found = [(i, i) for i in range(len(self.heads))]
        for i in range(len(self.heads)):
            above = self.heads[i]
            for _ in self.heads:  # up to the root; a tree has no circle, and a wrong one ends here
                if above < 0:
                    break
                first, last = found[above]
                found[above] = min(first, i), max(last, i)
                above = self.heads[above]
        return tuple(found)

    def word(self, i: int) -> str:
        """The word in small letters."""
        start, end = self.spans[i]
        return self.text[start:end].lower()

    def parts_at(self, at: int, end: int) -> bool:
        """Whether no word before an offset hangs on one behind it, up to the end: "a full, | open inquiry" does not part."""
        behind = {i for i, (a, b) in enumerate(self.spans) if at <= a and b <= end}
        return not any(head in behind for (_, b), head in zip(self.spans, self.heads, strict=True) if b <= at)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie wholly in a stretch, as a range; empty where none does."""
        held = [i for i, (a, b) in enumerate(self.spans) if start <= a and b <= end]
        return (held[0], held[-1] + 1) if held else (0, 0)


def trees(article: Article, span: Span) -> tuple[Tree, ...]:
    """A tree for each sentence that the stretch touches; empty where the models are not there."""
    if not nlp.available():
        return ()
    touched = article.sentences_in(span)
    return tuple(_tree(article, s) for s in touched if 0 < len(s.tokens) <= LONGEST_SENTENCE)


@lru_cache(maxsize=4096)  # every guest's questions look through the same sentences
def _tree(article: Article, sentence: Sentence) -> Tree:
    words = tuple(t.text for t in sentence.tokens)
    tags = nlp.parts_of_speech(words)
    heads = nlp.heads([words], [nlp.Tagged(list(tags), [])])[0]
    return Tree(article.text, tuple((t.start, t.end) for t in sentence.tokens), tags, tuple(heads))


def clauses(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Clauses of a stretch, as offsets: from the subject on, whole and with each end that they may have."""
    low, high = tree.inside(start, end)
    for i in range(low, high):
        verb = next((k for k in sorted((i, *tree.kids[i])) if tree.tags[k] in FINITE and low <= k < high), None)
        if tree.tags[i] in FINITE and i < tree.heads[i] and tree.tags[tree.heads[i]] in _VERBS:
            continue  # "has" of "has asked"
        if verb is None or (tree.tags[i] not in _VERBS and not any(tree.word(k) in _BE for k in tree.kids[i])):
            continue
        before = [k for k in tree.kids[i] if low <= k < verb and tree.tags[k] in _SUBJECTS]
        subject = before[-1] if before else _subject_beside(tree, verb, low)
        if subject is None:
            continue
        first = _first_of(tree, subject, low)
        last = min(tree.reach[i][1] + 1, high)
        if first < low or not _may_start(tree, first, low, i) or _is_relative(tree, first, verb, i):
            continue
        for k in range(verb + 2, last):
            if tree.word(k) in _REASONS and tree.tags[k - 1] in _CLOSES and _may_drop(tree, first, k, last):
                yield tree.spans[first][0], tree.spans[k - 1][1]
        for stop in ends(tree, first, last, max(i, verb)):
            if tree.tags[stop - 1] not in ("VBZ", "VBP", "MD"):  # "the closure represents |": what follows is cut off
                yield tree.spans[first][0], tree.spans[stop - 1][1]


def _first_of(tree: Tree, subject: int, low: int) -> int:
    """The first word of a subject: also an article or a name that the tree hangs elsewhere, and what a preposition at its
    head belongs to: "raids deep | into the bay could …"."""
    first = tree.reach[subject][0]
    while first > low and tree.tags[first - 1] in _LEADING:
        first -= 1
    while first > low and tree.tags[first] in ("IN", "RB") and tree.tags[first - 1] in _LEADING | {"RB"}:
        first -= 1
        while first > low and tree.tags[first] in _LEADING and tree.tags[first - 1] in _LEADING:
            first -= 1
    return first


def _is_relative(tree: Tree, first: int, verb: int, i: int) -> bool:
    """Whether the verb is that of a side clause of its subject: "families whose home was flooded"."""
    for j in range(first + 1, verb):
        if tree.tags[j] in ("WDT", "WP", "WP$"):
            above = j
            while above >= 0 and tree.tags[above] not in _VERBS:
                above = tree.heads[above]
            if above in (i, verb):
                return True
    return False


_SAYINGS = frozenset(
    ("allegation", "allegations", "belief", "claim", "claims", "concern", "concerns", "confidence", "doubt", "doubts", "evidence", "fact",
     "fear", "fears", "hope", "hopes", "idea", "news", "proof", "report", "reports", "risk", "sign", "signs", "suspicion", "view", "warning",
     "warnings", "worry", "worries")
)  # fmt: skip  # nouns whose clause is what is said


def _subject_beside(tree: Tree, verb: int, low: int) -> int | None:
    """The phrase that ends right before a verb, where the tree hangs it on the verb of saying: "warned | the effect on rents
    will be limited"; None where none does."""
    found = None
    i = verb - 1
    while i >= low and tree.reach[i][1] == verb - 1 and tree.tags[i] not in _VERBS:
        found = i if tree.tags[i] in NOUNS else found
        i = tree.heads[i]
    return found


def _may_start(tree: Tree, first: int, low: int, i: int) -> bool:
    """Whether a clause starts here: behind a mark, "that", "and" or the verb that brings it; not inside another phrase, "the
    permit to use | the quay would lapse"."""
    above = tree.heads[i]
    if 0 <= above < first and tree.tags[above] in NOUNS and tree.word(above) not in _SAYINGS:
        return False  # "the changes | that the office had asked for"
    if tree.word(first - 1) == "that" and _is_of_noun(tree, first - 1, low):
        return False  # "a figure | that nobody should take for a forecast"
    if first == low or tree.tags[first - 1] in _MARKS | {"CC"} or tree.word(first - 1) == "that":
        return True
    return tree.tags[first - 1] in FINITE | {"RB", "VBN"} or (
        tree.heads[i] == first - 1 and tree.tags[first - 1] == "VBG"
    )


def _is_of_noun(tree: Tree, that: int, low: int) -> bool:
    """Whether what "that" opens tells which thing is meant: a noun stands before it and no verb before the noun."""
    named = that > low and tree.tags[that - 1] in NOUNS and tree.word(that - 1) not in _SAYINGS
    if named and not any(tag in _VERBS | {"MD"} for tag in tree.tags[low:that]):
        return True
    return (named or (that > low and tree.tags[that - 1] == "CD")) and _is_object(tree, that, low)


def _is_object(tree: Tree, that: int, low: int) -> bool:
    """Whether a thing and no listener stands before "that": "recover the 62 million | that the mill was granted"; not "told
    the court | that", "said in a letter | that", "found last week | that"."""
    first = that - 1
    while first > low and tree.tags[first - 1] in _LEADING | {"$"}:
        first -= 1
    counted = any(tag in ("CD", "$") for tag in tree.tags[first:that])
    verb = first - 1
    while verb > low and tree.tags[verb] in ("RP", "RB"):
        verb -= 1
    if verb < low or tree.word(that - 1) in _TIMES:
        return False
    if tree.tags[verb] == "IN" and counted:  # "spoke of 300 homes | that", not "told a hall of 300 people | that"
        return tree.tags[verb - 1] in _VERBS if verb > low else False
    return tree.tags[verb] in _VERBS and tree.word(verb) not in _reporting()


_TIMES = frozenset(("day", "week", "month", "year", "night", "morning", "evening", "afternoon", "time", "today"))


@cache
def _reporting() -> frozenset[str]:
    lists = lexicon.load("reporting_verbs").values()
    return frozenset(form for verbs in lists for entry in verbs.values() for form in entry["forms"]) - _THINGS_ONLY


_THINGS_ONLY = frozenset(
    ("want", "wants", "wanted", "wanting", "demand", "demands", "demanded", "demanding", "sought", "seeks", "seeking")
)


def with_aside(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """A subject and its predicate without the aside between them, as offsets: "The ferry, | which was built in 1962, | was
    sold in May"."""
    low, high = tree.inside(start, end)
    commas = [j for j in range(low, high) if tree.tags[j] == ","]
    if (
        len(commas) < 2
        or any(t in FINITE for t in tree.tags[low : commas[0]])
        or tree.tags[low] in ("IN", "WRB", "TO", "VBG", "VBN")
    ):
        return
    verb = next((c + 1 for c in commas[1:] if c + 1 < high and tree.tags[c + 1] in FINITE), None)
    if verb is None or tree.tags[commas[0] - 1] not in NOUNS:
        return
    head = verb
    while (
        low <= tree.heads[head] < min(high, head + 5)
        and tree.heads[head] > head
        and tree.tags[tree.heads[head]] in _VERBS | {"JJ"}
    ):
        head = tree.heads[head]
    for stop in ends(tree, verb, high, head):
        yield tree.spans[low][0], tree.spans[commas[0] - 1][1], tree.spans[verb][0], tree.spans[stop - 1][1]


def without_purpose(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """A stretch without what its subject is there for, as offsets: "they do not think the plan | to close the quay | will save
    a crown"."""
    low, high = tree.inside(start, end)
    for i in range(low + 1, high - 3):
        if tree.tags[i] not in NOUNS or tree.word(i - 1) not in _KNOWN or tree.tags[i + 1 : i + 3] != ("TO", "VB"):
            continue  # of "any attempt | to land" more is left out than what it is for
        verb = next((j for j in range(i + 3, high) if tree.tags[j] in FINITE | {","}), None)
        if verb is None or tree.tags[verb] == "," or _NEGATED.search(tree.text, tree.spans[i][1], tree.spans[verb][0]):
            continue
        for stop in ends(tree, verb, high, min(verb + 1, high - 1)):
            yield tree.spans[low][0], tree.spans[i][1], tree.spans[verb][0], tree.spans[stop - 1][1]


_WHERE = frozenset(("off", "deep"))
_KNOWN = frozenset(("the", "this", "its", "their", "his", "her", "our"))


def can_be_spared(tree: Tree, first: int, k: int, last: int) -> bool:
    """Whether the words from `k` to `last` only tell where or when, of a clause that is one without them."""
    held = {tree.tags[j] for j in range(first, k)}
    spare = tree.word(k) in _SPARE | _WHERE and not FINITE & {tree.tags[j] for j in range(k, last)}
    return (
        spare
        and bool(held & FINITE)
        and tree.tags[k - 1] in _CLOSES | FINITE
        and not takes_back(tree.text[tree.spans[k][0] : tree.spans[last - 1][1]])
    )


def ends(tree: Tree, first: int, last: int, head: int) -> Iterator[int]:
    """Where the words from `first` may end, longest first: at `last`, or sooner before what they can do without. What stays
    holds the head and something behind it."""
    unmarked = last
    while unmarked > head and tree.tags[unmarked - 1] in _MARKS:
        unmarked -= 1
    for k in range(last, head, -1):
        if tree.tags[k - 1] in _MARKS | {"CC", "DT", "TO", "PRP$"} or (k == head + 1 and tree.word(head) in _BE):
            continue
        that = next((j for j in range(k - 1, first, -1) if tree.word(j) in ("that", "whether")), None)
        if that is not None and not any(t in FINITE for t in tree.tags[that:k]):
            continue  # "said that the reform | , which many want, was delayed"
        if k >= unmarked or _can_go(tree, first, k, last):
            yield k  # a stop or a closing mark that is left out is no cut: "there was no drill last year | .”"


def _can_go(tree: Tree, first: int, k: int, last: int) -> bool:
    if not _may_drop(tree, first, k, last) or any(k <= tree.heads[j] < last for j in range(first, k)):
        return False  # it takes something back, or what stays hangs on it
    linked = False
    for j in range(k, last):
        if k <= tree.heads[j] < last or tree.tags[j] in _MARKS:
            continue
        if tree.tags[j] == "CC" and tree.word(j) == "and":
            linked = True
        elif linked and (tree.word(j) == "that" or any(tree.tags[c] in FINITE for c in tree.kids[j])):
            continue  # "and that talks had stopped", "and nobody will be able to"
        elif tree.tags[j] in _VERBS and (linked or (tree.tags[j] == "VBG" and tree.tags[j - 1] == ",")):
            continue  # "and would ask again", ", citing its costs"
        elif (tree.tags[j] in ("VB", "VBN") and _is_purpose(tree, j, k)) or _is_spare_modifier(tree, j):
            continue
        elif not (tree.word(tree.reach[j][0]) in _SPARE and _is_full(tree, tree.heads[j], k)) and not _follows_comma(
            tree, j
        ):
            return False
    return True


def _may_drop(tree: Tree, first: int, k: int, last: int) -> bool:
    """Whether the words from `k` on take nothing back of those before, which end in a word that can be an end."""
    removed = tree.text[tree.spans[k][0] : tree.spans[last - 1][1]]
    if takes_back(removed) or tree.tags[k - 1] not in _CLOSES:
        return False
    negated = _NEGATED.search(tree.text, tree.spans[first][0], tree.spans[k - 1][1])
    return not negated or tree.tags[k] in (",", "CC")  # "we do not buy ships | in order to sink them"


def takes_back(removed: str) -> bool:
    """Whether words that are left out may take back what stays. A second act, "and had not begun again", takes nothing
    back; "and not before May" does."""
    return bool((_CONDITION if goes_on(removed) else _TAKES_BACK).search(removed))


def goes_on(removed: str) -> bool:
    """Whether words bring a second act: "and had not begun again"."""
    return _SECOND.match(removed) is not None


_SECOND = re.compile(r"[\s,]*and\s(?!(?:not|never|no|only|even)\b)")


def _is_spare_modifier(tree: Tree, j: int) -> bool:
    """Whether a participle tells more of a noun that is told already: "the repair estimate | published on Monday"; not
    "the man | seen on the roof"."""
    head = tree.heads[j]
    if tree.tags[j] != "VBN" or tree.reach[j][0] != j or head < 0 or head >= j or tree.tags[head] not in NOUNS:
        return False
    return any(tree.tags[k] in NOUNS | {"JJ", "POS"} for k in tree.kids[head] if k < head)


def _is_purpose(tree: Tree, j: int, k: int) -> bool:
    """Whether "to" with its verb says what for: behind a verb that has its object, "closed the quay | to repair it"; not
    "asked the board | to repair it"."""
    head = tree.heads[j]
    first = tree.reach[j][0]
    if tree.tags[first] != "TO" or head < 0 or head >= k:
        return False
    while head >= 0 and tree.tags[head] in NOUNS | {"IN"}:  # often hung on the last noun
        head = tree.heads[head]
    if head < 0 or tree.tags[head] not in _VERBS or lexicon.stem(tree.word(head)) in _control():
        return False
    return any(head < o < k and tree.tags[o] in NOUNS for o in tree.kids[head])


@cache
def _control() -> frozenset[str]:
    return frozenset(map(lexicon.stem, _CONTROL))


_CONTROL = (
    "allow", "ask", "urge", "want", "force", "order", "tell", "expect", "permit", "help", "require", "let", "get", "enable", "cause", "press",
    "push", "invite", "advise", "encourage", "instruct", "authorise", "authorize", "persuade", "warn", "call", "demand", "need", "have",
    "give", "oblige", "compel", "forbid", "believe", "prove", "leave", "promise", "teach", "train", "set",
)  # fmt: skip  # whose object is the one who is to do it


def _follows_comma(tree: Tree, j: int) -> bool:
    """Whether a side clause hangs on behind a comma: ", which handles most of the traffic"."""
    low = tree.reach[j][0]
    return tree.tags[j] in _VERBS and tree.tags[low] in ("WDT", "WP") and low > 0 and tree.tags[low - 1] == ","


def _is_full(tree: Tree, head: int, k: int) -> bool:
    """Whether a word says enough without what follows: a noun, or a verb that has its object or is passive; "depends | on
    the weather" says nothing."""
    if head < 0 or tree.tags[head] not in _VERBS:
        return True
    held = [j for j in tree.kids[head] if j < k]
    passive = tree.tags[head] == "VBN" and any(tree.word(j) in _BE for j in held)
    return passive or any(j > head and tree.tags[j] not in _MARKS and tree.tags[j] != "RB" for j in held)


def cores(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Phrases that are what a clause is about, as offsets: the object of its verb, or what its subject is said to be."""
    low, high = tree.inside(start, end)
    for i in range(low, high):
        if tree.tags[i] not in NOUNS:
            continue
        head = tree.heads[i]
        copula = [k for k in tree.kids[i] if tree.word(k) in _BE and k < i]
        top = not low <= head < high  # of a few words in marks: what they are the object of stands outside
        if not copula and not top and not (head < i and _is_main(tree, head, low, high)):
            continue
        first = max(tree.reach[i][0], copula[-1] + 1) if copula else tree.reach[i][0]
        while first < i and tree.tags[first] in ("RB", "MD", "VB", "VBN", "``", "''", ","):
            first += 1
        if tree.tags[first] in ("IN", "TO"):
            continue
        last = min(tree.reach[i][1] + 1, high)
        beside = next((k for k in (tree.kids[head] if head >= 0 else ()) if tree.reach[k][0] == last), None)
        if beside is not None and tree.tags[last] in ("IN", "TO") and tree.reach[beside][1] < high:
            yield tree.spans[first][0], tree.spans[tree.reach[beside][1]][1]  # "a serious breach | of the lease"
            if tree.word(last) not in _SPARE:
                continue  # "a firm answer | to the strike": the tree may have hung it too high
        for stop in ends(tree, first, last, i):
            yield tree.spans[first][0], tree.spans[stop - 1][1]
        side = next((k for k in tree.kids[i] if i < k and tree.tags[tree.reach[k][0]] in ("WDT", "WP")), None)
        if side is not None and tree.reach[side][0] < high:
            yield tree.spans[first][0], tree.spans[tree.reach[side][0] - 1][1]  # "two tons of ash | that had to go"


def _is_main(tree: Tree, head: int, low: int, high: int) -> bool:
    """Whether a verb is what the stretch says, and not a modifier inside it: no verb of the stretch stands above it, or only
    one that brings what is said."""
    finite = tree.tags[head] in FINITE or any(tree.tags[k] in FINITE for k in tree.kids[head] if k < head)
    above = tree.heads[head]
    return finite and (not low <= above < high or tree.tags[above] in FINITE)


def infinitives(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What somebody is to do, as offsets, without "to": "stop the dredging of the bay"."""
    low, high = tree.inside(start, end)
    for i in range(low, high):
        if (
            tree.tags[i] == "VB"
            and any(tree.tags[k] == "TO" for k in tree.kids[i] if k < i)
            and tree.word(i) not in _BE
        ):
            for stop in ends(tree, i, min(tree.reach[i][1] + 1, high), i):
                yield tree.spans[i][0], tree.spans[stop - 1][1]


def deeds(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What the subject of a sentence does, as offsets: from its verb at `start` on, with each end that it may have."""
    low, high = tree.inside(start, end)
    if low == high:
        return
    verb = next((i for i in range(low, min(low + 4, high)) if tree.tags[i] in FINITE), None)
    if verb is None:
        return
    head = verb
    while low <= tree.heads[head] < min(high, head + 5) and tree.tags[tree.heads[head]] in _VERBS | {"JJ"}:
        head = tree.heads[head]
    for stop in ends(tree, low, high, max(head, verb)):
        yield tree.spans[low][0], tree.spans[stop - 1][1]
