"""Material for a library: many pictures of one model, the good ones of them, each only once.

Pictures are drawn in blocks and written at once; a block's poorest are left out and what is nearly
the same as an earlier one. So a series that is stopped is whole as far as it goes, and goes on from
there. How good a picture is, other pictures of the series say: what few are like in manner and
layout (the mean distance to the five nearest, by `perception`) went wrong more often. Of 320
portraits the half that was kept lies nearer to real ones by the judge's independent features, 18.1
against 19.2 (avataaars) and 17.3 against 18.6 (micah); asking how near they are to real pictures
keeps no better ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from editor.core.errors import BadFile, BadInput
from editor.core.geometry import Rect
from editor.engines.device import best_device
from editor.jobs.attributes import EditJob
from editor.jobs.clip import ExportSettings
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine, Patch
from editor.jobs.walk import WalkJob, path
from editor.media.opencv import cv2
from editor.media.provenance import generated
from editor.media.still import open_still, save_still
from editor.media.video.presets import preset_for
from editor.training.fidelity import distances
from editor.training.memorised import repeated
from editor.training.perception import looks_of
from editor.weights.card import Card
from editor.weights.library import INDEX
from editor.weights.runs import write

BLOCK = 32
"""Pictures that are drawn and judged together."""
LIKE = 5
"""Nearest other pictures by which one is judged."""
CROWD = 400
"""Pictures of the series, the newest, that others are judged by."""
THUMB = 64
"""Height and width in pixels at which pictures are remembered."""
ENOUGH = 6
"""Times as many tries as would do, after which a model is taken to repeat itself."""
POINTS = 4
"""Pictures that a clip walks through and back to the first."""
RATE = 24
"""Frames a second of a clip."""


@dataclass(frozen=True)
class SeriesWish:
    """What a series is to be. model: what finds its card. count: of pictures. drawn: one of its
    kinds, "" = any. truncation: as of `GenerateJob`. seed: of the first try. keep: part (0..1) of
    each block that is good enough. size: height and width in pixels, 0 = the model's own. clips:
    how many, of `seconds` each."""

    model: str
    count: int = 200
    drawn: str = ""
    truncation: float = 0.9
    seed: int = 1
    keep: float = 0.8
    size: int = 0
    clips: int = 0
    seconds: float = 6.0

    def command(self, seed: int, drawn: str) -> str:
        """What makes one of the pictures again."""
        words = [f"underpaint generate --model {self.model} --seed {seed}"]
        words += [f"--drawn {drawn}"] if self.drawn else []
        words += [f"--truncation {self.truncation:g}"]
        words += [f"--size {self.size}"] if self.size else []
        return " ".join(words)


@dataclass(frozen=True)
class Kept:
    """A picture of the series. score: mean distance to the five most alike, lower is better."""

    file: str
    seed: int
    drawn: str
    score: float


@dataclass
class Series:
    """What a folder holds of a series: its index, which is written after every block.

    next: the first seed that was not tried. poor, alike: how many were left out, and why.
    """

    folder: Path
    wish: SeriesWish
    licence: str
    next: int
    pictures: list[Kept] = field(default_factory=list)
    clips: list[str] = field(default_factory=list)
    poor: int = 0
    alike: int = 0

    def save(self) -> None:
        """Write the index, whole."""
        facts: dict[str, Any] = {
            "model": self.wish.model, "licence": self.licence, "wish": asdict(self.wish),
            "next": self.next, "poor": self.poor, "alike": self.alike,
            "pictures": [asdict(kept) for kept in self.pictures], "clips": self.clips,
        }  # fmt: skip
        write(self.folder / INDEX, json.dumps(facts, ensure_ascii=False, indent=1))

    @property
    def tried(self) -> int:
        """Seeds that were drawn."""
        return self.next - self.wish.seed

    @property
    def exhausted(self) -> bool:
        """Whether so many were tried that others are not to be hoped for."""
        return self.tried > BLOCK + ENOUGH * self.wish.count / self.wish.keep


def open_series(folder: Path, wish: SeriesWish, card: Card) -> Series:
    """The series of a folder, begun or to begin. BadInput where another one lies there, BadFile
    where its index cannot be read."""
    file = folder / INDEX
    if not file.exists():
        return Series(folder, wish, card.licence, wish.seed)
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        same = SeriesWish(**facts["wish"]) == wish
        pictures = [Kept(**kept) for kept in facts["pictures"]]
        series = Series(folder, wish, facts["licence"], facts["next"], pictures,
                        facts["clips"], facts["poor"], facts["alike"])  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadFile("This list of a series cannot be read.", file=file) from error
    if not same:
        raise BadInput("Another series lies here.", file=folder, remedy="Name another folder.")
    return series


def make(
    series: Series, engine: Engine, say: Callable[[float, str], None] = lambda part, what: None
) -> Series:
    """Draw what is missing of a series. A model that repeats itself gives fewer pictures."""
    wish = series.wish
    crowd = _Crowd(series)
    stills = wish.count / (wish.count + 3 * wish.clips)
    while len(series.pictures) < wish.count and not series.exhausted:
        say(stills * len(series.pictures) / wish.count, f"{len(series.pictures)} pictures")
        _block(series, engine, crowd)
        series.save()
    for number in range(len(series.clips), wish.clips if len(series.pictures) > 1 else 0):
        say(stills + (1 - stills) * number / wish.clips, f"clip {number + 1} of {wish.clips}")
        series.clips.append(_clip(series, engine, number))
        series.save()
    series.save()
    return series


class _Crowd:
    """The pictures so far: small for what is alike, features for what is good."""

    def __init__(self, series: Series) -> None:
        shown = [open_still(series.folder / kept.file).pixels for kept in series.pictures]
        self.thumbs = [_thumb(pixels[..., :3]) for pixels in shown]
        self.kinds = [kept.drawn for kept in series.pictures]
        self.features = list(_features(self.thumbs)) if self.thumbs else []

    def add(self, thumb: np.ndarray, kind: str, features: np.ndarray) -> None:
        """One that was kept."""
        self.thumbs.append(thumb)
        self.kinds.append(kind)
        self.features.append(features)

    def scores(self, features: np.ndarray, kinds: Sequence[str]) -> np.ndarray:
        """Of a block (n, f): mean distance to the nearest others of the same kind."""
        others = np.array([*self.features[-CROWD:], *features])
        same = np.array([*self.kinds[-CROWD:], *kinds])
        apart = distances(features.astype(np.float64), others.astype(np.float64))
        apart[np.array(kinds)[:, None] != same[None]] = np.inf
        apart[np.arange(len(features)), len(others) - len(features) + np.arange(len(features))] = (
            np.inf
        )
        near = np.sort(apart, axis=1)[:, :LIKE]
        known = np.isfinite(near)
        total = np.where(known, near, 0).sum(1)
        scores: np.ndarray = np.where(known.any(1), total / np.maximum(known.sum(1), 1), np.inf)
        return scores


def _block(series: Series, engine: Engine, crowd: _Crowd) -> None:
    """Draw some, keep the good ones that are new, best first until there are enough."""
    wish = series.wish
    seeds = tuple(range(series.next, series.next + BLOCK))
    drawn = list(_drawn(wish, engine, seeds))
    kinds = [str(patch.notes.get("drawn", "")) for patch in drawn]
    thumbs = [_thumb(patch.pixels[..., :3]) for patch in drawn]
    again = repeated(np.stack([*crowd.thumbs, *thumbs]))[len(crowd.thumbs) :]
    features = _features(thumbs)
    scores = crowd.scores(features, kinds)
    good = scores <= np.quantile(scores, wish.keep)
    chosen = np.flatnonzero(good & ~again)[: wish.count - len(series.pictures)]
    series.alike += int(again.sum())
    series.poor += int((~good & ~again).sum())
    for i in chosen.tolist():
        kept = Kept(_name(series, seeds[i]), seeds[i], kinds[i], round(float(scores[i]), 3))
        _save(series, engine, kept, drawn[i])
        series.pictures.append(kept)
        crowd.add(thumbs[i], kinds[i], features[i])
    series.next += BLOCK


def _drawn(wish: SeriesWish, engine: Engine, seeds: tuple[int, ...]) -> Iterator[Patch]:
    job = GenerateJob(wish.model, seeds, wish.drawn, wish.truncation)
    return (patch for patch in engine(job, lambda part: None) if patch.final)


def _name(series: Series, seed: int) -> str:
    return f"{series.folder.name}-{seed:05d}.png"


def _save(series: Series, engine: Engine, kept: Kept, patch: Patch) -> None:
    wish, pixels = series.wish, patch.pixels
    if wish.size and wish.size != len(pixels):
        template = _template(wish, patch, wish.size)
        pixels = [each for each in engine(template, lambda part: None) if each.final][-1].pixels
    told = generated(wish.command(kept.seed, kept.drawn), series.licence)
    save_still(series.folder / kept.file, pixels[..., :3], told)


def _template(wish: SeriesWish, patch: Patch, side: int) -> EditJob:
    assert patch.code is not None, "a generator tells the code of what it draws"
    return EditJob(wish.model, patch.code, patch.code, Rect(0, 0, side, side))


def _clip(series: Series, engine: Engine, number: int) -> str:
    """A walk through some pictures of one kind and back to the first; returns the file's name."""
    wish = series.wish
    name = f"{series.folder.name}-clip-{number + 1:02d}.mp4"
    seeds = _stations(series.pictures, number)
    points = list(_drawn(wish, engine, seeds))
    codes = path(
        [patch.code for patch in points if patch.code is not None],
        max(2, round(wish.seconds * RATE)),
        closed=True,
    )
    out = series.folder / name
    template = _template(wish, points[0], wish.size or max(256, len(points[0].pixels)))
    settings = ExportSettings(preset_for(out).name)
    list(engine(WalkJob(template, codes, Fraction(RATE), str(out), settings), lambda part: None))
    return name


def _stations(pictures: Sequence[Kept], number: int) -> tuple[int, ...]:
    """Seeds of pictures of one kind, others for each clip."""
    first = pictures[number * POINTS % len(pictures)]
    like = [kept.seed for kept in pictures if kept.drawn == first.drawn]
    if len(like) < 2:
        like = [kept.seed for kept in pictures]
    begin = like.index(first.seed)
    around = [like[(begin + i) % len(like)] for i in range(POINTS)]
    return tuple(dict.fromkeys(around))


def _thumb(pixels: np.ndarray) -> np.ndarray:
    way = cv2.INTER_AREA if len(pixels) > THUMB else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (THUMB, THUMB), interpolation=way))


def _features(thumbs: Sequence[np.ndarray]) -> np.ndarray:
    parts = (np.stack(thumbs[i : i + BLOCK]) for i in range(0, len(thumbs), BLOCK))
    return looks_of(parts, best_device())
