"""Labelled portraits, decoded once: a uint8 file that training maps, and the labels in units."""

from __future__ import annotations

import colorsys
import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from editor.core.errors import BadFile, BadInput
from editor.nets.portraits import STYLES
from editor.training.attributes import NAMES, colour, reading
from editor.training.split import held_out, validation

VARIANTS = 3
"""Backgrounds that a cut-out portrait is seen on in training; there are few of them."""
PARTS: dict[str, Callable[[str], bool]] = {
    "train": lambda key: not held_out(key) and not validation(key),
    "validation": validation,
    "held-out": held_out,
}


@dataclass(frozen=True, eq=False)
class Portraits:
    """n portraits. pictures: uint8 RGB (n, side, side, 3), read-only. values: float32
    (n, attributes), in units, 0 where unknown. known: bool, same shape. style: int64 (n,)."""

    pictures: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    known: np.ndarray = field(repr=False)
    style: np.ndarray = field(repr=False)

    def __len__(self) -> int:
        return len(self.style)


@dataclass(frozen=True)
class Entry:
    """One portrait to come: its file, its style, what the labels tell, its background's colour."""

    path: Path
    style: int
    told: dict[str, float]
    background: str = ""


def read_portraits(folder: Path, part: str, side: int, cache: Path) -> Portraits:
    """The portraits of one part of the split: train, validation or held-out.

    folder: holds a folder for each drawing style with its pictures and labels.csv. Decoded
    pictures are kept in `cache` as one .npy file. BadInput where there are none, BadFile for a
    picture that cannot be decoded.
    """
    entries = _all_entries(folder, part)
    path = cache / f"{part}-{side}-{_digest(entries)}.npy"
    return _labelled(entries, _decoded(entries, side, path))


def read_folder(folder: Path, part: str, side: int) -> Portraits:
    """As `read_portraits`, decoded into memory; nothing is written."""
    entries = _all_entries(folder, part)
    return _labelled(entries, np.stack([_picture(entry, side) for entry in entries]))


def read_drawn(folder: Path, part: str, side: int) -> Portraits:
    """As `read_folder`, of one drawing style's folder, which has its name. BadInput for another."""
    if folder.name not in STYLES:
        known = ", ".join(STYLES)
        raise BadInput("This is no drawing style's folder.", file=folder, remedy=f"Known: {known}.")
    entries = _entries(folder, STYLES.index(folder.name), part)
    return _labelled(entries, np.stack([_picture(entry, side) for entry in entries]))


def _all_entries(folder: Path, part: str) -> list[Entry]:
    entries = [e for i, s in enumerate(STYLES) for e in _entries(folder / s, i, part)]
    if not entries:
        raise BadInput(
            f"There are no portraits for {part} here.",
            file=folder,
            remedy=f"Name a folder with labels.csv and pictures in {', '.join(STYLES)}.",
        )
    return entries


def _labelled(entries: list[Entry], pictures: np.ndarray) -> Portraits:
    values = np.zeros((len(entries), len(NAMES)), np.float32)
    known = np.zeros(values.shape, bool)
    for i, entry in enumerate(entries):
        for name, value in entry.told.items():
            values[i, NAMES.index(name)], known[i, NAMES.index(name)] = value, True
    return Portraits(pictures, values, known, np.array([entry.style for entry in entries]))


def _entries(folder: Path, style: int, part: str) -> list[Entry]:
    """A style's portraits. One person in several skin tones belongs to one part of the split."""
    labels = folder / "labels.csv"
    if not labels.is_file():
        return []
    with labels.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if PARTS[part](r.get("name") or r["file"])]
    entries = []
    for i, row in enumerate(rows):
        told = reading(STYLES[style], row)
        if "bg" in row:
            entries.append(Entry(folder / row["file"], style, told))
            continue
        for variant in range(VARIANTS if part == "train" else 1):
            background = _pastel(np.random.default_rng((i, variant)))
            seen = told | colour("background", background)
            entries.append(Entry(folder / row["file"], style, seen, background))
    return entries


def _decoded(entries: list[Entry], side: int, path: Path) -> np.ndarray:
    """All pictures, uint8 (n, side, side, 3), mapped from a file that is made once."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".part-{path.name}")
        made = np.lib.format.open_memmap(part, "w+", np.uint8, (len(entries), side, side, 3))
        for i, entry in enumerate(entries):
            made[i] = _picture(entry, side)
        made.flush()
        part.replace(path)
    pictures: np.ndarray = np.load(path, mmap_mode="r", allow_pickle=False)
    return pictures


def _digest(entries: list[Entry]) -> str:
    """Tells one choice of portraits from another."""
    lines = "\n".join(f"{e.path.name} {e.style} {e.background}" for e in entries)
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def _picture(entry: Entry, side: int) -> np.ndarray:
    """uint8 RGB (side, side, 3); a transparent background gets the entry's colour."""
    read = cv2.imdecode(np.fromfile(entry.path, np.uint8), cv2.IMREAD_UNCHANGED)
    if read is None or read.ndim != 3:
        raise BadFile("This portrait cannot be read.", file=entry.path)
    bgr: np.ndarray = read[..., :3].astype(np.float32)
    if read.shape[2] == 4:
        alpha = read[..., 3:].astype(np.float32) / 255
        behind = [int(entry.background[i : i + 2] or "ff", 16) for i in (5, 3, 1)]
        bgr = alpha * bgr + (1 - alpha) * np.array(behind, np.float32)
    if bgr.shape[:2] != (side, side):
        bgr = cv2.resize(bgr, (side, side), interpolation=cv2.INTER_AREA)
    rgb: np.ndarray = np.clip(np.rint(bgr[..., ::-1]), 0, 255).astype(np.uint8)
    return rgb


def _pastel(rng: np.random.Generator) -> str:
    """A background such as the drawn portraits have."""
    rgb = colorsys.hsv_to_rgb(float(rng.random()), float(rng.uniform(0.08, 0.2)), 0.97)
    return "#" + "".join(f"{round(255 * v):02x}" for v in rgb)
