"""What the folders of all runs say, read in the background and never in the window's own thread."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from editor.core.errors import UnderpaintError
from editor.core.processes import lives
from editor.ui.train.commands import last_sentence
from editor.ui.train.curves import Curves, LogTail
from editor.weights.card import read_card
from editor.weights.runs import Moment, Run, RunState, TrainRequest, Wish, runs_in

THUMBNAIL = 96
MOMENT = 160
"""Width in pixels of the small pictures of moments: the middle third of the grid."""
PAIRS, ACROSS = 6, 12
"""Pairs of samples and training pictures that are shown, and in a row of nearest.webp."""
OUTPUT = "output.txt"
"""What the training process printed, below the run's folder."""


@dataclass(frozen=True)
class Launch:
    """A training process that this window started. at: time.time()."""

    pid: int
    at: float


@dataclass(frozen=True, eq=False)
class Summary:
    """A run as the list shows it. state: None where it has not said anything yet. picture: its
    newest samples, small. interrupted: it ended and nobody had asked it to. preparing: started,
    and has not spoken yet. wish: what it was asked last."""

    run: Run
    request: TrainRequest
    state: RunState
    picture: QImage = field(default_factory=QImage, repr=False)
    interrupted: bool = False
    preparing: bool = False
    wish: Wish = "go"

    @property
    def title(self) -> str:
        """What the artist called the model."""
        return self.request.title or self.run.out.name

    @property
    def live(self) -> bool:
        """True while its process is at work or waits."""
        return self.preparing or self.state.phase in ("reading", "training", "paused")

    @property
    def working(self) -> bool:
        """True while its process keeps the machine busy."""
        return self.live and self.state.phase != "paused"

    @property
    def pausing(self) -> bool:
        """True while it still works, to wait as soon as it can."""
        return self.working and not self.preparing and self.wish == "pause"


@dataclass(frozen=True, eq=False)
class Likeness:
    """How like samples are to what was trained on. light: green, amber or red; grey or "" where
    that is not known. picture: samples above, the nearest training picture below each."""

    light: str
    sentence: str
    picture: QImage = field(repr=False)


@dataclass(frozen=True, eq=False)
class Detail:
    """Everything of the run that is looked at. grid: its newest samples. pictures: of the moments,
    small, by step; now: of the newest samples. task: of the model that lies ready, "" where there
    is none yet."""

    summary: Summary
    grid: QImage = field(repr=False)
    curves: Curves = field(default_factory=Curves, repr=False)
    moments: tuple[Moment, ...] = ()
    pictures: Mapping[int, QImage] = field(default_factory=dict, repr=False)
    now: QImage = field(default_factory=QImage, repr=False)
    likeness: Likeness | None = None
    task: str = ""


@dataclass(frozen=True, eq=False)
class Sight:
    """All that was seen at once: every run, and the chosen one whole."""

    runs: tuple[Summary, ...] = ()
    detail: Detail | None = None

    def has(self, out: Path | None) -> bool:
        """True where a run was seen there."""
        return any(one.run.out == out for one in self.runs)


def most_alike(picture: QImage, ratios: Sequence[float]) -> QImage:
    """The pairs of a picture that are most alike, in a row: `PAIRS` samples, below each its
    nearest training picture. picture: `ACROSS` pairs in a row. ratios: of each pair, 0 = the same.
    """
    side = max(1, picture.width() // ACROSS)
    alike = sorted(range(len(ratios)), key=lambda pair: ratios[pair])[:PAIRS]
    out = QImage(side * len(alike), 2 * side, QImage.Format.Format_RGB32)
    painter = QPainter(out)
    for place, pair in enumerate(alike):
        row, column = divmod(pair, ACROSS)
        part = QRect(column * side, 2 * row * side, side, 2 * side)
        painter.drawImage(QPoint(place * side, 0), picture, part)
    painter.end()
    return out


Made = Callable[[QImage, int], QImage]


def middle(image: QImage, width: int) -> QImage:
    """The middle of a grid of samples, a third of its width, so many pixels wide."""
    if image.isNull():
        return image
    w = max(1, image.width() // 3)
    h = max(1, min(image.height(), round(w * 0.62)))
    part = image.copy((image.width() - w) // 2, (image.height() - h) // 2, w, h)
    return part.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


class Reader:
    """Keeps pictures and logs that have not changed. One thread at a time calls `look`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._pictures: dict[tuple[Path, int], tuple[int, QImage]] = {}
        self._tail: LogTail | None = None

    def look(self, chosen: Path | None, launches: Mapping[Path, Launch]) -> Sight:
        """Read all runs. A run whose files cannot be read is shown as failed, with the reason."""
        runs = tuple(self._summary(run, launches.get(run.out)) for run in runs_in(self._root))
        newest = tuple(sorted(runs, key=lambda one: (not one.live, -_begun(one.run))))
        found = next((one for one in newest if one.run.out == chosen), None)
        return Sight(newest, None if found is None else self._detail(found))

    def _summary(self, run: Run, launch: Launch | None) -> Summary:
        try:
            request = run.request()
        except UnderpaintError as error:
            broken = RunState("failed", message=str(error))
            return Summary(run, TrainRequest("", ""), broken)
        state = _state(run)
        preparing = launch is not None and (state is None or state.at < launch.at)
        if preparing and launch is not None and not lives(launch.pid):
            preparing, state = False, RunState("failed", message=_last_words(run))
        state = state or RunState("stopped")
        wish = run.wished()
        quiet = state.phase == "stopped" and wish != "stop" and state.step > 0
        picture = self._picture(run.grid, THUMBNAIL)
        return Summary(run, request, state, picture, quiet and not preparing, preparing, wish)

    def _detail(self, summary: Summary) -> Detail:
        run = summary.run
        if self._tail is None or self._tail.path != run.log:
            self._tail = LogTail(run.log)
        moments = _moments(run)
        grid = self._picture(run.grid)
        pictures = {one.step: self._picture(one.picture, MOMENT, middle) for one in moments}
        return Detail(
            summary, grid, self._tail.read(), moments, pictures, middle(grid, MOMENT),
            self._likeness(run), task_of(run.out),
        )  # fmt: skip

    def _likeness(self, run: Run) -> Likeness | None:
        facts = read_json(run.folder / "nearest.json")
        picture = self._picture(run.folder / "nearest.webp")
        ratios = facts.get("ratios")
        told = isinstance(ratios, list) and all(isinstance(one, int | float) for one in ratios)
        if picture.isNull() or not ratios or not told:
            return None
        sentence = str(facts.get("sentence", ""))
        return Likeness(str(facts.get("light", "")), sentence, most_alike(picture, ratios))

    def _picture(self, path: Path, side: int = 0, made: Made | None = None) -> QImage:
        """A picture, at most `side` pixels in width and height (0 = whole), or what is made of it;
        null where none is."""
        try:
            stamp = path.stat().st_mtime_ns
        except OSError:
            return QImage()
        known, image = self._pictures.get((path, side), (0, QImage()))
        if known != stamp:
            image = made(read_picture(path), side) if made else read_picture(path, side)
            self._pictures[path, side] = stamp, image
        return image


def read_picture(path: Path, side: int = 0) -> QImage:
    """A picture, upright, at most `side` pixels in width and height (0 = as it is); null where it
    cannot be read. For a background thread."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if side and size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def read_json(path: Path) -> dict[str, Any]:
    """What a small JSON file holds; nothing where it cannot be read."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def task_of(out: Path) -> str:
    """What a model in a folder does ("generate", "translate"), "" where none lies there."""
    try:
        card = read_card(out)
    except UnderpaintError:
        return ""
    return card.task if card.path.is_file() else ""


def _state(run: Run) -> RunState | None:
    """The last it said; None where it has said nothing that can be read."""
    try:
        state = run.state()
        numbers = (state.step, state.progress, state.seconds_left, state.rate, state.at)
        return state if all(math.isfinite(number) for number in numbers) else None
    except (UnderpaintError, TypeError):
        return None


def _moments(run: Run) -> tuple[Moment, ...]:
    try:
        return run.moments()
    except (UnderpaintError, ValueError):
        return ()  # one is being written: the next look sees it


def _last_words(run: Run) -> str:
    try:
        return last_sentence((run.folder / OUTPUT).read_text("utf-8", errors="replace"))
    except OSError:
        return last_sentence("")


def _begun(run: Run) -> float:
    try:
        return (run.folder / "request.json").stat().st_mtime
    except OSError:
        return 0.0
