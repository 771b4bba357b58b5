"""Arguments, output, exit codes; nothing else.

Exit 0: done. Exit 1: `verify` found a wrong line, or `build` delivered nothing because verification failed. Exit 2:
something that the user can fix.
"""

from __future__ import annotations

import contextlib
import datetime
import gc
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefings import __version__, pipeline
from briefings.errors import BriefingsError
from briefings.model import Problem

FORMATS = ("docx", "html", "md", "json", "pdf")
FILES = ("guest", "topic", "show")
_INTERRUPTED = 130  # the exit code of what Ctrl-C has ended
_STOPPED = "briefings: stopped; nothing was changed"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # what a terminal would obey

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turns a folder of news articles and a list of topics and guests into printed briefing packs.",
)

Articles = Annotated[Path, typer.Argument(help="Folder of articles, or one article.")]
Out = Annotated[Path, typer.Option("--out", help="Folder for the packs.")]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Work without the trained models.")]


def main() -> None:
    """Runs the command line; the process ends with its exit code."""
    gc.set_threshold(100_000, 50, 50)  # values are trees, not rings: looking for rings took a tenth of a run
    if sys.stdout is None or sys.stderr is None:  # closed, as by 2>&-
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the process ends)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a build that is asked to end puts everything back
    try:
        _run()
    except BriefingsError as e:
        _say(f"briefings: {e}")
        sys.exit(2)
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except OSError as e:  # what no stage has a better sentence for: a name too long, a full disk behind a pipe
        place = f"{e.filename}: " if e.filename else ""
        _drop_output()
        _say(f"briefings: {place}{e.strerror or e}; name another file or folder, or change its rights")
        sys.exit(2)
    except KeyboardInterrupt:
        _say(_STOPPED)
        sys.exit(_INTERRUPTED)
    except SystemExit as e:
        if e.code == _INTERRUPTED:  # typer makes this of Ctrl-C, and says nothing
            _say(_STOPPED)
        raise
    finally:
        gc.freeze()  # Python looks for rings once more when it ends: 30 ms, a tenth of a short command


def _run() -> None:
    try:
        app()
    finally:
        sys.stdout.flush()  # what is held back is written now, or it is said that it cannot be


def _drop_output() -> None:
    """Sends what could not be written nowhere, else Python tries again when it ends and gives an exit code of its own."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@app.callback(invoke_without_command=True)
def _version(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    if version:
        print(f"briefings {__version__}")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        raise typer.Exit(2)


@app.command()
def build(
    articles: Articles = Path("seeds"),
    topics: Annotated[
        Path | None, typer.Option("--topics", help="Topic list, when it is not with the articles.")
    ] = None,
    topic: Annotated[int | None, typer.Option("--topic", help="Only this topic.")] = None,
    guest: Annotated[int | None, typer.Option("--guest", help="Only this guest of each topic.")] = None,
    template: Annotated[str | None, typer.Option("--template", help="Name or path of a template.")] = None,
    out: Out = Path("out"),
    format: Annotated[str, typer.Option("--format", help="docx, html, md, json, pdf; several with commas.")] = "docx",
    paper: Annotated[str | None, typer.Option("--paper", help="a4 or letter.")] = None,
    house: Annotated[str | None, typer.Option("--house", help="A Word file with the house's styles.")] = None,
    made_on: Annotated[
        str | None, typer.Option("--made-on", help="Day to print as the day of making: 2026-03-01.")
    ] = None,
    one_file: Annotated[
        str | None, typer.Option("--one-file", help="What one file holds: guest, topic or show.")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again whenever a file is saved; stop with Ctrl-C.")
    ] = False,
    rules_only: RulesOnly = False,
) -> None:
    """Build the packs: one for each topic and guest."""
    wanted = pipeline.Wanted(
        articles=(articles,),
        out=out,
        topics_file=topics,
        topic=topic,
        guest=guest,
        template=template,
        formats=_formats(format),
        paper=_one_of("--paper", paper, ("a4", "letter")),
        house=house,
        made_on=_day(made_on),
        one_file=_one_of("--one-file", one_file, FILES),
        rules_only=rules_only,
    )
    if watch:
        _watch(wanted)
        return
    gc.disable()  # a build is short, and its values are trees: there are no rings to look for
    built = pipeline.build(wanted, progress=_progress())
    _clear_progress()
    for problem in built.warnings:
        _warn(problem)
    if built.faults:
        for problem in built.faults:
            _say(f"wrong: {problem.message}")
        _say(f"briefings: verification failed on {len(built.faults)} lines; nothing was written")
        raise typer.Exit(1)
    for name in built.shown:
        _print(str(out / name))
    for line in _changes_beside(built):
        _say(line)
    eye = [
        _count(built.unconfirmed, "date inferred or missing", "dates inferred or missing"),
        _count(built.conflicts, "conflict", "conflicts"),
        _count(built.empty, "empty section", "empty sections"),
        _count(len(built.warnings), "warning", "warnings"),
    ]
    _say(f"{_made(built)} in {out}; needs a human eye: {', '.join(eye)}")


def _watch(wanted: pipeline.Wanted) -> None:
    """Builds on every change until Ctrl-C; a mistake is shown, and the next save tried."""
    memory = pipeline.Memory()
    told: set[str] = set()  # the warnings of the last build: what still holds is not said again
    try:
        for changed in pipeline.changes(wanted):
            began = time.perf_counter()
            name = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
            saved = f"{name} changed: " if changed else ""
            try:
                built = pipeline.build(wanted, memory=memory)
            except BriefingsError as e:
                if not changed and not all(path.exists() for path in wanted.articles):
                    raise
                _say(f"{saved}{e}")
                continue
            if built.faults:
                _say("\n".join([f"{saved}nothing was written", *(f"wrong: {p.message}" for p in built.faults)]))
                continue
            for problem in built.warnings:
                if problem.message not in told:
                    _warn(problem)
            told = {problem.message for problem in built.warnings}
            for line in _changes_beside(built):
                _say(line)
            made = _count(len(built.packs), "file", "files")
            warnings = _count(len(built.warnings), "warning", "warnings")
            _say(f"{saved}{made} in {wanted.out}, {warnings}, {time.perf_counter() - began:.2f} s")
            if not changed:
                _say("watching the articles, topics and template; stop with Ctrl-C")
    except KeyboardInterrupt:
        _say("stopped")


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Articles, or folders of articles.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, one line an article.")] = False,
    rules_only: RulesOnly = False,
) -> None:
    """Print who said what in each article."""
    from briefings.write.records import article_record, as_json_line

    for findings in pipeline.extract(paths, rules_only=rules_only):
        for problem in findings.article.problems:
            if problem.check == "unread file":
                _warn(problem)
        if json:
            print(as_json_line(article_record(findings)))
            continue
        article = findings.article
        _print(article.id)
        for a in findings.attributions:
            relay = f", via {', '.join(a.relay)}" if a.relay else ""
            _print(
                f"  {a.speaker or 'unknown'} ({a.sourcing}{relay}, {a.kind}): {' … '.join(article[c] for c in a.content)}"
            )
        for span in findings.unattributed:
            _print(f"  nobody's words: {article[span]}")


@app.command()
def topics(
    articles: Articles = Path("seeds"),
    topics: Annotated[
        Path | None, typer.Option("--topics", help="Topic list, when it is not with the articles.")
    ] = None,
) -> None:
    """Print the topics and guests that would be built."""
    found, problems = pipeline.read_topics((articles,), topics)
    for topic in found:
        _print(f"{topic.number}. {topic.title}")
        for guest in topic.guests:
            _print(f"   {guest.number}. {guest.text}")
    for problem in problems:
        _warn(problem)


@app.command()
def verify(out: Annotated[Path, typer.Argument(help="Folder of packs.")] = Path("out")) -> None:
    """Check every word of the packs on disk against the articles."""
    checked = pipeline.verify(out)
    for problem in checked.problems:
        _print(f"wrong: {problem.message}")
    print(f"{_count(checked.extracts, 'extract', 'extracts')} in {_count(checked.packs, 'pack', 'packs')} checked, "
          f"{len(checked.problems)} wrong")  # fmt: skip
    if checked.problems:
        raise typer.Exit(1)


@app.command()
def explain(
    code: Annotated[
        str, typer.Argument(help="A printed source code, such as 'S4 ¶7', a printed entry: 4.2, or 'question 3'.")
    ],
    articles: Annotated[Path, typer.Option("--articles", help="Folder of articles, where no packs were built.")] = Path(
        "seeds"
    ),
    topic: Annotated[int | None, typer.Option("--topic", help="As put to the guests of this topic.")] = None,
    guest: Annotated[int | None, typer.Option("--guest", help="As put to this guest.")] = None,
    out: Out = Path("out"),
) -> None:
    """Tell what was found at a place, why the packs print it, and why it is put to a guest or not."""
    _print(pipeline.explain(code, out, (articles,), topic=topic, guest=guest))


@app.command()
def check(templates: Annotated[Path | None, typer.Argument(help="A template, or a folder of them.")] = None) -> None:
    """Check templates before anything is built."""
    names, faults, doubts = pipeline.check_templates(templates)
    for doubt in doubts:
        _say(f"warning: {doubt}")
    for fault in faults:
        _say(f"briefings: {fault}")
    if faults:
        raise typer.Exit(2)
    print(f"{_count(len(names), 'template', 'templates')} without a mistake")


@app.command()
def schema() -> None:
    """Print the JSON Schema of templates, for editors."""
    print(pipeline.template_schema())


@app.command()
def new(
    path: Annotated[Path, typer.Argument(help="A folder, or a template (.yaml), that does not exist yet.")],
    template: Annotated[str | None, typer.Option("--template", help="For a template: the one to copy.")] = None,
) -> None:
    """Make a folder to start from: two short articles and a topic list. Or NAME.yaml: a template to change."""
    if path.suffix.lower() in {".yaml", ".yml"}:
        for name in pipeline.new_template(path, template):
            _print(str(path.parent / name))
        _say(f"next: change it, then briefings build ARTICLES --template {path} --watch")
        return
    for name in pipeline.new_folder(path):
        _print(str(path / name))
    _say(f"next: briefings build {path}")


# ------------------------------------------------------------------------------------------------ arguments and output


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(f.strip().lower() for f in text.split(",") if f.strip())
    unknown = [f for f in formats if f not in FORMATS]
    if unknown or not formats:
        raise BriefingsError(f"--format {text}: unknown format (have {', '.join(FORMATS)})")
    return formats


def _one_of(option: str, text: str | None, choices: Sequence[str]) -> str | None:
    if text is not None and text.lower() not in choices:
        raise BriefingsError(f"{option} {text}: not known (have {', '.join(choices)})")
    return text.lower() if text else None


def _day(text: str | None) -> str | None:
    """The day to print: as given, else from SOURCE_DATE_EPOCH, else none; never from a clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if text:
            return datetime.date.fromisoformat(text).isoformat()
        if epoch:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise BriefingsError(f"{text or epoch}: no day; write it as 2026-03-01 (SOURCE_DATE_EPOCH: seconds)") from None
    return None


def _made(built: pipeline.Built) -> str:
    """ "6 packs in one file", "1 pack (5 others stay)"."""
    files = len(built.packs)
    packs = _count(built.guests, "pack", "packs")
    if files != built.guests:
        packs += " in one file" if files == 1 else f" in {files} files"
    others = _count(len(built.stayed), "other stays", "others stay")
    return f"{packs} ({others})" if built.stayed else packs


def _changes_beside(built: pipeline.Built) -> Iterator[str]:
    """What became of files that were in the folder before."""
    for name, now in built.kept:
        changed = f"{name} was changed since it was built"
        yield f"{changed}: kept as {now}" if now != name else f"{changed}: left as it is, and no pack any more"
    if removed := pipeline.for_people(built.removed):
        yield f"removed, of an earlier build with other articles, guests or options: {', '.join(removed)}"


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _print(text: str) -> None:
    """Prints what may hold names of files or words of articles, on one line where they are: nothing in it moves a cursor."""
    print(_shown(text))


def _say(message: str) -> None:
    print(_shown(message), file=sys.stderr)


def _shown(text: str) -> str:
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def _warn(problem: Problem) -> None:
    place = (
        f"{problem.evidence.article}: " if problem.evidence and problem.evidence.article not in problem.message else ""
    )
    _say(f"warning: {place}{problem.message}".replace("\n", "\\n"))  # a name may have a line break in it


def _progress() -> Callable[[str, int, int], None]:
    """Writes to a terminal once a run lasts longer than a second; silent elsewhere."""
    began = time.monotonic()

    def show(what: str, done: int, total: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - began > 1:
            print(f"\r\x1b[K{what} {done} of {total}", end="", file=sys.stderr, flush=True)

    return show


def _clear_progress() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
