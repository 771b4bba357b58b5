"""Word files as PDF, by LibreOffice where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefings.errors import BriefingsError, OutputError

PROGRAMS = ("soffice", "libreoffice")
PLACES = (  # where installers put it without telling the command line
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
LONGEST = 300  # seconds for all files
_TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'  # a screen reader finds its headings
)
_DATES = re.compile(rb"/(CreationDate|ModDate)\s*\(D:[^)]*\)")
_XMP_DATES = re.compile(rb"<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*<")
_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]*)>\s*<([0-9A-Fa-f]*)>\s*\]")
_CHECKSUM = re.compile(rb"/DocChecksum\s*/([0-9A-Fa-f]+)")


def office() -> str:
    """The program that prints.

    Raises:
        BriefingsError: LibreOffice is not installed.
    """
    for name in (*PROGRAMS, *PLACES):
        if found := shutil.which(name):
            return found
    raise BriefingsError(
        "--format pdf: LibreOffice is not installed here; install it, or print the .docx files from a word processor"
    )


def printed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each Word file's name with .pdf for .docx, and the pages.

    A profile of its own keeps a LibreOffice that is open elsewhere, and its settings, out of it. The day and the file's
    number are taken out: the same packs give the same PDF from the same LibreOffice and fonts; another release may set
    other bytes.

    Raises:
        BriefingsError: LibreOffice is not installed.
        OutputError: it did not print a file.
    """
    program = office()
    with tempfile.TemporaryDirectory(prefix="briefings-") as folder:
        place = Path(folder)
        for name, data in files.items():
            (place / name).write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to", _TAGGED,
            "--outdir", str(place), *(str(place / name) for name in files),
        ]  # fmt: skip
        environment = {**os.environ, "HOME": folder, "TMPDIR": folder, "SOURCE_DATE_EPOCH": "0", "TZ": "UTC"}
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=LONGEST, env=environment)
        except (OSError, subprocess.TimeoutExpired) as e:
            raise OutputError(f"--format pdf: LibreOffice did not print the packs ({e}); open the .docx instead") from e
        pages = {}
        for name in files:
            path = place / Path(name).with_suffix(".pdf").name
            if not path.is_file():
                raise OutputError(
                    f"--format pdf: LibreOffice did not print {name}; open it in a word processor instead"
                )
            pages[path.name] = _undated(path.read_bytes())
        return pages


def _undated(data: bytes) -> bytes:
    """The same file without the moment and the number of its making; every byte keeps its place."""

    def fixed(match: re.Match[bytes]) -> bytes:
        digits = iter(b"19800101000000" + b"0" * len(match.group()))
        return re.sub(rb"[0-9]", lambda _: bytes([next(digits)]), match.group())

    def blank(match: re.Match[bytes]) -> bytes:
        start = match.start()
        text = bytearray(match.group())
        for group in range(1, (match.lastindex or 0) + 1):
            first, last = match.span(group)
            text[first - start : last - start] = b"0" * (last - first)
        return bytes(text)

    for pattern in (_DATES, _XMP_DATES):
        data = pattern.sub(fixed, data)
    for pattern in (_ID, _CHECKSUM):
        data = pattern.sub(blank, data)
    return data
