"""Pictures that are nearly the same: found by a perceptual hash, made sure of by small copies.

The hash is that of Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash
Functions": which of 64 low frequencies (discrete cosine transform of a 32 px grey copy) are above
their median. Pictures of different things differ in 32 bits, a picture saved again in 0 to 4, one
cut a little smaller in 4 to 8. Portraits and icons drawn alike often share a hash without being
the same, hence the second look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from editor.media.opencv import cv2

HASHED, SMALL = 32, 16
"""Sides in pixels of what the hash is made of, and of the small copies."""
CANDIDATE, SURE = 10, 8
"""Bits that may differ: where small copies decide, and where pictures are of many things."""
FAINT = 8.0
"""So much above the median a frequency must be: many of flat drawings are nothing, and noise."""
VARIED = 22
"""In a folder of many things 95 of 100 pairs differ in more bits (photographs: 25; aligned
portraits: 10 to 19)."""
SAME, ALIKE = 28.0, 24.0
"""Most that a spot of the small copies may differ (0..255), and most of the root mean square."""
SHIFT = 32.0
"""Most that a whole picture may be lighter or darker than its like (0..255)."""
BLOCK, PART = 4_000_000, 1 << 14
"""Pairs that are in memory at a time: as hashes, as small copies."""


@dataclass(frozen=True, eq=False)
class Prints:
    """Of n pictures: hash uint64 (n,); small uint8 RGB (n, SMALL, SMALL, 3)."""

    hash: np.ndarray = field(repr=False)
    small: np.ndarray = field(repr=False)

    def __len__(self) -> int:
        return len(self.hash)


def fingerprint(picture: np.ndarray) -> tuple[int, np.ndarray]:
    """Hash (64 bits) and small copy (SMALL, SMALL, 3) of a picture uint8 RGB (h, w, 3)."""
    square = cv2.resize(picture, (HASHED, HASHED), interpolation=cv2.INTER_AREA)
    waves = cv2.dct(cv2.cvtColor(square, cv2.COLOR_RGB2GRAY).astype(np.float32))[:8, :8].ravel()
    bits = waves > np.median(waves[1:]) + FAINT
    bits[0] = False  # how light it is all over says nothing
    small = cv2.resize(square, (SMALL, SMALL), interpolation=cv2.INTER_AREA)
    return int(np.packbits(bits).view(np.uint64)[0]), small


def prints_of(pictures: Sequence[np.ndarray]) -> Prints:
    """The fingerprints of pictures, each uint8 RGB (h, w, 3)."""
    return gathered([fingerprint(picture) for picture in pictures])


def gathered(made: Sequence[tuple[int, np.ndarray]]) -> Prints:
    """Fingerprints that were made one by one."""
    hashes = np.array([code for code, _ in made], np.uint64)
    small = [copy for _, copy in made]
    return Prints(hashes, np.array(small, np.uint8).reshape(len(made), SMALL, SMALL, 3))


def near_duplicates(prints: Prints) -> dict[int, int]:
    """For each picture that is nearly an earlier one, which: put the best pictures first.

    The one named is itself none of the duplicates. Looks at every pair: seconds for 20,000.
    """
    varied, like = _varied(prints), dict[int, int]()
    coarse = prints.small.reshape(-1, 4, SMALL // 4, 4, SMALL // 4, 3).mean((2, 4), np.float32)
    for later, earlier in _candidates(prints.hash):
        if not varied:  # first what costs little: where means differ, so do the spots
            likely = _spots(coarse, later, earlier)
            later, earlier = later[likely], earlier[likely]
        near = _spots(prints.small, later, earlier)
        near |= _whole(prints, later, earlier) & varied
        for index, other in zip(later[near].tolist(), earlier[near].tolist(), strict=True):
            if index not in like and other not in like:
                like[index] = other
    return like


def _varied(prints: Prints) -> bool:
    """Whether these are pictures of many things: no two share a hash by chance."""
    if len(prints) < 2:
        return False
    a, b = np.random.default_rng(0).integers(0, len(prints), (2, 20_000))
    bits = np.bitwise_count(prints.hash[a] ^ prints.hash[b])[a != b]
    return float(np.percentile(bits, 5)) >= VARIED


def _candidates(hashes: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs (later, earlier) of at most CANDIDATE bits' difference, by the later one, in parts."""
    rows = max(1, BLOCK // max(1, len(hashes)))
    for at in range(0, len(hashes), rows):
        block = hashes[at : at + rows]
        near = np.bitwise_count(block[:, None] ^ hashes[None, : at + len(block)]) <= CANDIDATE
        later, earlier = np.nonzero(np.tril(near, at - 1))
        for part in range(0, len(later), PART):
            yield later[part : part + PART] + at, earlier[part : part + PART]


def _apart(small: np.ndarray, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """By how much copies (n, s, s, 3) differ but for their light: (m, s, s, 3), infinite where
    that differs by more than SHIFT."""
    apart: np.ndarray = small[later].astype(np.float32) - small[earlier]
    shift = apart.mean((1, 2), keepdims=True)
    dark = np.abs(shift).max((1, 2, 3)) > SHIFT
    apart -= shift
    apart[dark] = np.inf
    return apart


def _spots(small: np.ndarray, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """Which pairs differ in no spot by more than SAME: bool (m,)."""
    return np.asarray(np.abs(_apart(small, later, earlier)).max((1, 2, 3)) <= SAME)


def _whole(prints: Prints, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """Which pairs are, as a whole, the same by hash and by colours: bool (m,)."""
    bits = np.bitwise_count(prints.hash[later] ^ prints.hash[earlier])
    apart = np.sqrt((_apart(prints.small, later, earlier) ** 2).mean((1, 2, 3)))
    return np.asarray((bits <= SURE) & (apart <= ALIKE))
