"""CPU time of writing eight four-page packs; run as a script. Fails above the floor."""

from __future__ import annotations

import runpy
import sys
import time
from pathlib import Path

from briefings.write import WRITERS, write_document
from briefings.write.layout import measure

FLOOR = {"docx": 80, "html": 20, "md": 20}  # milliseconds for eight, after import


def main() -> int:
    filled = runpy.run_path(str(Path(__file__).parents[1] / "write" / "sample.py"))["filled"]
    documents = [filled(40 + number) for number in range(8)]
    slow = False
    for format in WRITERS:
        write_document(documents[0], format)  # imports and caches
        times = []
        for _ in range(5):
            start = time.process_time()
            for document in documents:
                write_document(document, format)
            times.append((time.process_time() - start) * 1000)
        best = min(times)
        slow = slow or best > FLOOR[format]
        print(f"{format}: {best:.1f} ms for {len(documents)} packs of {measure(documents[0])} pages")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
