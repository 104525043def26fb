"""A recipe: everything that decides what a training run makes, read from recipes/<name>.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from editor.core.errors import BadInput

FOLDER = Path(__file__).parent / "recipes"
TABLES = ("data", "model", "optimiser", "weights")
"""What an artist may change value by value; `--set optimiser.lr=1e-4`."""
PLAIN = ("seed", "crop", "batch", "minutes", "checkpoint_every", "report_every", "augment")
"""What else an artist may change."""


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
        recipe = Recipe(**values)
        _check_kinds(recipe)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(f"This recipe cannot be read: {error}.", file=path) from error
    return recipe


def _check_kinds(recipe: Recipe) -> None:
    """TypeError for a value of another kind than its usual one; BadInput as `changed`."""
    usual = Recipe(recipe.name)
    for key in fields(Recipe):
        value, kind = getattr(recipe, key.name), type(getattr(usual, key.name))
        fits = isinstance(value, Mapping if kind is dict else kind)
        if not fits and not (kind is float and isinstance(value, int)):
            raise TypeError(f"{key.name} = {value} is no {kind.__name__}")
    for name in PLAIN:
        _like(name, getattr(recipe, name), getattr(usual, name))


def changed(recipe: Recipe, changes: Mapping[str, Any]) -> Recipe:
    """The recipe with other values: plain ones by their key, tables merged ({"data": {"flip":
    True}}). BadInput names what cannot be changed, or to that.
    """
    values: dict[str, Any] = {}
    for key, value in changes.items():
        if key in TABLES and isinstance(value, Mapping):
            table = {name: _fitting(f"{key}.{name}", entry) for name, entry in value.items()}
            values[key] = {**getattr(recipe, key), **table}
        elif key in PLAIN:
            values[key] = _like(key, value, getattr(recipe, key))
        else:
            known = ", ".join((*PLAIN, *(f"{name}.…" for name in TABLES)))
            raise BadInput(f"A recipe's “{key}” cannot be changed.", remedy=f"Known: {known}.")
    if "crop" in values and recipe.windows == (recipe.crop,):
        values["windows"] = (values["crop"],)
    return replace(recipe, **values)


def read_changes(words: Sequence[str]) -> dict[str, Any]:
    """Changes of words such as "batch=16" or "data.flip=true": values as TOML writes them, any
    other word is text. BadInput for a word without a value.
    """
    changes: dict[str, Any] = {}
    for word in words:
        key, equals, text = word.partition("=")
        if not equals or not key.strip():
            raise BadInput(f"--set {word} has no value.", remedy="Write --set batch=16.")
        table, dot, name = key.strip().partition(".")
        if dot:
            changes.setdefault(table, {})[name] = _value(text)
        else:
            changes[table] = _value(text)
    return changes


def _value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text.strip()


def _fitting(key: str, value: object) -> object:
    """A table's value: numbers, truth, text, lists and tables of such."""
    if isinstance(value, str | bool | int | float | list | tuple | Mapping):
        return tuple(value) if isinstance(value, list) else value
    raise BadInput(f"“{key}” cannot be “{value}”.")


def _like(key: str, value: Any, usual: Any) -> Any:
    """A value of the usual one's kind, above 0 where it is a number."""
    if isinstance(usual, tuple) and isinstance(value, list | tuple):
        return tuple(value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = number and (isinstance(usual, float) or float(value).is_integer())
    if not fits or not (value > 0 or key == "seed"):
        raise BadInput(f"“{key}” cannot be “{value}”.", remedy=f"Usual is {usual}.")
    return type(usual)(value)
