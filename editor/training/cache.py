"""Training samples made once and kept on disk: crop, hole, and the fill to be refined.

Patch synthesis takes longer than a training step, so each sample is synthesised once and seen
often, mirrored and turned.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from editor.core.errors import BadFile, BadInput
from editor.engines.synthesis import patch_fill
from editor.training.masks import KINDS, draw

SHARD = 32
"""Samples in one file."""


def kind_of(index: int) -> str:
    """The kind of hole of a sample: shards go round the kinds."""
    return KINDS[index % SHARD % len(KINDS)]


@dataclass(frozen=True, eq=False)
class Samples:
    """Arrays of n samples: image, fill uint8 (n, s, s, 3) RGB; mask uint8 (n, s, s), 255 = hole."""

    image: np.ndarray = field(repr=False)
    mask: np.ndarray = field(repr=False)
    fill: np.ndarray = field(repr=False)


def read_photograph(path: Path) -> np.ndarray:
    """A photograph as uint8 RGB (h, w, 3); BadFile where it cannot be decoded."""
    data = np.fromfile(path, np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if picture is None:
        raise BadFile("This picture cannot be read.", file=path)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def middle_square(picture: np.ndarray, side: int) -> np.ndarray:
    """The middle square of uint8 (h, w, 3), scaled to (side, side, 3)."""
    h, w = picture.shape[:2]
    edge = min(h, w)
    y, x = (h - edge) // 2, (w - edge) // 2
    way = cv2.INTER_AREA if edge >= side else cv2.INTER_CUBIC
    return cv2.resize(picture[y : y + edge, x : x + edge], (side, side), interpolation=way)


def random_crop(picture: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """A square of 1 to 3 times `side`, anywhere in the picture, scaled to (side, side, 3)."""
    h, w = picture.shape[:2]
    largest = min(h, w, 3 * side)
    size = largest if largest <= side else int(rng.integers(side, largest + 1))
    y, x = int(rng.integers(0, h - size + 1)), int(rng.integers(0, w - size + 1))
    crop = picture[y : y + size, x : x + size]
    return cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)


def make_sample(
    path: Path, kind: str, side: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One crop (side, side, 3), its hole (side, side) and the patch-synthesis fill, all uint8."""
    image = random_crop(read_photograph(path), side, rng)
    mask = draw(kind, side, side, rng)
    return image, mask, patch_fill(image, mask, int(rng.integers(2**31)))


def make_shard(files: list[Path], side: int, seed: int, number: int) -> Samples:
    """Shard `number` of a training set: the same samples whenever it is made."""
    rng = np.random.default_rng((seed, number))
    made = [
        make_sample(files[int(rng.integers(len(files)))], kind_of(i), side, rng)
        for i in range(SHARD)
    ]
    image, mask, fill = (np.stack(column) for column in zip(*made, strict=True))
    return Samples(image, mask, fill)


class Cache:
    """A folder of shards that may grow while it is read.

    Shards are numbered from 0; only whole shards are seen, because each is renamed into place.
    """

    def __init__(self, folder: Path, files: list[Path], side: int, seed: int = 0) -> None:
        if not files:
            raise BadInput("There is nothing to train on.", file=folder)
        self.folder, self.files, self.side, self.seed = folder, files, side, seed
        folder.mkdir(parents=True, exist_ok=True)
        self._open: list[Samples] = []
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def __len__(self) -> int:
        """Samples ready now."""
        self._find()
        return len(self._open) * SHARD

    def sample(self, index: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Image, mask, fill of one sample (read-only views)."""
        shard, i = self._open[index // SHARD], index % SHARD
        return shard.image[i], shard.mask[i], shard.fill[i]

    def grow(self, samples: int) -> None:
        """Make shards until there are this many samples (in the calling thread)."""
        while len(self) < samples and not self._stop.is_set():
            self._make(len(self._open))

    def grow_behind(self, samples: int) -> None:
        """Let a thread make shards until there are this many samples."""
        self._thread = threading.Thread(target=self.grow, args=(samples,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop growing; waits for the shard being made."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _make(self, number: int) -> None:
        made = make_shard(self.files, self.side, self.seed, number)
        target = self._path(number)
        part = target.with_name(f".{target.name}.part")
        with part.open("wb") as stream:
            np.savez(stream, image=made.image, mask=made.mask, fill=made.fill)
        part.replace(target)

    def _find(self) -> None:
        while (path := self._path(len(self._open))).exists():
            with np.load(path, allow_pickle=False) as shard:
                self._open.append(Samples(shard["image"], shard["mask"], shard["fill"]))

    def _path(self, number: int) -> Path:
        return self.folder / f"shard-{self.side}-{self.seed}-{number:05d}.npz"
