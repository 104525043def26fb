"""A look at the boxes of an MP4 (ISO 14496-12) before a demuxer takes memory for their claims."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from editor.core.errors import BadFile, TooLarge
from editor.media.gate import Sniffed

_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf"})
_COUNTED = {b"stsz": 8, b"stz2": 8, b"stts": 4, b"ctts": 4, b"stsc": 4, b"stco": 4, b"co64": 4,
            b"stss": 4, b"elst": 4, b"trun": 4}  # fmt: skip
"""Where in a table, behind its box's header, the number of its entries stands."""
_RUNS = frozenset({b"stts", b"ctts"})
"""Tables whose entries stand for many samples each."""
_PACKED = b"cmov"
"""A compressed index, as early QuickTime wrote it: its claims cannot be looked at."""
_DEPTH = 8
_BOXES = 2_000_000
_SPREAD = 20_000_000
"""So many samples may the cuts of a track name altogether."""


class Box(NamedTuple):
    """A box: four letters, where its content starts and ends in the file."""

    kind: bytes
    start: int
    stop: int


def check_claims(opened: Sniffed) -> None:
    """Raise TooLarge where a table of the file claims more samples than the file has bytes.

    Each sample takes at least a byte, in honest files. Raises BadFile where there is no index at
    all. Leaves the file at its start.
    """
    samples = cuts = fragments = 0
    _check_index(opened)
    for box in _walk(opened.file, 0, opened.nbytes, _DEPTH):
        if box.kind == _PACKED:
            raise BadFile(
                "Its index is compressed.", file=opened.path, remedy="Convert it to MP4 first."
            )
        count = _count(opened.file, box)
        _check(opened.path, count, opened.nbytes)
        samples = max(samples, count if box.kind in (b"stsz", b"stz2") else 0)
        cuts = max(cuts, count if box.kind == b"elst" else 0)
        fragments += count if box.kind == b"trun" else 0
    _check(opened.path, fragments, opened.nbytes)
    if cuts > 8:
        _check(opened.path, cuts * samples, _SPREAD)
    opened.file.seek(0)


def _check_index(opened: Sniffed) -> None:
    """Raise BadFile where the box that says what is where has been cut off with the end."""
    kinds = {box.kind for box in _walk(opened.file, 0, opened.nbytes, 0)}
    if b"moov" not in kinds:
        raise BadFile(
            "The clip is cut off: its index, which stands at the end of the file, is missing.",
            file=opened.path,
            remedy="Fetch it again from its source.",
        )


def _check(path: Path, claimed: int, limit: int) -> None:
    if claimed > limit:
        raise TooLarge(
            f"It claims {claimed} frames: it is damaged or made to do harm.",
            file=path,
            remedy="It was not opened. Fetch it again from its source.",
        )


def _walk(file: BinaryIO, start: int, stop: int, depth: int) -> Iterator[Box]:
    """Every box that holds a table, in the order of the file; ends where the file is damaged.

    At depth 0 those that hold other boxes are not opened but yielded themselves.
    """
    seen = 0
    while start + 8 <= stop and seen < _BOXES:
        box = _box(file, start, stop)
        if box is None:
            return
        if box.kind in _HOLDERS and depth:
            yield from _walk(file, box.start, box.stop, depth - 1)
        elif box.kind in _COUNTED or box.kind in _HOLDERS or box.kind == _PACKED:
            yield box
        start, seen = box.stop, seen + 1


def _box(file: BinaryIO, start: int, stop: int) -> Box | None:
    file.seek(start)
    head = file.read(16)
    if len(head) < 8:
        return None
    size, begin = int.from_bytes(head[:4], "big"), start + 8
    if size == 1 and len(head) == 16:
        size, begin = int.from_bytes(head[8:], "big"), start + 16
    end = stop if size == 0 else start + size
    return Box(head[4:8], begin, min(end, stop)) if end >= begin else None


def _count(file: BinaryIO, box: Box) -> int:
    """How many samples (in stts and ctts), else entries, the table claims; 0 for other boxes."""
    at = _COUNTED.get(box.kind)
    if at is None:
        return 0
    file.seek(box.start + at)
    field = file.read(4)
    if len(field) < 4:
        return 0
    count = int.from_bytes(field, "big")
    if box.kind not in _RUNS:
        return count
    entries = file.read(min(8 * count, box.stop - file.tell()) // 8 * 8)
    return max(count, sum(int(run) for run, _ in struct.iter_unpack(">II", entries)))
