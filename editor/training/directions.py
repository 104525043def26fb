"""Finds directions in a generator: tied, fitted to what a judge reads, principal, closed-form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from editor.core.errors import BadFile, BadInput
from editor.engines.device import best_device
from editor.jobs.directions import Direction, Source
from editor.nets.generator import Attribute, Generator, layered
from editor.nets.judge import JudgeNet
from editor.nets.latent import LatentGenerator
from editor.nets.portraits import ATTRIBUTES
from editor.training.cache import middle_square, read_photograph
from editor.training.effects import TRUNCATION, Say, drawn, judged, measured, set_up
from editor.training.portraits import Portraits
from editor.training.split import photographs
from editor.training.tuning import tuned
from editor.weights import fitting
from editor.weights.directions import free_name
from editor.weights.fitting import between_groups

TITLES = {
    "hair_light": "Hair lighter", "hair_red": "Hair redder", "hair_yellow": "Hair yellower",
    "clothes_light": "Clothes lighter", "clothes_red": "Clothes redder",
    "clothes_yellow": "Clothes yellower", "background_light": "Background lighter",
    "background_red": "Background redder", "background_yellow": "Background yellower",
    "skin": "Skin tone",
}  # fmt: skip
APART = 50_000
"""First seed of the pictures that figures are of; directions were chosen on others."""
LARGEST_BOUNDARY = 4 * 2**20
"""Bytes of a .npy."""
ENCODED = 64
"""Pictures that are encoded at once."""
SEEN = 16
"""Height and width in pixels at which pictures are compared whose codes are noise."""
PARTS = 3
"""Ranges of layers that closed-form directions are found for: coarse, middle, fine."""


WAYS = ("tied", "labelled", "pca", "sefa")


def find(
    net: Generator,
    judge: JudgeNet | None,
    ways: Sequence[str],
    *,
    count: int = 512,
    number: int = 10,
    portraits: Portraits | None = None,
    say: Say = lambda part, what: None,
) -> tuple[Direction, ...]:
    """All directions of a generator by these `WAYS`, tuned and measured; the first of a name stays.

    judge: None measures only where they act. count: random codes that are looked at. number: of
    directions of each way that no label names. portraits: whose labels are fitted, where the
    generator has an encoder, instead of what the judge reads in random pictures. BadInput for an
    unknown way, or a fit of labels without a judge.
    """
    if strange := [way for way in ways if way not in WAYS]:
        raise BadInput(f"There is no way “{strange[0]}”.", remedy=f"Known: {', '.join(WAYS)}.")
    if not net.affines():
        raise BadInput(
            "This model draws out of noise of every place, which has no directions.",
            remedy="Go from picture to picture instead: underpaint walk.",
        )
    if "labelled" in ways and judge is None:
        raise BadInput("No judge can read this model's pictures.", remedy="Take pca or sefa.")
    found = list(tied(net)) if "tied" in ways else []
    if "labelled" in ways and judge is not None:
        told = read_random(net, judge, count, say) if portraits is None else encoded(net, portraits)
        found += labelled(net, told)
    for way in ("pca", "sefa"):
        found += unlabelled(net, count, number, way) if way in ways else []
    single: dict[str, Direction] = {}
    for direction in found:
        single.setdefault(direction.name, direction)
    stage = set_up(net, judge)
    better = tuned(stage, tuple(single.values()), lambda part, what: say(0.7 * part, what))
    apart = set_up(net, judge, seed=APART)
    return measured(apart, better, lambda part, what: say(0.7 + 0.3 * part, what))[0]


def between_folders(
    net: Generator,
    judge: JudgeNet | None,
    folders: tuple[Path, Path],
    title: str,
    known: Sequence[Direction],
) -> tuple[Direction, ...]:
    """A direction from the portraits of one folder to those of another, measured, in a tuple.

    The pictures' middle squares are encoded. title: "" = the second folder's name. known: whose
    names are taken. BadInput for a generator without an encoder, or groups too small or the same.
    """
    title = title or folders[1].name
    codes = [_codes_of(net, folder) for folder in folders]
    made = between_groups(free_name(title, known), codes[0], codes[1], title)
    return measured(set_up(net, judge), (made,), lambda part, what: None)[0]


def _codes_of(net: Generator, folder: Path) -> np.ndarray:
    """Codes (n, layers, d) of the pictures of a folder."""
    paths = photographs(folder)
    return codes_of(net, np.stack([middle_square(read_photograph(p), net.side) for p in paths]))


def read_boundary(
    file: Path, net: Generator, judge: JudgeNet | None, title: str, known: Sequence[Direction]
) -> tuple[Direction, ...]:
    """An InterFaceGAN boundary (.npy) as a measured direction, in a tuple.

    title: "" = the file's name. known: whose names are taken. BadFile where it is missing or no
    array, BadInput where it is one of another shape.
    """
    if not file.is_file():
        raise BadFile("There is no such file.", file=file, remedy="Was it moved or renamed?")
    try:
        if file.stat().st_size > LARGEST_BOUNDARY:
            raise ValueError("it is too large")
        array = np.array(np.lib.format.open_memmap(file, mode="r"))  # never larger than the file
    except (OSError, ValueError, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadFile(f"This is no boundary: {reason}.", file=file) from error
    title = title or file.stem
    made = fitting.boundary(free_name(title, known), array, (net.layers, net.latent))
    made = replace(made, title=title)
    return measured(set_up(net, judge), (made,), lambda part, what: None)[0]


def tied(net: Generator) -> tuple[Direction, ...]:
    """A direction for each coordinate that training tied to a label; none for other generators.

    Such a generator has `attributes`, its first coordinates in order, the same in every layer.
    """
    attributes: Sequence[Attribute] = getattr(net, "attributes", ())
    found = []
    for i, attribute in enumerate(attributes):
        if not _drawn_by(net, attribute):
            continue
        vector = np.zeros((net.layers, net.latent))
        vector[:, i] = 1
        readout = vector / net.layers
        found.append(_named(net, attribute, (vector, readout, 0.0), "tied"))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Told:
    """Codes (n, layers, d) and what is told of their pictures: values (n, attributes) in units of
    `ATTRIBUTES`, and whether they are told, the same shape."""

    codes: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    known: np.ndarray = field(repr=False)


def read_random(net: Generator, judge: JudgeNet, count: int, say: Say) -> Told:
    """What the judge reads in `count` random pictures."""
    codes = sampled(net, count)
    say(0.2, "drawing what is judged")
    reading = judged(judge, drawn(net, codes))
    told = (reading.told > 0.5).cpu().numpy()
    return Told(codes.cpu().numpy(), reading.values.cpu().numpy(), told)


def encoded(net: Generator, portraits: Portraits) -> Told:
    """What labels say of portraits, encoded. BadInput for a generator without an encoder."""
    codes = codes_of(net, portraits.pictures)
    return Told(codes, portraits.values, portraits.known)


def codes_of(net: Generator, pictures: np.ndarray) -> np.ndarray:
    """Codes float32 (n, layers, d) of pictures uint8 (n, side, side, 3), a few at a time."""
    parts, device = [], best_device()
    with torch.inference_mode():
        for some in np.array_split(pictures, -(-len(pictures) // ENCODED)):
            rows = torch.from_numpy(np.ascontiguousarray(some)).to(device).permute(0, 3, 1, 2)
            parts.append(layered(net.encode(rows.float() / 255), net.layers).float().cpu())
    return torch.cat(parts).numpy()


def labelled(net: Generator, told: Told) -> tuple[Direction, ...]:
    """Directions in W fitted to what is told of codes.

    BadInput where nothing that is told changes.
    """
    vectors, readouts, offsets = fitting.labelled(told.codes, told.values, told.known)
    found = [
        _named(net, attribute, (vectors[i], readouts[i], float(offsets[i])), "labelled")
        for i, attribute in enumerate(ATTRIBUTES)
        if vectors[i].any() and _drawn_by(net, attribute)
    ]
    if not found:
        raise BadInput(
            "The judge sees no attribute change in this model's pictures.",
            remedy="Find principal (pca) or closed-form (sefa) directions instead.",
        )
    return tuple(found)


def unlabelled(net: Generator, count: int, number: int, way: str) -> tuple[Direction, ...]:
    """`number` directions that no label names, from `count` random codes; way: pca or sefa.

    They leave alone what a label is tied to, and what tells one kind of pictures from another.
    """
    latents, kinds = sampled(net, count), max(1, len(net.kinds))
    codes = _within_kinds(latents.cpu().numpy(), kinds)
    free = codes.std((0, 1)) > 1e-6
    for direction in tied(net):
        free &= ~direction.vector.any(0)
    if way == "pca" and isinstance(net, LatentGenerator):
        seen = _within_kinds(_seen(net, latents), kinds)
        return fitting.principal_of(codes * free, seen[:, 0], number)
    if way == "pca":
        return fitting.principal(codes * free, number)
    affines = [affine.detach().float().cpu().numpy() * free for affine in net.affines()]
    if net.layers < 2 * PARTS:
        return fitting.closed_form(affines, codes, number)
    edges = np.linspace(0, net.layers, PARTS + 1).round().astype(int)
    each = [fitting.closed_form(affines, codes, -(-number // PARTS), range(a, b))
            for a, b in pairwise(edges)]  # fmt: skip
    return tuple(direction for part in each for direction in part)[:number]


def _within_kinds(codes: np.ndarray, kinds: int) -> np.ndarray:
    """Codes (n, layers, d) of kinds in turn, each kind moved to the middle of all."""
    moved = codes.copy()
    for kind in range(min(kinds, len(codes))):
        moved[kind::kinds] += codes.mean(0) - codes[kind::kinds].mean(0)
    return moved


def _seen(net: Generator, latents: torch.Tensor) -> np.ndarray:
    """Small pictures of latents (n, layers, d), flat: float32 (n, 1, 3 SEEN SEEN)."""
    small = F.adaptive_avg_pool2d(drawn(net, latents), SEEN)
    return small.flatten(1)[:, None].cpu().numpy()


def sampled(net: Generator, count: int, seed: int = 10_000) -> torch.Tensor:
    """Random codes (count, layers, d) of all kinds in turn, truncated as those that are shown."""
    kinds = net.kinds or (None,)
    parts = [net.sample([seed + i], kinds[i % len(kinds)], TRUNCATION) for i in range(count)]
    return layered(torch.cat(parts), net.layers).float().clone()


def _drawn_by(net: Generator, attribute: Attribute) -> bool:
    """Whether the generator draws pictures that know the attribute, as far as one can tell."""
    return not attribute.styles or not net.kinds or bool({*attribute.styles} & {*net.kinds})


def _named(
    net: Generator,
    attribute: Attribute,
    fitted: tuple[np.ndarray, np.ndarray, float],
    source: Source,
) -> Direction:
    """The direction of an attribute; fitted: vector, readout (layers, d), offset."""
    vector, readout, offset = fitted
    plain = attribute.name.replace("_", " ").capitalize()
    return Direction(
        attribute.name,
        fitting.frozen_code(vector, vector.shape),
        attribute.low,
        attribute.high,
        TITLES.get(attribute.name, plain),
        attribute.unit,
        source,
        fitting.frozen_code(readout, vector.shape),
        offset,
        tuple(kind for kind in attribute.styles if kind in net.kinds),
        attribute.stepped,
    )
