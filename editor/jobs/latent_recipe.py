"""Latents as the recipe of a layer, and back: plain values, arrays as packed text."""

from __future__ import annotations

import base64
import sys
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import Layer, Recipe
from editor.core.raster import Raster
from editor.core.time import Curve, Ease, Key
from editor.jobs.attributes import EditJob, Latents

MOST_LAYERS, MOST_COORDINATES, MOST_SIDE, MOST_PLACE = 64, 1 << 16, 1024, 1 << 15
"""Codes, targets and squares larger than any are taken for damage; the longest codes are noise of
every pixel, 3 x 128 x 128."""
_DAMAGED = "The latents of this layer are damaged."
_DAMAGE = KeyError, TypeError, ValueError, AttributeError, OverflowError, zlib.error


def is_latent(layer: Layer | None) -> bool:
    """True where sliders have made the layer; one turned since is of pixels like any other."""
    recipe = None if layer is None else layer.recipe
    return recipe is not None and recipe.job == EditJob.kind and not recipe.parameters.get("turned")


def attributes_recipe(latents: Latents, limit: Raster | None = None) -> Recipe:
    """How to draw a latent layer again. limit: where sliders may act, document pixels, None = all.

    Equal arrays give the same text object, so that steps of a history share it.
    """
    parameters: dict[str, object] = {
        "model": latents.model,
        "base": _packed(latents.base),
        "code": _packed(latents.code),
        "place": list(latents.place),
        "values": {name: float(value) for name, value in latents.values.items()},
        "drawn": latents.drawn,
        "seed": latents.seed,
        "noise": latents.noise,
        "tune": latents.tune,
        "target": None if latents.target is None else _packed(latents.target),
        "found": None if latents.found is None else _packed(latents.found),
        "curves": {name: _keys(curve) for name, curve in latents.curves.items()},
    }
    return Recipe(EditJob.kind, parameters, limit)


def latents_of(recipe: Recipe) -> Latents:
    """What `attributes_recipe` was given. Raises BadInput where that cannot be read."""
    try:
        return _read(recipe.parameters)
    except _DAMAGE as error:
        remedy = "It stays as it is, but sliders cannot change it."
        raise BadInput(_DAMAGED, remedy=remedy) from error


def _read(values: Mapping[str, Any]) -> Latents:
    base, code = _code(values["base"]), _code(values["code"])
    found = None if values.get("found") is None else _code(values["found"])
    if base.shape != code.shape or (found is not None and found.shape != base.shape):
        raise ValueError("codes of different shapes")
    seed, place = values.get("seed"), Rect(*(int(number) for number in values["place"]))
    if place.empty or max(place.w, place.h) > MOST_PLACE:
        raise ValueError("an impossible place")
    return Latents(
        model=str(values["model"]),
        base=base,
        code=code,
        place=place,
        values={str(name): _finite(value) for name, value in values["values"].items()},
        drawn=str(values.get("drawn", "")),
        seed=None if seed is None else int(seed),
        noise=int(values.get("noise", 0)),
        target=None if values.get("target") is None else _target(values["target"]),
        found=found,
        tune=int(values.get("tune", 0)),
        curves={str(name): _curve(keys) for name, keys in values.get("curves", {}).items()},
    )


def slider_keys(recipe: Recipe | None) -> tuple[int, ...]:
    """The frames that have a key of any slider, in order; none where they cannot be read."""
    curves = None if recipe is None else recipe.parameters.get("curves")
    if not isinstance(curves, Mapping):
        return ()
    try:
        return tuple(sorted({int(key[0]) for keys in curves.values() for key in keys}))
    except (TypeError, ValueError, IndexError, KeyError):
        return ()


def _finite(value: object) -> float:
    number = float(str(value))
    if not np.isfinite(number):
        raise ValueError("not a number")
    return number


def _keys(curve: Curve) -> list[list[object]]:
    return [[key.frame, key.value, key.ease.value] for key in curve.keys]


def _curve(keys: Any) -> Curve:
    return Curve(tuple(Key(int(frame), _finite(value), Ease(ease)) for frame, value, ease in keys))


def _packed(array: np.ndarray) -> dict[str, object]:
    data = zlib.compress(np.ascontiguousarray(array).tobytes(), 1)
    return {"shape": list(array.shape), "data": sys.intern(base64.b64encode(data).decode())}


def _code(packed: Any) -> np.ndarray:
    layers, coordinates = (int(number) for number in packed["shape"])
    if not (0 < layers <= MOST_LAYERS and 0 < coordinates <= MOST_COORDINATES):
        raise ValueError("an impossible code")
    code = _unpacked(packed, np.dtype(np.float32), (layers, coordinates))
    if not np.isfinite(code).all():
        raise ValueError("not a number")
    return code


def _target(packed: Any) -> np.ndarray:
    height, width, channels = (int(number) for number in packed["shape"])
    if height != width or not 0 < height <= MOST_SIDE or channels != 3:
        raise ValueError("an impossible target")
    return _unpacked(packed, np.dtype(np.uint8), (height, width, channels))


def _unpacked(packed: Any, dtype: np.dtype, shape: tuple[int, ...]) -> np.ndarray:
    """Read-only; never more bytes than the shape says, whatever is packed."""
    size = dtype.itemsize * int(np.prod(shape))
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(base64.b64decode(str(packed["data"]), validate=True), size)
    if len(data) != size:
        raise ValueError("too few bytes")
    return np.frombuffer(data, dtype).reshape(shape)
