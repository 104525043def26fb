"""Picture files of every kind as squares of RGB, decoded once into a uint8 file that is mapped."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from editor.core.errors import BadInput, CannotWrite, UnderpaintError
from editor.core.tone_curves import adjusted
from editor.media.encode import to_8_bits
from editor.media.opencv import cv2
from editor.media.still import open_still

SHARD = 512
"""Squares in a part of the file: what is lost by a kill, and all that is in memory at a time."""
FORMAT = 2
"""Of what this module makes of a file: with another number everything is decoded again."""


@dataclass(frozen=True)
class Look:
    """How pictures become squares of `side` pixels.

    crops: of each picture, at random; 0 = its middle square, whole. narrowest: least part (0..1)
    of the shorter side that a crop shows. adjust: as `core.tone_curves.curves`. background: what
    shows through where a picture is transparent, "#rrggbb".
    """

    side: int
    crops: int = 0
    narrowest: float = 0.35
    adjust: Mapping[str, float] = field(default_factory=dict)
    background: str = "#ffffff"

    @property
    def each(self) -> int:
        """Squares of one picture."""
        return max(1, self.crops)

    @property
    def least(self) -> int:
        """Pixels of a picture's shorter side beyond which nothing is seen in its squares."""
        return round(2 * self.side / (self.narrowest if self.crops else 1))


@dataclass(frozen=True, eq=False)
class Squares:
    """pictures: uint8 RGB (n, side, side, 3), read-only, mapped. files: int64 (n,), of which of
    the given names each is. unread: names that cannot be read, and why."""

    pictures: np.ndarray = field(repr=False)
    files: np.ndarray = field(repr=False)
    unread: Mapping[str, str] = field(repr=False)


def read_squares(
    folder: Path,
    names: Sequence[str],
    look: Look,
    cache: Path,
    say: Callable[[float], None] = lambda part: None,
) -> Squares:
    """The squares of all `names` (from `folder`) that can be read.

    Kept in `cache`: made again where a file, the names or the look changed; a kill loses at most
    SHARD squares, and several processes may do it at once. say: told how much is read, 0..1.
    BadInput where nothing can be read, CannotWrite where the disk has no room.
    """
    done = cache / f"squares-{look.side}-{_digest(folder, names, look)}.npy"
    if not done.exists():
        _check_room(cache, len(names) * look.each * look.side**2 * 3)
        _make(done, folder, names, look, say)
    notes = json.loads(_notes(done).read_text(encoding="utf-8"))
    pictures: np.ndarray = np.load(done, mmap_mode="r", allow_pickle=False)
    if not len(pictures):
        remedy = f"The first is {names[0]}: {next(iter(notes['unread'].values()), '')}"
        raise BadInput(f"None of {len(names)} pictures can be read.", file=folder, remedy=remedy)
    return Squares(pictures, np.array(notes["files"], np.int64), notes["unread"])


def read_rgb(path: Path, background: str = "#ffffff", least: int = 0) -> np.ndarray:
    """A picture of any kind that opens here as uint8 RGB (h, w, 3), upright.

    16 bits are scaled, CMYK and Lab become sRGB, of an animation the first frame is taken, what is
    transparent shows `background` ("#rrggbb"). least: a JPEG may be decoded smaller as long as its
    shorter side keeps so many pixels; 0 = as it is. BadFile, TooLarge as `media.still.open_still`.
    """
    return on_ground(to_8_bits(open_still(path, least).pixels), background)


def on_ground(pixels: np.ndarray, background: str = "#ffffff") -> np.ndarray:
    """Pixels uint8 RGB or straight-alpha RGBA (h, w, 3 | 4) over a colour: (h, w, 3)."""
    if pixels.shape[2] == 3:
        return pixels
    ground = np.array(list(bytes.fromhex(background[1:])), np.uint16)
    colour, alpha = pixels[..., :3].astype(np.uint16), pixels[..., 3:]
    return np.asarray((colour * alpha + ground * (255 - alpha) + 127) // 255, np.uint8)


def squares_of(path: Path, name: str, look: Look) -> list[np.ndarray]:
    """`look.each` squares uint8 (side, side, 3) of a picture, the same whenever they are made.

    name: what random crops depend on. Raises as `read_rgb`.
    """
    picture = read_rgb(path, look.background, look.least)
    h, w = picture.shape[:2]
    rng = np.random.default_rng(list(hashlib.sha256(os.fsencode(name)).digest()))
    made = []
    for _ in range(look.each):
        size, y, x = min(h, w), (h - min(h, w)) // 2, (w - min(h, w)) // 2
        if look.crops:
            size = max(1, round(size * float(rng.uniform(look.narrowest, 1.0))))
            y, x = int(rng.integers(0, h - size + 1)), int(rng.integers(0, w - size + 1))
        way = cv2.INTER_AREA if size > look.side else cv2.INTER_CUBIC
        cut = np.ascontiguousarray(picture[y : y + size, x : x + size])
        made.append(cv2.resize(cut, (look.side, look.side), interpolation=way))
    return [adjusted(square, look.adjust) for square in made] if look.adjust else made


def _shards(folder: Path, count: int, look: Look) -> list[tuple[Path, range]]:
    """Where each part is kept, and of which files it is."""
    folder.mkdir(parents=True, exist_ok=True)
    files = max(1, SHARD // look.each)
    return [(folder / f"{at:08d}.npz", range(at, min(at + files, count)))
            for at in range(0, count, files)]  # fmt: skip


def _digest(folder: Path, names: Sequence[str], look: Look) -> str:
    """Changes with every change of a file: its name, size or time."""
    said = hashlib.sha256(f"{FORMAT} {look}".encode())
    for name in names:
        with suppress(OSError):
            facts = (folder / name).stat()
            said.update(os.fsencode(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n"))
    return said.hexdigest()[:16]


def _check_room(cache: Path, wanted: int) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(cache).free
    if free < 2 * wanted:  # the parts, and the file that they are joined into
        raise CannotWrite(
            f"The pictures need {2 * wanted / 1e9:.1f} GB here, {free / 1e9:.1f} are free.",
            file=cache,
            remedy="Make room, or take fewer or smaller pictures.",
        )


def _make(
    done: Path, folder: Path, names: Sequence[str], look: Look, say: Callable[[float], None]
) -> None:
    """Decode everything into the file `done`, unless another process is sooner."""
    parts = done.with_suffix(".parts")
    try:
        shards = _shards(parts, len(names), look)
        _fill(shards, partial(_made, folder, names, look), len(names), say)
        _join([path for path, _ in shards], names, look.side, done)
    except OSError:
        if not done.exists():  # or else the other has cleared its parts away
            raise
    shutil.rmtree(parts, ignore_errors=True)


def _made(folder: Path, names: Sequence[str], look: Look, number: int) -> list[np.ndarray] | str:
    """The squares of a file, or why it cannot be read."""
    try:
        return squares_of(folder / names[number], names[number], look)
    except UnderpaintError as error:
        return error.what


def _fill(
    shards: Sequence[tuple[Path, range]],
    make: Callable[[int], list[np.ndarray] | str],
    count: int,
    say: Callable[[float], None],
) -> None:
    """Make the shards that are missing, beginning where another process will not have begun."""
    at, ready = os.getpid() % len(shards), 0
    with ThreadPoolExecutor(os.cpu_count(), "decode") as workers:
        try:
            for path, files in (*shards[at:], *shards[:at]):
                made: list[list[np.ndarray] | str] = []
                for squares in workers.map(make, () if path.exists() else files):
                    made.append(squares)
                    say((ready + len(made)) / count)
                if made:
                    _write_shard(path, files, made)
                ready += len(files)
                say(ready / count)
        finally:
            workers.shutdown(wait=True, cancel_futures=True)


def _write_shard(path: Path, files: range, made: Sequence[list[np.ndarray] | str]) -> None:
    """Arrays: pictures (k, side, side, 3), files (k,), unread (m,) and why (m,)."""
    good = [(number, square) for number, squares in zip(files, made, strict=True)
            if not isinstance(squares, str) for square in squares]  # fmt: skip
    bad = [(number, why) for number, why in zip(files, made, strict=True) if isinstance(why, str)]
    part = _aside(path)
    with part.open("wb") as stream:
        np.savez(
            stream,
            pictures=np.array([square for _, square in good], np.uint8),
            files=np.array([number for number, _ in good], np.int64),
            unread=np.array([number for number, _ in bad], np.int64),
            why=np.array([why for _, why in bad], np.str_),
        )
    part.replace(path)


def _join(shards: Sequence[Path], names: Sequence[str], side: int, done: Path) -> None:
    """All shards as one file, and beside it what is in it; it stands when it is whole."""
    files: list[int] = []
    unread: dict[str, str] = {}
    for path in shards:
        with np.load(path, allow_pickle=False) as shard:
            files += shard["files"].tolist()
            unread |= {names[i]: str(w) for i, w in zip(shard["unread"], shard["why"], strict=True)}
    notes, part = _notes(done), _aside(done)
    written = _aside(notes)
    written.write_text(json.dumps({"files": files, "unread": unread}), encoding="utf-8")
    written.replace(notes)
    with part.open("wb") as stream:
        np.lib.format.write_array_header_2_0(
            stream, {"descr": "|u1", "fortran_order": False, "shape": (len(files), side, side, 3)}
        )
        for path in shards:
            with np.load(path, allow_pickle=False) as shard:
                stream.write(shard["pictures"].data)
    part.replace(done)


def _aside(path: Path) -> Path:
    """Where a file is written, by this thread alone, before it is renamed into place."""
    return path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")


def _notes(done: Path) -> Path:
    return done.with_suffix(".json")
