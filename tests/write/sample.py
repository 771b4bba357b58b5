"""A pack of an invented story with every block and every style, built by hand: what the writers are tried on."""

from __future__ import annotations

from dataclasses import replace

from briefings.model import Document, Line, Moment, PageBreak, Ruled, Run, Side, Sides, Span, Table, Timeline

ARTICLES = {
    "harbour.txt": (
        "Harbour Daily\n"
        "The port of Vell will close its northern dock for six weeks, the harbour master said on Tuesday.\n"
        "“We found cracks in eleven of the forty piles, and I will not send a crew under them,” Harbour Master "
        "Ines Calder told reporters.\n"
        "Some 1,400 dockers will lose shifts, according to the Dockers’ Union.\n"
        "“Nobody asked us before the gates were locked,” said Tomas Brandt, the union’s secretary. "
        "“We read it on a notice.”\n"
    ),
    "ledger.txt": (
        "The Vell Ledger & Post\n"
        "Officials who were not authorised to speak publicly said the cracks had been known since March.\n"
        "The authority’s reckless silence has cost the town a summer.\n"
        "About 1,100 dockers are affected, the finance ministry reported.\n"
        "“A report in spring said <urgent> in red; it was filed & forgotten,” one of the officials said.\n"
    ),
}
CODES = {"harbour.txt": "S1", "ledger.txt": "S2"}


def words(article: str, text: str) -> Run:
    """These words of the article, wherever they stand in it."""
    start = ARTICLES[article].index(text)
    return Run(text, "Article Words", Span(article, start, start + len(text)))


def code(article: str, paragraph: int) -> Run:
    return Run(f"{CODES[article]} ¶{paragraph}", "Code", anchor=f"source_{CODES[article]}")


def plain(text: str) -> Run:
    return Run(text)


def line(style: str, *runs: Run | str, item: str | None = None) -> Line:
    return Line(tuple(run if isinstance(run, Run) else Run(run) for run in runs), style, item)


def sample(*, paper: str = "a4") -> Document:
    """Four pages with all that a document can hold."""
    calder = words(
        "harbour.txt", "“We found cracks in eleven of the forty piles, and I will not send a crew under them,”"
    )
    brandt = words("harbour.txt", "“Nobody asked us before the gates were locked,”")
    filed = words("ledger.txt", "“A report in spring said <urgent> in red; it was filed & forgotten,”")
    silence = words("ledger.txt", "The authority’s reckless silence has cost the town a summer.")
    known = words("ledger.txt", "said the cracks had been known since March")
    fourteen = words("harbour.txt", "Some 1,400 dockers")
    eleven = words("ledger.txt", "About 1,100 dockers")
    blocks = (
        line("Title", "The Effect of the Cracked Piles on the Port Authority’s Decision to Close the Northern Dock"),
        line("Subtitle", "Secretary, Dockers’ Union"),
        line("Body Text", Run("Guest class: ", "Label"), "union. Speaks for: the dockers. From the words ",
             "secretary and union in the guest line. ", Run("Confirm who is on the line.", "Warning")),
        line("Blank", "Name ____________________   Say it ____________________   On air ________   Live / recorded"),
        line("Blank", "Length ________   Presenter ____________________   Producer, telephone ____________________"),
        line("Heading 1", "Top sheet"),
        line("Cue", "The port of Vell is closing its northern dock for six weeks. The harbour master says the piles "
             "under it are cracked; unnamed officials say that was known since March. With me is the dockers’ "
             "secretary.", item="top_sheet.1"),
        line("Heading 2", "Five questions"),
        *(
            made
            for number, (ask, back) in enumerate([
                ("Would you have sent your members under those piles?", (Run("Ines Calder", "Speaker"), ", ",
                 Run("named, on the record", "Sourcing"), ": ",
                 words("harbour.txt", "I will not send a crew under them"),
                 " ", code("harbour.txt", 3))),
                ("Who told the union, and when?", (Run("Tomas Brandt", "Speaker"), ": ",
                 words("harbour.txt", "“We read it on a notice.”"), " ", code("harbour.txt", 5))),
                ("If the cracks were known in March, why was the union silent until now?", (
                 Run("Unnamed officials", "Speaker"), ": ", known, " ", code("ledger.txt", 2))),
                ("How many of your members lose pay: 1,400, or fewer?", ("The articles differ: see the table. ",
                 code("harbour.txt", 4), ", ", code("ledger.txt", 4))),
                ("What would you accept in return for six weeks without a strike?", (
                 "No article says what the union asks for.",)),
            ], 1)
            for made in (
                line("Question", f"{number}. {ask}", item=f"top_sheet.{number + 1}"),
                line("Backing", *back, item=f"top_sheet.{number + 1}"),
            )
        ),
        line("Heading 2", "Do not say as fact"),
        line("Tick", "☐ that the cracks were known in March: unnamed officials only ", code("ledger.txt", 2)),
        line("Tick", "☐ one figure for the dockers: the articles give two"),
        line("Note", Run("One pool. ", "Label"), "Only one article has the officials; no second source."),
        PageBreak(),
        line("Heading 1", "Facts and quotations for this topic"),
        line("Heading 2", "The piles"),
        line("Lead", Run("Ines Calder, Harbour Master", "Speaker"), " · ", Run("named, on the record", "Sourcing"),
             item="facts.1"),
        line("Item", calder, " ", code("harbour.txt", 3), item="facts.1"),
        line("Lead", Run("One of the officials", "Speaker"), " · ", Run("unnamed, single source", "Sourcing"),
             item="facts.2"),
        line("Item", filed, " ", code("ledger.txt", 5), item="facts.2"),
        line("Lead", Run("The Vell Ledger & Post", "Speaker"), " · ", Run("the outlet’s own voice", "Sourcing"),
             item="facts.3"),
        line("Voice", silence, " ", code("ledger.txt", 3), item="facts.3"),
        line("Heading 2", "The union"),
        line("Item", Run("Tomas Brandt", "Speaker"), ", ", Run("named, on the record", "Sourcing"), ": ", brandt,
             " ", code("harbour.txt", 5), item="facts.4"),
        line("Heading 1", "Numbers and claims that do not agree"),
        Table(
            "Figures that the articles give differently, side by side, with a way to say each",
            (line("Table Head", "Point"), line("Table Head", "One report"), line("Table Head", "Another"),
             line("Table Head", "How to say it")),
            (
                ((line("Table Text", Run("Dockers who lose shifts", "Label")),),
                 (line("Table Text", fourteen, ", according to the union ", code("harbour.txt", 4)),),
                 (line("Table Text", eleven, ", according to the finance ministry ", code("ledger.txt", 4)),),
                 (line("Table Text", "One report says some 1,400, another about 1,100."),)),
                ((line("Table Text", Run("Since when", "Label")),),
                 (line("Table Text", "Found on inspection, no date given ", code("harbour.txt", 3)),),
                 (line("Table Text", known, " ", code("ledger.txt", 2)),
                  line("Table Text", Run("unnamed", "Sourcing"))),
                 ()),
            ),
            (3, 5, 5, 4),
        ),
        line("Heading 1", "Chronology"),
        Timeline(
            "A line of time: the cracks known, March; the closing, 14 May",
            (
                Moment("2024-03-01", "2024-03-31", "Mar 2024", "4.1", "inferred"),
                Moment("2024-05-14", "2024-05-14", "14 May 2024", "4.2", "given"),
                Moment("2024-06-25", "2024-06-25", "25 Jun 2024", "", "planned"),
            ),
            (
                Moment("2024-05-14", "2024-05-14", "14 May 2024", "S1", "given"),
                Moment("2024-05-17", "2024-05-17", "not before 17 May 2024", "S2", "inferred"),
            ),
        ),
        Sides(
            "Who stands where: the dockers, the port authority, the ministry",
            (Side("Dockers", ("Tomas Brandt",), guest=True), Side("Port authority", ("Ines Calder",)), Side("Ministry")),
            ((0, 1, -1),),
        ),
        line("Heading 1", "What we do not know"),
        line("Body Text", "No article holds a word from the engineers, from the shipping lines, or from the town."),
        line("Heading 1", "Who’s who"),
        line("Body Text", Run("Ines Calder", "Speaker"), ", Harbour Master  say it ______________"),
        PageBreak(),
        line("Heading 1", "Notes"),
        Ruled(8),
        line("Heading 1", "Sources"),
        Line((Run("S1 ", "Label"), plain("Harbour Daily, undated, harbour.txt. Used here: ¶3, ¶4, ¶5.")), "Source",
             bookmark="source_S1"),
        Line((Run("S2 ", "Label"), plain("The Vell Ledger & Post, undated, ledger.txt. Used here: ¶2 to ¶5. "),
              Run("Campaigning voice.", "Warning")), "Source", bookmark="source_S2"),
    )  # fmt: skip
    return Document(
        title="Cracked piles: Secretary, Dockers’ Union",
        subject="Briefing pack for an interview",
        keywords=("port", "piles", "dockers"),
        blocks=blocks,
        running="Secretary, Dockers’ Union · The Effect of the Cracked Piles on the Port Authority’s Decision to Close "
        "the Northern Dock",
        source_key="S1 Harbour Daily, undated · S2 The Vell Ledger & Post, undated, campaigning voice, "
        "unnamed officials",
        paper="letter" if paper == "letter" else "a4",
        codes=CODES,
    )


def filled(lines: int, *, paper: str = "a4") -> Document:
    """The sample with `lines` more lines of its facts: for documents of any length."""
    document = sample(paper=paper)
    facts = [block for block in document.blocks if isinstance(block, Line) and block.style in ("Lead", "Item", "Voice")]
    more = tuple(replace(facts[i % len(facts)], item=None) for i in range(lines))
    return replace(document, blocks=(*document.blocks[:-3], *more, *document.blocks[-3:]))


def all_lines(document: Document) -> list[Line]:
    """Every line, those in tables too, in print order."""
    lines: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Line):
            lines.append(block)
        elif isinstance(block, Table):
            lines.extend(block.header)
            lines.extend(line for row in block.rows for cell in row for line in cell)
    return lines
