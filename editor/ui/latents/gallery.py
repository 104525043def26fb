"""What there is to begin with: generators, their sliders, pictures that they draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.core.history import History
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.ui.background import Background
from editor.ui.latents.models import GeneratorShelf
from editor.ui.latents.samples import Sample, Samples
from editor.ui.worker import GpuWorker
from editor.weights.card import Card


class Gallery(QObject):
    """One generator of the shelf is in use; `samples` are drawn for those who look (`wake`).

    changed: generator, or what it is asked for. directions_changed: its sliders.
    """

    changed = Signal()
    samples_changed = Signal()
    directions_changed = Signal()
    failed = Signal(str)

    def __init__(self, history: History, worker: GpuWorker, background: Background) -> None:
        super().__init__()
        self.shelf = GeneratorShelf(background)
        self.sampling = Samples(history, worker)
        self._awake = False
        self.shelf.failed.connect(self.failed)
        self.sampling.failed.connect(self.failed)
        self.sampling.changed.connect(self.samples_changed)
        self.shelf.changed.connect(self._on_shelf)

    # ---- generators and their sliders

    @property
    def models(self) -> tuple[Card, ...]:
        """Every generator there is."""
        return self.shelf.known.cards

    @property
    def model(self) -> Card | None:
        """The one in use."""
        return self.shelf.known.card

    @property
    def directions(self) -> tuple[Direction, ...]:
        """Its sliders."""
        return self.shelf.known.directions

    def foreign(self, latents: Latents) -> str:
        """Why these sliders cannot move such latents; "" where they can."""
        model, shape = self.model, latents.code.shape
        fits = all(each.vector.shape == shape for each in self.directions)
        if model is not None and model.name == latents.model and fits:
            return ""
        titles = {card.name: card.title for card in self.models}
        text = self.tr("This was drawn by “{model}”. Choose that generator, or another variation.")
        return text.format(model=titles.get(latents.model, latents.model))

    def look_up(self) -> None:
        """Read which generators there are, in the background."""
        self.shelf.read()

    def choose_model(self, name: str) -> None:
        """Use another generator."""
        self.shelf.read(name)

    def reload_directions(self) -> None:
        """Read its sliders again: they were changed in their files."""
        self.shelf.read()

    def rename(self, name: str, title: str) -> None:
        """Call a slider otherwise."""
        self.shelf.change(name, title=title)

    def set_range(self, name: str, low: float, high: float) -> None:
        """Let a slider go from `low` to `high`."""
        self.shelf.change(name, low=low, high=high)

    def hide(self, name: str) -> None:
        """Put a slider behind "more", or take it out from there."""
        hidden = any(each.name == name and each.more for each in self.directions)
        self.shelf.change(name, more=not hidden)

    def _on_shelf(self) -> None:
        self._sample_anew()
        self.directions_changed.emit()
        self.changed.emit()

    # ---- pictures to begin with

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Those drawn so far."""
        return self.sampling.found

    @property
    def truncation(self) -> float:
        """1 as varied as the data .. 0 the middle of a kind."""
        return self.sampling.wanted.truncation

    @property
    def drawn(self) -> str:
        """The kind of pictures that is sampled, "" = any."""
        return self.sampling.wanted.drawn

    @property
    def first_seed(self) -> int:
        """Of the samples."""
        return self.sampling.wanted.first

    def wake(self) -> None:
        """Somebody looks at latents: draw pictures to begin with, if there are none."""
        self._awake = True
        self._sample_anew()

    def resample(
        self,
        first_seed: int | None = None,
        drawn: str | None = None,
        truncation: float | None = None,
    ) -> None:
        """Draw others; what is None stays."""
        wishes = {"first": first_seed, "drawn": drawn, "truncation": truncation}
        self._ask_samples({name: wish for name, wish in wishes.items() if wish is not None})

    def _sample_anew(self) -> None:
        model = self.model
        if self._awake and model is not None and self.sampling.wanted.model != model.name:
            self._ask_samples({"drawn": ""})

    def _ask_samples(self, wishes: Mapping[str, Any]) -> None:
        model = "" if self.model is None else self.model.name
        self.sampling.ask(replace(self.sampling.wanted, model=model, **wishes))
        self.changed.emit()
