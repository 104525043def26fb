"""Training runs as folders: whoever trains writes them, whoever watches reads them.

A model that is trained stands in OUT like any other (card.toml, model.safetensors); its run lies
in OUT/run: request.json, state.json, log.jsonl, grid.webp, moments/, checkpoint.pt, cache/, and a
lock that the process which trains holds. The two processes share nothing else, so a run outlives
the window that began it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from editor.core.errors import BadFile
from editor.core.processes import lives
from editor.weights.lock import held

Phase = Literal["reading", "training", "paused", "stopped", "done", "failed"]
Wish = Literal["go", "pause", "stop"]
FOLDER = "run"
T = TypeVar("T")


@dataclass(frozen=True)
class TrainRequest:
    """What was asked for. recipe: name of a built-in one, or path of a .toml. data: folder of
    pictures. minutes, steps: of the whole run, None = as the recipe says. changes: what the artist
    set otherwise than the recipe, by its keys, tables as tables ({"crop": 64, "data": {"exclude":
    [...], "adjust": {...}}}). title: of the model. licence: of what is made, as the artist
    declares it."""

    recipe: str
    data: str
    title: str = ""
    minutes: float | None = None
    steps: int | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    licence: str = ""


@dataclass(frozen=True)
class RunState:
    """The last that a run said. seconds_left: of the run. rate: pictures a second. figures: of the
    last step or score. message: why it failed. pid: of the process, at: time.time() of the news."""

    phase: Phase
    step: int = 0
    progress: float = 0.0
    seconds_left: float = 0.0
    rate: float = 0.0
    figures: Mapping[str, float] = field(default_factory=dict)
    message: str = ""
    pid: int = 0
    at: float = 0.0


@dataclass(frozen=True)
class Moment:
    """A checkpoint kept for the time machine. file: a model, whole in itself (its card is in its
    header). picture: its grid of samples. figures: its measures."""

    step: int
    file: Path
    picture: Path
    figures: Mapping[str, float]


@dataclass(frozen=True)
class Run:
    """The run of the model in `out`."""

    out: Path

    @property
    def folder(self) -> Path:
        """Where everything of the run lies."""
        return self.out / FOLDER

    @property
    def grid(self) -> Path:
        """The newest samples; written anew every few seconds."""
        return self.folder / "grid.webp"

    @property
    def lock(self) -> Path:
        """Held by the process that trains, see `lock`."""
        return self.folder / "lock"

    @property
    def running(self) -> bool:
        """Whether a process trains it now."""
        return held(self.lock)

    @property
    def log(self) -> Path:
        """A line of JSON for each piece of news."""
        return self.folder / "log.jsonl"

    def request(self) -> TrainRequest:
        """What was asked for. BadFile where it cannot be read."""
        return _told(TrainRequest, self.folder / "request.json")

    def state(self) -> RunState:
        """The last that was said; a process that is gone has stopped. BadFile."""
        state = _told(RunState, self.folder / "state.json")
        alive = state.phase in ("reading", "training", "paused") and self._alive(state.pid)
        ended = state.phase in ("done", "failed", "stopped")
        return state if alive or ended else RunState(**{**asdict(state), "phase": "stopped"})

    def _alive(self, pid: int) -> bool:
        """Whether the process that said so is there, and is not another that got its number."""
        return self.running if self.lock.exists() else lives(pid)

    def moments(self) -> tuple[Moment, ...]:
        """All kept checkpoints, the oldest first."""
        found = []
        for file in sorted((self.folder / "moments").glob("*.safetensors")):
            figures = _read(file.with_suffix(".json"))
            found.append(Moment(int(file.stem), file, file.with_suffix(".webp"), figures))
        return tuple(found)

    def wish(self, wish: Wish) -> None:
        """Ask the run to pause, to go on, or to save and stop; it looks at every step."""
        write(self.folder / "wish", wish)

    def wished(self) -> Wish:
        """What it was asked last; "go" where nothing was."""
        try:
            word = (self.folder / "wish").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return "go"
        return word if word in ("pause", "stop") else "go"  # type: ignore[return-value]

    def ask(self, request: TrainRequest) -> None:
        """Write down what is wanted, before the process that does it starts."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write(self.folder / "request.json", json.dumps(asdict(request)))  # any name of a file

    def say(self, state: RunState) -> None:
        """Tell whoever watches."""
        write(self.folder / "state.json", json.dumps(asdict(state), ensure_ascii=False))


def runs_in(folder: Path) -> tuple[Run, ...]:
    """The runs of all models in a folder of models, by name."""
    found = sorted(folder.glob(f"*/{FOLDER}/request.json"))
    return tuple(Run(path.parents[1]) for path in found)


def write(path: Path, text: str) -> None:
    """Write a small file so that a reader finds the old one or the new one, whole."""
    part = path.with_name(f".part-{path.name}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _told(kind: type[T], path: Path) -> T:
    """What a run wrote. BadFile where another program did, or a version that says more."""
    try:
        return kind(**_read(path))
    except TypeError as error:
        raise BadFile(
            "Another version of Underpaint wrote this run: it cannot be read.", file=path
        ) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadFile(f"This run cannot be read: {error}.", file=path) from error
    if not isinstance(values, dict):
        raise BadFile("This is nothing that a run wrote.", file=path)
    return values
