"""How much photographs not seen in training look like each painting, keep their edges, and hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from editor.core.errors import BadInput
from editor.engines.store import build, read_weights
from editor.nets.anystyle import AnyStyleNet
from editor.training.cache import read_photograph
from editor.training.crops import square
from editor.training.evaluate import Say
from editor.training.motion import disturbed, inside, random_flow, warped
from editor.training.objectives import style_losses as losses
from editor.training.paintings import (
    Painting,
    Targets,
    gathered,
    paintings,
    parts,
    read_painting,
    targets,
    unnamed,
)
from editor.training.recipe import read_recipe
from editor.training.split import photographs
from editor.weights.card import Card
from editor.weights.shelf import find

SIDE = 256
"""Photographs are judged as squares of this side."""
PHOTOGRAPHS = 16
"""So many of them, where no limit is named."""
OWN = 12
"""Parts of a painting that stand for it."""

Paint = Callable[[Tensor], Tensor]
"""Pictures (n, 3, h, w) in 0..1, painted."""


@dataclass(frozen=True)
class StyleRow:
    """One style, on all photographs together.

    style: distance of features' statistics from the painting's, 1 = untouched photographs, 0 = the
    whole painting; own: the same for parts of the painting itself. content: `content_loss`, 0 =
    untouched. edges: correlation of the gradients' sizes with the photograph's, 1 = kept. temporal:
    mean difference of the same things after a known motion with noise, levels of 255; photograph:
    the same of the untouched photographs. seen: whether training saw the painting.
    """

    id: str
    style: float
    own: float
    content: float
    edges: float
    temporal: float
    photograph: float
    seen: bool = True


@dataclass(frozen=True)
class StyleReport:
    """All styles of a model."""

    model: str
    folder: str
    seed: int
    held_out: bool
    photographs: int
    rows: tuple[StyleRow, ...] = field(default_factory=tuple)

    def mean(self, name: str, seen: bool = True) -> float:
        """Mean of a figure over the paintings that training saw, or did not."""
        return float(np.mean([getattr(r, name) for r in self.rows if r.seen == seen]))

    def table(self) -> str:
        """The rows as text, then their mean."""
        lines = [f"{'style':22} {'style':>6} {'own':>6} {'content':>7} {'edges':>6} {'moved':>6} "
                 f"{'photo':>6}"]  # fmt: skip
        names = ("style", "own", "content", "edges", "temporal", "photograph")
        groups = [(seen, name) for seen, name in ((True, "mean"), (False, "mean, not seen"))
                  if any(r.seen == seen for r in self.rows)]  # fmt: skip
        for row in self.rows:
            lines.append(_line(row.id, [getattr(row, name) for name in names]))
        lines += [_line(title, [self.mean(n, seen) for n in names]) for seen, title in groups]
        return "\n".join(lines)

    def facts(self) -> dict[str, object]:
        """Everything, for JSON; "figures" are what a card records."""
        names = ("style", "own", "content", "edges", "temporal", "photograph")
        figures = {name: self.mean(name) for name in names}
        if not all(row.seen for row in self.rows):
            figures |= {f"unseen_{name}": self.mean(name, False) for name in names}
        return {"model": self.model, "folder": self.folder, "seed": self.seed,
                "held_out": self.held_out, "photographs": self.photographs,
                "figures": figures, "rows": [vars(row) for row in self.rows]}  # fmt: skip


def _line(title: str, values: list[float]) -> str:
    style, own, content, edges, temporal, photograph = values
    return (f"{title[:22]:22} {style:6.3f} {own:6.3f} {content:7.3f} {edges:6.3f} "
            f"{temporal:6.2f} {photograph:6.2f}")  # fmt: skip


def evaluate_style(
    folder: Path,
    *,
    model: str = "styles",
    limit: int | None = None,
    seed: int = 0,
    held_out: bool = True,
    say: Say = lambda fraction, name: None,
) -> StyleReport:
    """Paint photographs of a folder in every style of a built-in model and measure.

    The paintings are looked for where the model's recipe says, from the folder of photographs.
    held_out: only photographs never trained on. BadInput for a model without styles, BadFile for
    missing paintings or measuring networks.
    """
    card = find(model)
    if card.task != "style":
        raise BadInput(f"“{model}” is no style model.", remedy="Take styles or style-any.")
    files = photographs(folder, "held-out" if held_out else "all")[: limit or PHOTOGRAPHS]
    photos = _tensor([square(read_photograph(path), SIDE) for path in files])
    judge = Judge(photos, folder, seed)
    rows = []
    manners = list(manners_of(card, folder))
    for i, (painting, seen, paint) in enumerate(manners):
        say(i / len(manners), painting.id)
        picture = read_painting(folder / read_recipe(card.name).paintings, painting)
        rows.append(judge.row(painting.id, picture, paint, seen))
    say(1.0, "done")
    return StyleReport(model, str(folder), seed, held_out, len(files), tuple(rows))


def manners_of(card: Card, folder: Path) -> Iterator[tuple[Painting, bool, Paint]]:
    """Every style of a model's recipe: the painting, whether it was trained on, how to paint so.

    For the any-style network paintings withheld from training come last.
    """
    recipe, net = read_recipe(card.name), build(card, read_weights(card.path))
    known = paintings(recipe.styles)
    if not isinstance(net, AnyStyleNet):
        for painting, mix in zip(known, torch.eye(len(known)), strict=True):
            yield painting, True, _painter(net, mix[None])
        return
    unseen = tuple(unnamed(file) for file in recipe.withheld)
    for painting in (*known, *unseen):
        reference = read_painting(folder / recipe.paintings, painting)
        with torch.inference_mode():
            statistics = net.statistics(_tensor([reference]))
        yield painting, painting not in unseen, _painter(net, statistics)


def _painter(net: nn.Module, condition: Tensor) -> Paint:
    def paint(pictures: Tensor) -> Tensor:
        with torch.inference_mode():
            made: Tensor = net(pictures, condition.expand(len(pictures), -1))
        return made

    return paint


class Judge:
    """The measures of a style on some photographs (n, 3, s, s) in 0..1."""

    def __init__(self, photos: Tensor, near: Path | None = None, seed: int = 0) -> None:
        self._photos, self._features = photos, losses.style_features(near)
        self._seed = seed
        self._each = gathered(self._features, torch.split(photos, 4))
        self._content = self._contents(photos)

    def row(self, name: str, painting: np.ndarray, paint: Paint, seen: bool = True) -> StyleRow:
        """All figures of one style; painting: uint8 (h, w, 3)."""
        rng = np.random.default_rng(self._seed)
        target = targets(gathered(self._features, [_tensor([painting])]), self._each)
        made = torch.cat([paint(part) for part in torch.split(self._photos, 4)])
        own = _tensor(parts(painting, self._photos.shape[-1], OWN, rng))
        plain = _apart(target, self._each)
        content = losses.content_loss(self._contents(made), self._content)
        return StyleRow(
            name,
            _apart(target, gathered(self._features, torch.split(made, 4))) / plain,
            _apart(target, gathered(self._features, torch.split(own, 4))) / plain,
            float(content.mean()),
            float(1 - losses.edge_loss(made, self._photos).mean()),
            self._moved(made, paint),
            self._moved(self._photos, lambda pictures: pictures),
            seen,
        )

    def _contents(self, pictures: Tensor) -> Tensor:
        with torch.inference_mode():
            parts = torch.split(pictures, 4)
            return torch.cat([self._features.vgg(part)[losses.CONTENT] for part in parts])

    def _moved(self, made: Tensor, paint: Paint) -> float:
        """Mean difference after a known motion with noise, in levels of 255."""
        rng = np.random.default_rng((self._seed, 1))
        flow = random_flow(len(made), made.shape[-1], rng)
        moved = paint(disturbed(warped(self._photos, flow).clamp(0, 1), rng))
        return 255 * float(losses.temporal_loss(moved, warped(made, flow), inside(flow)).mean())


def _apart(target: Targets, each: list[Tensor]) -> float:
    """Distance of all pictures' statistics (n, ...) together from the one style."""
    joint = [value.mean(0, keepdim=True) for value in each]
    return float(target.distance(joint, torch.tensor([0])))


def _tensor(pictures: list[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 255
