"""Tells which of the files that a build reads have changed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from briefings.errors import TemplateError
from briefings.pipeline.wanted import Wanted

POLL = 0.1  # seconds between two looks at the files
SETTLED = 0.03  # seconds: an editor that saves in several steps is left to finish


def changes(wanted: Wanted) -> Iterator[tuple[str, ...]]:
    """The names of the files that have changed, again and again for ever; first of all nothing, for the first build.

    The files are asked for their time and size. A few hundred of them cost a millisecond, and unlike the notices of an
    operating system that works on every disk, on network drives and in containers too.
    """
    before = stamps(wanted)
    yield ()
    while True:
        time.sleep(POLL)
        now = stamps(wanted)
        if now == before:
            continue
        while True:
            time.sleep(SETTLED)
            later = stamps(wanted)
            if later == now:
                break
            now = later
        names = sorted(path.name for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        before = now
        yield tuple(names)


def stamps(wanted: Wanted) -> dict[Path, tuple[int, int]]:
    """Every file that a build reads, with its time and size."""
    from briefings.read import files_below
    from briefings.template.shape import find_template, template_files, templates_folder

    files: list[Path] = [wanted.topics_file] if wanted.topics_file else []
    for base in wanted.articles:
        if not base.is_dir():
            files.append(base)
        with contextlib.suppress(OSError):
            files += files_below(base, (wanted.out,))
    with contextlib.suppress(TemplateError):
        files += template_files(find_template(wanted.template or "standard"))
    files += [Path(wanted.house)] if wanted.house else []
    files.append(templates_folder() / "standard.yaml")  # told apart from a template that was deleted
    files += (folder / "house.docx" for folder in (Path("templates"), templates_folder()))
    found: dict[Path, tuple[int, int]] = {}
    for path in files:
        with contextlib.suppress(OSError):
            state = path.stat()
            found[path] = (state.st_mtime_ns, state.st_size)
    return found
