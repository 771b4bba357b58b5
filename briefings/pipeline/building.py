"""Reads, plans, prints and verifies every pack, and only then puts all files in place at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefings.model import Assignment, Dossier, Findings, Problem
from briefings.pipeline import packs
from briefings.pipeline.delivery import common_files, origins_of, put_in_place
from briefings.pipeline.stories import Kept, Progress, read_story, silent
from briefings.pipeline.templates import checked_template, house_remarks, template_remarks
from briefings.pipeline.wanted import Wanted, assignments_of, no_articles
from briefings.read.folders import DATA, INDEX

if TYPE_CHECKING:
    from briefings.plan.known import Known
    from briefings.template.shape import Template
    from briefings.write.house_file import House


@dataclass
class Memory:
    """What a run that watches its files keeps from one build to the next: only what has changed is made anew."""

    findings: Kept = field(default_factory=dict)
    linked: tuple[tuple[Findings, ...], Dossier] | None = None
    template: Template | None = None  # with which the packs were made
    house: House | None = None  # likewise
    packs: dict[Assignment, packs.Made] = field(default_factory=dict)
    planned: dict[Assignment, Known] = field(default_factory=dict)
    sound: set[tuple[str, int, int]] = field(default_factory=set)  # verified: name, file and data as hashes

    def dossier(self, findings: tuple[Findings, ...]) -> Dossier:
        """The dossier of these findings; the last one where they are the same."""
        from briefings.link import link_findings

        if (
            self.linked is None
            or len(self.linked[0]) != len(findings)
            or any(old is not new for old, new in zip(self.linked[0], findings, strict=True))
        ):
            self.linked = (findings, link_findings(findings))
            self.packs.clear()
            self.planned.clear()
            self.sound.clear()
        return self.linked[1]

    def keep_for(self, template: Template, house: House) -> None:
        """Forgets the packs that were made with another template or house style."""
        if self.template != template or self.house is not house:
            self.template, self.house = template, house
            self.packs.clear()


@dataclass(frozen=True)
class Built:
    """What a run delivered, and what it found wrong. Where `faults` is not empty nothing was delivered."""

    packs: tuple[str, ...]  # file names of the DOCX packs
    written: tuple[str, ...]  # all files, relative to the output folder
    warnings: tuple[Problem, ...]  # faults in the material
    faults: tuple[Problem, ...]  # lines that verification found wrong
    unconfirmed: int  # dates that were inferred
    conflicts: int
    empty: int  # sections with nothing to say
    pages: Mapping[str, int]  # pack to estimated pages
    guests: int = 0  # packs: a file may hold several
    stayed: tuple[str, ...] = ()  # packs of an earlier build that this one was not to make, and that are still good
    removed: tuple[str, ...] = ()  # files of an earlier build that went
    kept: tuple[tuple[str, str], ...] = ()  # files that somebody had changed, and what they are called now

    @property
    def shown(self) -> tuple[str, ...]:
        """What was written for people rather than programs."""
        return for_people(self.written)


def for_people(names: Sequence[str]) -> tuple[str, ...]:
    """Of the files of an output folder those that are not data."""
    return tuple(name for name in names if not name.startswith(f"{DATA}/"))


def build(wanted: Wanted, *, progress: Progress = silent, memory: Memory | None = None) -> Built:
    """Reads, plans, prints and verifies every pack, and only then puts all files in place at once.

    Args:
        wanted: What to build.
        progress: Told how far it is.
        memory: Of earlier builds with the same `wanted`; None: everything is made anew.

    Raises:
        BriefingsError: what a user can mend; nothing is written then.
    """
    from briefings.plan.guests import camp_remark
    from briefings.write.folder import refuse_unwritable
    from briefings.write.house_file import load_house

    memory = memory or Memory()
    if "pdf" in wanted.formats:
        from briefings.write.pdf import office, printed

        office()  # said before the work rather than after it
    template = _template(wanted)
    house = load_house(template.house)  # a style that is missing is said before the work
    refuse_unwritable(wanted.out)
    story = read_story(
        wanted.articles,
        wanted.topics_file,
        apart=no_articles(wanted, template),
        rules_only=wanted.rules_only,
        progress=progress,
        kept=memory.findings,
    )
    assignments = assignments_of(story.topics, wanted)
    dossier = memory.dossier(story.findings)
    memory.keep_for(template, house)
    made = _made(assignments, dossier, template, wanted, memory, progress)
    files, entries, contents = packs.bind(made, template, wanted)
    warnings = [*template_remarks(wanted.template), *house_remarks(template), *story.problems, *dossier.problems]
    warnings += (remark for a in assignments if (remark := camp_remark(a.guest, dossier)))
    warnings += (warning for one in made for warning in one.warnings)
    if faults := verify_files(files, [*contents, *entries], dossier, memory):
        return Built((), (), tuple(warnings), faults, 0, 0, 0, {})
    if "pdf" in wanted.formats:
        progress("printing", len(files), len(files))
        files |= printed({name: data for name, data in files.items() if name.endswith(".docx")})
    files |= common_files(dossier, story)
    origins = origins_of(story, dossier, template, house, wanted)
    stay, delivery = put_in_place(wanted.out, files, entries, contents, dossier, origins)
    return Built(
        packs=tuple(dict.fromkeys(e["docx"] for e in entries)),
        written=tuple(sorted((*files, INDEX))),
        guests=len(entries),
        stayed=tuple(sorted({e["docx"] for e in stay})),
        removed=delivery.stale,
        kept=(*delivery.aside.items(), *((name, name) for name in delivery.left)),
        warnings=tuple(warnings),
        faults=(),
        unconfirmed=sum(not e.when.given for e in dossier.chronology) + sum(a.date is None for a in dossier.articles),
        conflicts=sum(link.kind == "conflicts" for link in dossier.links),
        empty=sum(not s.items for one in made for s in one.pack.sections if s.type != "notes"),
        pages={one.name: one.pages for one in made},
    )


def _template(wanted: Wanted) -> Template:
    """The template that is wanted, with what the command says instead of it."""
    said = {"paper": wanted.paper, "house": wanted.house, "one_file": wanted.one_file}
    return checked_template(wanted.template).model_copy(update={key: value for key, value in said.items() if value})


def _made(
    assignments: Sequence[Assignment],
    dossier: Dossier,
    template: Template,
    wanted: Wanted,
    memory: Memory,
    progress: Progress,
) -> list[packs.Made]:
    """The packs in the order of the list, those from memory that are as they would be made now."""
    from briefings.plan.known import Known

    for n, assignment in enumerate(assignments, 1):
        progress("writing", n, len(assignments))
        if assignment not in memory.packs:
            known = memory.planned.setdefault(assignment, Known())
            memory.packs[assignment] = packs.make_pack(dossier, template, assignment, wanted, known)
    return [memory.packs[assignment] for assignment in assignments]


def verify_files(
    files: Mapping[str, bytes], entries: Sequence[packs.Entry], dossier: Dossier, memory: Memory
) -> tuple[Problem, ...]:
    """Every pack read again from its bytes."""
    from briefings.verify import verify_pack

    by_code = {dossier.codes[f.article.id]: f for f in dossier.findings}
    problems: list[Problem] = []
    for entry in entries:
        name, data, record = entry["docx"], files[entry["docx"]], files[entry["data"]]
        key = (entry["data"], hash(data), hash(record))
        if key not in memory.sound:
            found = verify_pack(name, data, json.loads(record), by_code, part=entry.get("part"))
            problems += found
            memory.sound |= {key} if not found else set()
    return tuple(problems)
