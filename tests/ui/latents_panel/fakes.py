"""A sculptor without an engine: every deed is kept, every value can be set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.geometry import Rect
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.weights.card import Card

STYLES = {"avataaars": "Avataaars", "personas": "Personas", "micah": "Micah"}
DRAWN = tuple(STYLES)
LAB = "20 units of CIELAB"
SHAPE = (6, 12)


def vector(at: int) -> np.ndarray:
    """A direction along one coordinate of every layer."""
    made = np.zeros(SHAPE, np.float32)
    made[:, at] = 1
    return made


def direction(name: str, at: int, **values: Any) -> Direction:
    """One whose value is that coordinate."""
    where = np.zeros((32, 32), np.uint8)
    where[at : at + 12, 8:24] = 255
    return Direction(name, vector(at), readout=vector(at) / SHAPE[0], map=where, **values)


DIRECTIONS = (
    direction("smile", 0, low=-1, high=1, unit="from sad to calm, from calm to smiling",
              kinds=DRAWN, stepped=True, effect=0.97, drift=0.08),
    direction("glasses", 1, low=0, high=2, unit="from none to clear, from clear to dark",
              kinds=DRAWN, stepped=True),
    direction("moustache", 2, low=0, high=1, unit="from none to one",
              kinds=("avataaars", "personas"), stepped=True),
    direction("skin", 3, low=0, high=4, unit="one of five tones darker"),
    direction("hair_length", 4, low=0, high=2, unit="from none to short, from short to long",
              kinds=DRAWN, stepped=True),
    direction("hair_light", 5, low=-3, high=2, unit=LAB),
    direction("hair_red", 6, low=-1, high=3.5, unit=LAB),
    direction("hair_yellow", 7, low=-3, high=3.5, unit=LAB),
    direction("component-1", 8, title="Turned head", source="pca"),
    direction("component-2", 9, source="closed-form"),
    direction("freckles", 10, source="groups"),
    direction("odd", 11, more=True),
)  # fmt: skip
CARD = Card(
    name="portraits", task="portraits", title="Portraits", architecture="StyleGAN2Net",
    licence="CC0-1.0", data="", command="", seed=0, steps=1, hardware="", minutes=1.0, limits="",
    file="model.safetensors", sha256="", size_bytes=0, styles=STYLES,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class FakeSample:
    seed: int
    code: np.ndarray
    drawn: str
    pixels: np.ndarray


@dataclass(frozen=True, eq=False)
class FakePoint:
    latents: Latents
    pixels: np.ndarray


def sample(seed: int, drawn: str = "avataaars") -> FakeSample:
    """A variation of one colour."""
    random = np.random.default_rng(seed)
    pixels = np.full((32, 32, 3), random.integers(40, 230, 3), np.uint8)
    return FakeSample(seed, random.normal(size=SHAPE).astype(np.float32), drawn, pixels)


def latents(of: FakeSample, **changes: Any) -> Latents:
    """The state after that variation was taken."""
    values: dict[str, Any] = {"model": "portraits", "base": of.code, "values": {}, "code": of.code,
              "place": Rect(0, 0, 32, 32), "drawn": of.drawn, "seed": of.seed}  # fmt: skip
    return Latents(**(values | changes))


class FakeSculptor(QObject):
    """`deeds`: what was asked, in order."""

    changed = Signal()
    samples_changed = Signal()
    directions_changed = Signal()
    points_changed = Signal()
    progressed = Signal(float)
    learning_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.deeds: list[tuple[Any, ...]] = []
        self.models: tuple[Card, ...] = (CARD,)
        self.model: Card | None = CARD
        self.directions: tuple[Direction, ...] = DIRECTIONS
        self.samples: tuple[FakeSample, ...] = ()
        self.points: tuple[FakePoint, ...] = ()
        self.truncation, self.drawn, self.first_seed = 0.7, "", 1
        self.placing: Rect | None = None
        self.inverting = self.limited = self.strange = False
        self.report = ""
        self.learning: float | None = None
        self.state: Latents | None = None
        self.layer: int | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)

        def deed(*values: Any, **named: Any) -> None:
            self.deeds.append((name, *values, *named.items()))

        return deed

    def foreign(self, latents: Latents) -> str:
        """As a gallery says it."""
        known = self.model is not None and self.model.name == latents.model
        return "" if known else f"This was drawn by “{latents.model}”."

    def set(self, **values: Any) -> None:
        """Have these values and say so."""
        for name, value in values.items():
            setattr(self, name, value)
        for signal in (self.samples_changed, self.points_changed, self.changed):
            signal.emit()
