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


def earlier_build(folder: Path) -> Earlier:
    """What an earlier build wrote in a folder; nothing where there is no index of ours or it cannot be understood."""
    try:
        index = json.loads((folder / INDEX).read_bytes())
        packs = [*index["packs"], *index.get("contents", ())]
        written: dict[str, str | None] = {INDEX: None, str(index["dossier"]): None}
        written |= {str(pack[key]): None for pack in packs for key in ("docx", "data")}
        if "files" not in index:
            written |= {str(PurePosixPath(p["docx"]).with_suffix(kind)): None for p in packs for kind in _KINDS}
        written |= {str(name): str(digest) for name, digest in dict(index.get("files", {})).items()}
        written |= {f"{COPIES}/{article['file']}": str(article["sha256"]) for article in index["articles"]}
        kept = [str(name) for name in index.get("kept", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Earlier()
    files = {name: digest for name, digest in written.items() if is_inside(name)}
    return Earlier(index, files, tuple(name for name in kept if is_inside(name)))


def real_path(path: Path) -> str:
    """Where a path leads in the end, absolute; links in a ring, which `Path.resolve` refuses, lead to themselves."""
    return os.path.realpath(path)


def is_inside(name: str) -> bool:
    """Whether a name from an index stays within the folder."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


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
