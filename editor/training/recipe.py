"""A recipe: everything that decides what a training run makes, read from recipes/<name>.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.errors import BadInput

FOLDER = Path(__file__).parent / "recipes"


@dataclass(frozen=True)
class Recipe:
    """One training run.

    task: which objective trains it. seed: of everything random. crop: side of a cached crop in
    pixels. batch: pictures a step. windows: sides in pixels of the cut-outs that steps see, taken
    in turn (inpaint) or one after another as the run goes on (styles); a smaller window costs
    less, so its batch is larger by as much. samples: crops in the whole set; warm: how many must
    be there before the first step. minutes: length of a run when the caller names none.
    checkpoint_every: minutes between measuring and saving. report_every: steps between two
    reports of the losses. begin: the built-in model whose weights training starts from, widened.
    model: arguments of the network. optimiser: lr (of the network), haste (how much faster the
    norms of single styles go), critic_lr, warmup (steps), decay_from (progress), ema (decay per
    step). weights: of the parts of the loss.

    Inpainting: mix: how often a kind of hole is seen, relative to 1. withhold: part of the crops
    (0..1) whose patch-synthesis fill is hidden from the network. adversarial_from: progress (0..1)
    at which the critic joins in; 1: never.

    Styles: styles: each id's title, file and size (longer side in pixels). paintings: their folder,
    from the folder of photographs; withheld: files that are only measured on. references: parts of
    paintings that show a manner. clips, clips_folder: clips that should not flicker. real_motion:
    how often (0..1) their frames are taken for the temporal loss.

    Style-based generators: augment: changes through which the critic sees pictures, of
    `objectives.diffaugment.PARTS`. optimiser: mixing, how often (0..1) a picture has two latents;
    noise: 0 = without details that no latent says.

    Of one's own pictures: title: what an artist calls it. purpose: one sentence, what it is good
    for. family: its name in the field. paper: who thought of it. limits: what it cannot do. data:
    as `training.data.DataOptions`. aim: the figures that `minutes` on two CPU cores reach.
    optimiser: clip, the longest gradient that an update takes, 0 = any; critic_steps, updates of
    the critic for each of the generator.
    """

    name: str
    task: str = "inpaint"
    seed: int = 0
    crop: int = 256
    batch: int = 2
    windows: tuple[int, ...] = (256,)
    samples: int = 1600
    warm: int = 320
    validation: int = 96
    mix: Mapping[str, float] = field(default_factory=dict)
    withhold: float = 0.0
    adversarial_from: float = 1.0
    minutes: float = 90.0
    checkpoint_every: float = 3.0
    report_every: int = 25
    model: Mapping[str, object] = field(default_factory=dict)
    optimiser: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    begin: str = ""
    styles: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    paintings: str = "../styles"
    withheld: tuple[str, ...] = ()
    augment: tuple[str, ...] = ()
    references: int = 380
    clips: tuple[str, ...] = ()
    clips_folder: str = "../clips"
    real_motion: float = 0.0
    title: str = ""
    purpose: str = ""
    family: str = ""
    paper: str = ""
    limits: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    aim: Mapping[str, float] = field(default_factory=dict)


def recipe_names() -> tuple[str, ...]:
    """Names of the built-in recipes."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))


def read_recipe(name: str | Path) -> Recipe:
    """A built-in recipe by its name, or any recipe by the path of its .toml file.

    BadInput where there is no such recipe or a key is unknown.
    """
    path = Path(name) if str(name).endswith(".toml") else FOLDER / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(recipe_names())
        raise BadInput(f"There is no recipe “{name}”.", remedy=f"Known recipes: {known}.")
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        values["windows"] = tuple(values.get("windows", (values.get("crop", 256),)))
        for name in ("clips", "withheld", "augment"):
            values[name] = tuple(values.get(name, ()))
        return Recipe(**values)
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise BadInput(f"This recipe cannot be read: {error}.", file=path) from error
