"""A long random walk of drags, releases, undos, mixes and takes, and what must be so after it."""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Callable

import numpy as np

from editor.core import edits
from editor.core.document import Document
from editor.core.layer import PixelLayer
from editor.jobs.attributes import EditJob, Latents
from editor.jobs.job import Patch
from editor.jobs.latent_recipe import is_latent
from editor.jobs.queue import Ticket
from editor.ui.latents.edits import Edit
from tests.ui.latents.conftest import KNOWN, Bench, colour

Settle = Callable[[], None]
Told = dict[int, tuple[object, ...]]
"""What the recipe of each latent layer says, by its id."""


class Walk:
    """Does random things with a sculptor, and keeps an account of its own of every step.

    settle: waits until nothing is under way.
    """

    def __init__(self, bench: Bench, settle: Settle, seed: int = 0) -> None:
        self.bench, self._settle, self._dice = bench, settle, random.Random(seed)
        self.counts: Counter[str] = Counter()
        self._steps: list[Told] = [{}, told(bench.history.committed)]
        self._commit = bench.history.commit
        bench.history.commit = self._note  # type: ignore[method-assign]
        self._deeds: list[tuple[int, Callable[[], None]]] = [
            (60, self.move), (20, self.release), (4, self.escape), (8, self.undo), (5, self.redo),
            (2, self.jump), (4, self.mix), (2, self.between), (1, self.take), (3, self.other_layer),
            (2, self.paint), (2, self.noise), (3, self.reset), (8, self.look),
        ]  # fmt: skip

    def steps(self, count: int) -> None:
        """That many random deeds."""
        weights, deeds = zip(*self._deeds, strict=True)
        for _ in range(count):
            deed = self._dice.choices(deeds, weights)[0]
            self.counts[deed.__name__] += 1
            deed()

    def _note(self, label: str, document: Document) -> None:
        del self._steps[self.bench.history.position + 1 :]
        if document is not self.bench.history.committed:
            self._steps.append(told(document))
        self._commit(label, document)

    # ---- deeds

    def move(self) -> None:
        name = self._dice.choice(["smile", "age"])
        self.bench.sculptor.set_value(name, round(self._dice.uniform(-3, 3), 3))

    def release(self) -> None:
        self.bench.sculptor.release()
        if self._dice.random() < 0.3:
            self.look()

    def escape(self) -> None:
        self.bench.sculptor.cancel()

    def undo(self) -> None:
        """As the window does it."""
        if self._dice.random() < 0.5:
            self.look()
        if not self.bench.sculptor.take_back():
            self.bench.history.undo()

    def redo(self) -> None:
        self.bench.history.redo()

    def jump(self) -> None:
        self.bench.history.jump(self._dice.randrange(1, len(self.bench.history.steps)))

    def mix(self) -> None:
        if self.bench.sculptor.points:
            first = self._dice.randrange(3)
            self.bench.sculptor.mix(self._point(), first, self._dice.randrange(first, 3))

    def between(self) -> None:
        if self.bench.sculptor.points:
            self.bench.sculptor.between(self._point(), self._point(), self._dice.random())

    def take(self) -> None:
        self.bench.sculptor.take(self._dice.choice(self.bench.sculptor.samples))

    def other_layer(self) -> None:
        latent = [each.id for each in self.bench.history.committed.layers if is_latent(each)]
        if latent:
            self.bench.tools.active_layer = self._dice.choice(latent)

    def paint(self) -> None:
        document = self.bench.history.committed
        if len(document.layers) < 6:
            painted = edits.add_pixel_layer(document, "Paint", above=document.layers[0].id)[0]
        else:
            painted = edits.remove(document, document.layers[1].id)
        self.bench.history.commit("Paint", painted)

    def noise(self) -> None:
        self.bench.sculptor.set_noise(self._dice.randrange(5))

    def reset(self) -> None:
        deed = self.bench.sculptor.reset_all
        self._dice.choice([deed, lambda: self.bench.sculptor.reset("smile")])()

    def _point(self):
        return self._dice.choice(self.bench.sculptor.points)

    # ---- what must be so

    def look(self) -> None:
        """What was under way is said by the sliders; once settled, the document says the same."""
        sculptor = self.bench.sculptor
        sculptor.release()
        said, layer = sculptor.state, sculptor.layer
        self._settle()
        state, history = sculptor.state, self.bench.history
        assert history.document is history.committed, "no look is left behind"
        if sculptor.layer == layer:  # else a new one has come meanwhile
            assert (said is None) == (state is None)
        if sculptor.layer == layer and said is not None and state is not None:
            assert said.values == state.values
            np.testing.assert_array_equal(said.code, state.code)
        self._check_layers()
        self._check_history()

    def _check_layers(self) -> None:
        """Every layer's pixels are what its recipe draws, and its code what its sliders say."""
        for layer in self.bench.history.committed.layers:
            if is_latent(layer) and isinstance(layer, PixelLayer):
                latents = self.bench.latents(layer)
                again = latents.with_values(KNOWN.directions, latents.values)
                np.testing.assert_array_equal(again.code, latents.code)
                pixels = layer.pixels.read(latents.place)[..., :3]
                assert (pixels == colour(latents.code, latents.noise)).all()

    def _check_history(self) -> None:
        """A step one comes back to is what it was."""
        history = self.bench.history
        assert len(history.steps) == len(self._steps)
        assert told(history.committed) == self._steps[history.position]


def told(document: Document) -> Told:
    """What all recipes say, without reading the codes."""
    found: Told = {}
    for layer in document.layers:
        if layer.recipe is not None and is_latent(layer):
            parameters = layer.recipe.parameters
            found[layer.id] = tuple(str(parameters[name]) for name in ("code", "values", "noise"))
    return found


def held() -> dict[str, int]:
    """How many things of a job's way are alive."""
    gc.collect()
    kinds = (Latents, Patch, Ticket, Edit, EditJob)
    counts = Counter(type(thing) for thing in gc.get_objects())
    return {kind.__name__: counts[kind] for kind in kinds}
