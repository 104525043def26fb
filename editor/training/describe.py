"""What a card says of each task's models, and the pictures that show them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.nets.portraits import STYLES as DRAWN
from editor.training import previews
from editor.training.examples import DRAWINGS, EXAMPLES
from editor.training.recipe import read_recipe
from editor.weights.card import Card
from editor.weights.runs import TrainRequest

Recipe = Mapping[str, Any]
"""A recipe as a run's result remembers it."""

SPLIT = (
    "the photographs in ../shared/data/photos (Unsplash, CC0, CC BY, CC BY-SA, MIT; per file in "
    "its MANIFEST.tsv), less one in ten by SHA-256 of the file name, which only measure, and one "
    "in twenty of the rest, which choose the checkpoint."
)
CLIPS = (
    "Neighbouring frames of Big Buck Bunny and Sintel (CC BY 3.0, Blender Foundation). Loss "
    "features: VGG-19 to relu3_1, SqueezeNet 1.1."
)
PEOPLE = (
    "16930 labelled portraits of ../shared/data/portraits: Avataaars (Pablo Stanley, free for "
    "personal and commercial use), Personas (Draftbit, CC BY 4.0), Micah (Micah Lanier, "
    "CC BY 4.0), composed from their parts with DiceBear's, and Fluent Emoji (Microsoft, MIT) "
    "on plain backgrounds; less one in ten by SHA-256 of the file's or person's name, which "
    "only measure, and one in twenty of the rest, which choose the checkpoint."
)

TEACHING = {
    "portraits": "labelled portraits of ../shared/data/portraits: Avataaars (Pablo Stanley, free "
    "for personal and commercial use), Personas (Draftbit, CC BY 4.0), Micah (Micah Lanier, "
    "CC BY 4.0), composed from their parts with DiceBear's, and Fluent Emoji (Microsoft, MIT)",
    "photos": "photographs of ../shared/data/photos (Unsplash, CC0, CC BY, CC BY-SA, MIT; per "
    "file in its MANIFEST.tsv)",
    "styles": "paintings of ../shared/data/styles (public domain)",
}
"""What the folders of the teaching set hold."""


@dataclass(frozen=True)
class Origin:
    """How weights came about. recipe: as a dict. step: updates; minutes: of the run. validation:
    its measures then. made: as `Objective.card`."""

    recipe: Recipe
    step: int
    minutes: float
    validation: Mapping[str, float]
    made: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Description:
    """A task's part of a card: each function is given the recipe."""

    task: str
    architecture: str
    title: Callable[[Recipe], str]
    data: Callable[[Recipe], str]
    limits: str
    preview: Callable[[Card], None]
    styles: Callable[[Recipe], Mapping[str, str]] = lambda recipe: {}
    parameters: Callable[[Recipe], Mapping[str, Any]] = lambda recipe: {}
    folder: str = "../shared/data/photos"


def _style_names(recipe: Recipe) -> dict[str, str]:
    """Display names by id, in the network's order."""
    return {name: str(entry["title"]) for name, entry in recipe["styles"].items()}


def _styles_title(recipe: Recipe) -> str:
    half = ", half width" if recipe["model"]["width"] < 32 else ""
    return f"{len(recipe['styles'])} painters' styles{half}"


INPAINT = Description(
    task="inpaint",
    architecture="InpaintNet",
    title=lambda recipe: "Inpainting: generator over patch synthesis",
    data=lambda recipe: f"{recipe['samples']} crops of {SPLIT} Loss features: SqueezeNet 1.1.",
    limits="Corrects colour, shading and continuity of patch synthesis; draws no new things. "
    "Trained on 128- and 256-pixel crops; holes above 640 pixels are corrected at reduced size, "
    "and their surroundings above 1024 pixels are searched at reduced size.",
    preview=previews.show_inpaint,
)
STYLES = Description(
    task="style",
    architecture="StyleNet",
    title=_styles_title,
    data=lambda recipe: (
        f"{recipe['samples']} crops of {SPLIT} {len(recipe['styles'])} paintings "
        f"of ../shared/data/styles (public domain). {CLIPS}"
    ),
    limits="Trained on windows of 128 to 192 pixels: strokes are a few dozen pixels at most, so "
    "large pictures look best at 500 to 1300 pixels a side. Strokes follow edges and textures; "
    "even areas stay calm. Mixes were not trained, only styles.",
    preview=previews.show_styles,
    styles=_style_names,
    parameters=lambda recipe: {"styles": len(recipe["styles"])},
)
STYLE_ANY = Description(
    task="style",
    architecture="AnyStyleNet",
    title=lambda recipe: "The style of any picture",
    data=lambda recipe: (
        f"{recipe['samples']} crops of {SPLIT} {recipe['references']} parts of the "
        "paintings of ../shared/data/styles (public domain), less "
        f"{len(recipe['withheld'])} that only measure, and photographs as references too. {CLIPS}"
    ),
    limits="Takes colours, contrast and fine strokes of the reference, and is weaker than a style "
    "of its own. Show it a part with visible strokes, scaled to about 512 pixels.",
    preview=previews.show_any,
)
PORTRAITS = Description(
    task="portraits",
    architecture="PortraitNet",
    title=lambda recipe: "Portraits in four drawing styles",
    data=lambda recipe: f"{PEOPLE} Loss features: SqueezeNet 1.1.",
    limits="Draws at 128 pixels. Knows drawn portraits with plain backgrounds; photographs and "
    "other drawings come back as the nearest portrait it knows. Fluent Emoji has few people and "
    "labels of skin and age only, so its sliders are fewer and its random portraits are softer.",
    preview=previews.show_generator,
    styles=lambda recipe: DRAWINGS,
    parameters=lambda recipe: {"side": recipe["crop"]},
    folder="../shared/data/portraits",
)
JUDGE = Description(
    task="judge",
    architecture="JudgeNet",
    title=lambda recipe: "Judge of portraits: reads attributes and drawing style",
    data=lambda recipe: PEOPLE,
    limits="Measures generators; makes nothing. Knows the four drawing styles of its portraits. "
    "Reads softened, grainy and shifted portraits too, but nothing that no label says. Hardly "
    "tells age, which thin lines show, and misses an earring in five.",
    preview=previews.show_judge,
    parameters=lambda recipe: {"side": recipe["crop"]},
    folder="../shared/data/portraits",
)
PORTRAITS_STYLE = Description(
    task="generate",
    architecture="StyleGAN2Net",
    title=lambda recipe: "Portraits in four drawing styles, style-based",
    data=lambda recipe: PEOPLE,
    limits="Trained on one CPU core for an hour where a GPU would take it "
    "further: faces are simpler than those of “portraits”, and it has no encoder, so pictures of "
    "one's own are found by optimisation alone. Its sliders are found, not learned.",
    preview=previews.show_generator,
    styles=lambda recipe: {name: DRAWINGS[name] for name in DRAWN},
    parameters=lambda recipe: {"side": recipe["crop"], "c_dim": len(DRAWN), "kinds": list(DRAWN)},
    folder="../shared/data/portraits",
)
SCENES = Description(
    task="generate",
    architecture="StyleGAN2Net",
    title=lambda recipe: "Scenes: impressions of photographs",
    data=lambda recipe: f"{recipe['samples']} crops of {SPLIT} Through DiffAugment.",
    limits="Colours, light and layout of landscapes, rooms and textures; nothing is recognisable "
    "closely. No encoder: pictures of one's own are found by optimisation alone.",
    preview=previews.show_generator,
    parameters=lambda recipe: {"side": recipe["crop"]},
)
DESCRIPTIONS = {
    "inpaint": INPAINT,
    "judge": JUDGE,
    "portraits": PORTRAITS,
    "portraits-style": PORTRAITS_STYLE,
    "scenes": SCENES,
    "styles": STYLES,
    "style-any": STYLE_ANY,
}


def described(origin: Origin) -> Description:
    """What a card says of the model that a run made."""
    made = origin.made
    if not made:
        return DESCRIPTIONS[origin.recipe.get("task", "inpaint")]
    translates = made["task"] == "translate"
    return Description(
        task=made["task"],
        architecture=made["architecture"],
        title=lambda recipe: recipe["title"] or recipe["name"],
        data=lambda recipe: pictures_of(made, recipe),
        limits=origin.recipe["limits"],
        preview=previews.show_translator if translates else previews.show_generator,
        styles=lambda recipe: made["styles"],
        parameters=lambda recipe: made["parameters"],
        folder=shown(made["data"]),
    )


def card_values(origin: Origin, hardware: str, figures: Mapping[str, float]) -> dict[str, Any]:
    """A card of all but the file: plain values, then tables."""
    recipe, about = origin.recipe, described(origin)
    own = {} if origin.made else recipe["model"]
    return {
        "name": recipe["name"],
        "task": about.task,
        "title": about.title(recipe),
        "architecture": about.architecture,
        "licence": "CC-BY-4.0",
        "data": about.data(recipe),
        "command": f"underpaint train {shlex.quote(about.folder)} --recipe {recipe['name']} "
        f"--minutes {round(float(recipe['minutes']))} --out OUT",
        "seed": recipe["seed"],
        "steps": origin.step,
        "hardware": hardware,
        "minutes": round(origin.minutes, 1),
        "limits": about.limits,
        "parameters": {**about.parameters(recipe), **own},
        "figures": {name: round(float(value), 4) for name, value in figures.items()},
        "aim": {name: float(value) for name, value in recipe.get("aim", {}).items()},
        "styles": about.styles(recipe),
    }


def shipped_values(origin: Origin, hardware: str, figures: Mapping[str, float]) -> dict[str, Any]:
    """A card of a built-in model; the example of a family is called by what is in it."""
    values = card_values(origin, hardware, figures)
    if (example := EXAMPLES.get(values["name"])) is None:
        return values
    kinds = {kind: example.kinds.get(kind, title) for kind, title in values["styles"].items()}
    aim = {name: float(value) for name, value in read_recipe(values["name"]).aim.items()}
    command = values["command"].partition(" --minutes")[0] + " --out OUT"  # as long as it says
    return values | {"title": example.title, "command": command, "styles": kinds, "aim": aim}


def own_values(origin: Origin, request: TrainRequest, name: str, hardware: str) -> dict[str, Any]:
    """A card of a model that an artist trains: its name, title and licence are the artist's."""
    measured = {key: value for key, value in origin.validation.items() if key != "score"}
    values = card_values(origin, hardware, measured)
    licence = f"licence: {request.licence}" if request.licence else "licence not stated"
    own: dict[str, Any] = {
        "name": name,
        "title": request.title or values["title"],
        "licence": request.licence or "not stated",
        "data": f"{values['data']} ({licence})",
        "command": own_command(request),
        "aim": {},
    }
    return values | (own if origin.made else {"name": name})


def own_command(request: TrainRequest) -> str:
    """The command that asks for the same."""
    words = ["underpaint", "train", shown(request.data), "--recipe", Path(request.recipe).name]
    for name, value in (("minutes", request.minutes), ("steps", request.steps)):
        words += [f"--{name}", f"{value:g}"] if value else []
    for key, value in request.changes.items():
        table = value if isinstance(value, Mapping) else {"": value}
        for name, entry in table.items():
            words += ["--set", f"{key}{'.' if name else ''}{name}={json.dumps(entry)}"]
    return shlex.join([*words, "--out", "OUT"])


def pictures_of(made: Mapping[str, Any], recipe: Recipe) -> str:
    """A sentence's beginning on what was learned from: how many pictures, of which folders."""
    others = dict(recipe.get("data", {})).get("others", "")
    also = f", and {_pictures(Path(made['data'], others))}" if others else ""
    return f"{made['pictures']} {_pictures(Path(made['data']))}{also}"


def _pictures(folder: Path) -> str:
    if shown(folder).startswith("../shared/data"):
        _, _, _, name, *below = Path(shown(folder)).parts
        known = TEACHING.get(name, f"pictures of ../shared/data/{name}")
        return f"{known}; of these only {'/'.join(below)}" if below else known
    return f"pictures of the folder “{folder.resolve().name}”"


def shown(folder: str | Path) -> str:
    """A folder as a card names it: of the teaching set from the checkout, else only its name, for
    where an artist's pictures lie is nobody's business."""
    parts = Path(folder).resolve().parts
    for i in range(len(parts) - 2):
        if parts[i : i + 2] == ("shared", "data"):
            return "/".join(("..", *parts[i:]))
    return parts[-1]
