"""Files -> RawArticle, topic lists -> Topic and Guest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefings.errors import ArticlesError
from briefings.model import Problem, RawArticle
from briefings.read import docx
from briefings.read.decode import Decoded, NotTextError, decode
from briefings.read.folders import Earlier, earlier_build, files_below, real_path
from briefings.read.topics import UNREAD, YAML_NAMES, TopicList, list_spans, read_topics

__all__ = [
    "READERS",
    "Earlier",
    "TopicList",
    "earlier_build",
    "files_below",
    "find_files",
    "list_spans",
    "read_articles",
    "read_topics",
]


def _page(data: bytes) -> Decoded:
    from briefings.read import html  # its parser is read for pages alone

    return html.read(data)


READERS: Mapping[str, Callable[[bytes], Decoded]] = {
    ".txt": decode,
    ".text": decode,
    ".md": decode,
    ".html": _page,
    ".htm": _page,
    ".docx": docx.read,
}


def find_files(paths: Sequence[Path], *, apart: Collection[Path] = ()) -> tuple[tuple[str, Path], ...]:
    """Article id and place of every article file, sorted by id.

    The id is the file name relative to the folder given, with forward slashes; a file given by itself has its name.
    Hidden files, README files, topic lists in YAML, packs and files of other kinds are left out.

    Args:
        paths: Folders and files.
        apart: Files and folders that are something else: where packs are going to be written, the template.

    Raises:
        ArticlesError: a path does not exist or cannot be read, or there is no article file at all.
    """
    return _survey(paths, apart)[0]


def read_articles(paths: Sequence[Path], *, apart: Collection[Path] = ()) -> Iterator[RawArticle]:
    """The articles one by one in id order; only one or two are held at a time.

    Files that are left out (empty, binary, of an unknown kind) become problems that travel with an article read beside
    them, so that nothing is lost silently. What `find_files` passes over is not looked at; `apart` is as there.

    Raises:
        ArticlesError: as `find_files`; or a file given by itself is no article, or none of the files is one.
    """
    files, pending = _survey(paths, apart)
    alone = {path for path in paths if path.is_file()}
    held: RawArticle | None = None
    for name, path in files:
        try:
            article = _read(name, path)
        except _UnreadError as error:
            if path in alone:
                raise ArticlesError(f"{path}: {error}") from error
            pending.append(Problem(UNREAD, f"{name}: {error}; it was left out", place=name))
            continue
        if held:
            yield held
        held = replace(article, problems=(*pending, *article.problems))
        pending = []
    if held is None:
        first = pending[-1].message.removesuffix("; it was left out")
        raise ArticlesError(f"{_named(paths)}: none of the files is a readable article ({first})")
    yield replace(held, problems=(*held.problems, *pending))


def _survey(paths: Sequence[Path], apart: Collection[Path]) -> tuple[tuple[tuple[str, Path], ...], list[Problem]]:
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    for base in paths:
        for name, path in _walk(base, apart):
            if path.suffix.lower() not in READERS:
                if path == base and path.name.lower() in YAML_NAMES and len(paths) > 1:  # "extract story/*"
                    problems.append(Problem(UNREAD, f"{name}: a topic list, no article; it was left out", place=name))
                    continue
                if path == base:
                    raise ArticlesError(f"{path}: cannot read {_kind(path)}; give {_kinds()} files")
                problems.append(Problem(UNREAD, f"{name}: {_kind(path)} is not read ({_kinds()} are)", place=name))
            elif real_path(found.get(name, path)) == real_path(path):
                found[name] = path
            else:
                found[path.as_posix()] = path  # two folders hold a file of this name
    if not found:
        if packs := next((path for path in paths if earlier_build(path)), None):
            raise ArticlesError(f"{packs}: holds packs and no articles; name the folder of articles")
        raise ArticlesError(f"{_named(paths)}: no articles found; put {_kinds()} files there or name another folder")
    return tuple(sorted(found.items())), problems


def _walk(base: Path, apart: Collection[Path]) -> Iterator[tuple[str, Path]]:
    """Id and path of every file that may be an article, in no certain order."""
    try:
        if base.is_file():
            yield base.name, base
            return
        if not base.exists():
            raise ArticlesError(f"{base}: no such file or folder; name a folder of articles")
        if not base.is_dir():
            raise ArticlesError(f"{base}: neither a file nor a folder; name a folder of articles")
        for path in files_below(base, apart):
            if not (path.name.lower() in YAML_NAMES or path.name.lower().startswith("readme")):
                yield path.relative_to(base).as_posix(), path
    except OSError as error:
        raise ArticlesError(
            f"{error.filename or base}: cannot be read ({error.strerror}); check its permissions"
        ) from error


class _UnreadError(Exception):
    """A file that is no article: the fault and the remedy."""


def _read(name: str, path: Path) -> RawArticle:
    if path.exists() and not path.is_file():
        raise _UnreadError("this is a pipe or a device, no file")  # to read from it is to wait for ever
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _UnreadError(f"cannot be read ({error.strerror}); check its permissions") from error
    try:
        text, encoding, remarks = READERS[path.suffix.lower()](data)
    except NotTextError as error:
        raise _UnreadError(f"this is {error}, no article; save it as plain text") from error
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise _UnreadError("there is no text in it; put the article's text there or remove it")
    problems = tuple(Problem("reading", f"{name}: {remark}", place=name) for remark in remarks)
    return RawArticle(name, text, hashlib.sha256(data).hexdigest(), encoding, problems)


def _kinds() -> str:
    return ", ".join(READERS)


def _kind(path: Path) -> str:
    return f"a {path.suffix} file" if path.suffix else "a file without a suffix"


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths) or "no folder given"
