"""What lies in a folder: files that may be articles, and packs that an earlier build wrote there."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

INDEX = "index.json"
DATA = "data"
COPIES = f"{DATA}/articles"  # the articles as read, so that packs can be checked wherever they go
_KINDS = (".html", ".md", ".pdf")  # beside each pack, by an index that names no files
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})  # of file managers; nobody put it there
_LOCK = "~$"  # Word's note that a document is open: "~$ory.docx"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier build left in a folder, by its index."""

    index: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str | None] = field(default_factory=dict)  # name -> SHA-256 as written; None: not known
    kept: tuple[str, ...] = ()  # files of ours that were changed by hand and set aside: no articles, never removed

    def __bool__(self) -> bool:
        return bool(self.files)

    @property
    def names(self) -> frozenset[str]:
        """Every file that came from a build, relative to the folder, with forward slashes."""
        return frozenset((*self.files, *self.kept))


def load_index(folder: Path) -> dict[str, Any]:
    """The index of an output folder; what it holds is of the right kind, and every file it names inside the folder.

    Raises:
        OSError: there is none, or it cannot be read.
        ValueError: it is not as a build writes it.
    """
    index = load_json(folder / INDEX)
    if not isinstance(index, dict):
        raise ValueError("no index of a build")
    for key, fields in _ENTRIES.items():
        entries = index.get(key, [] if key == "contents" else None)
        if not isinstance(entries, list) or not all(_is_entry(entry, fields) for entry in entries):
            raise ValueError(f"{key}: not as a build writes them")
    names = [
        index.get("dossier"),
        *(entry[key] for part in _ENTRIES for entry in index.get(part, ()) for key in _FILES & entry.keys()),
    ]
    files, kept = index.get("files", {}), index.get("kept", [])
    if not (isinstance(files, dict) and isinstance(kept, list)):
        raise ValueError("files: not as a build writes them")
    if not all(isinstance(name, str) and is_inside(name) for name in (*names, *files, *kept)):
        raise ValueError("a file outside the folder")
    return index


def load_json(path: Path) -> Any:
    """The value of a JSON file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no JSON, or nests as no file of ours does.
    """
    try:
        return json.loads(path.read_bytes())
    except RecursionError as e:
        raise ValueError("it nests too deeply") from e


_FILES = frozenset(("docx", "data", "file"))  # keys of the index that name a file
_ENTRIES: Mapping[str, Mapping[str, type]] = {  # what its entries hold
    "packs": {"topic": int, "guest": int, "docx": str, "data": str},
    "contents": {"docx": str, "data": str},
    "articles": {"code": str, "file": str, "sha256": str},
}


def _is_entry(entry: Any, fields: Mapping[str, type]) -> bool:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), kind) for name, kind in fields.items()):
        return False
    part = entry.get("part", 0)
    return isinstance(part, int) and part >= 0


def earlier_build(folder: Path) -> Earlier:
    """What an earlier build wrote in a folder; nothing where there is no index of ours or it cannot be understood."""
    try:
        index = load_index(folder)
    except (OSError, ValueError):
        return Earlier()
    packs = [*index["packs"], *index.get("contents", ())]
    files: dict[str, str | None] = {INDEX: None, index["dossier"]: None}
    files |= {pack[key]: None for pack in packs for key in ("docx", "data")}
    if "files" not in index:
        files |= {str(PurePosixPath(p["docx"]).with_suffix(kind)): None for p in packs for kind in _KINDS}
    files |= {name: str(digest) for name, digest in index.get("files", {}).items()}
    files |= {f"{COPIES}/{article['file']}": article["sha256"] for article in index["articles"]}
    return Earlier(index, files, tuple(index.get("kept", ())))


def real_path(path: Path) -> str:
    """Where a path leads in the end, absolute; links in a ring, which `Path.resolve` refuses, lead to themselves."""
    return os.path.realpath(path)


def is_inside(name: str) -> bool:
    """Whether a name from an index stays within the folder."""
    path = Path(name)
    return bool(path.parts) and "\0" not in name and not path.is_absolute() and ".." not in path.parts


def files_below(base: Path, apart: Collection[Path] = ()) -> Iterator[Path]:
    """Every file of a folder that somebody put there, folder by folder, by name.

    Left out are hidden files, what a file manager or an open Word leaves behind, and packs: a folder that holds an index
    of ours, and where that is the folder itself, the files that its index names.

    Args:
        base: The folder.
        apart: Files and folders that are something else, such as where packs are going to be written; the folder itself
            does not count.

    Raises:
        OSError: a folder cannot be read.
    """

    def refuse(error: OSError) -> None:
        raise error

    others = {real_path(path) for path in apart}
    ours = earlier_build(base).names
    for folder, below, names in os.walk(base, onerror=refuse):
        below[:] = [name for name in sorted(below) if not name.startswith(".")]
        below[:] = [n for n in below if real_path(Path(folder, n)) not in others and not earlier_build(Path(folder, n))]
        for name in sorted(names):
            path = Path(folder, name)
            written = ours and path.relative_to(base).as_posix() in ours
            if not (_is_clutter(name) or written or (others and real_path(path) in others)):
                yield path


def _is_clutter(name: str) -> bool:
    return name.startswith((".", _LOCK)) or name.lower() in _CLUTTER
