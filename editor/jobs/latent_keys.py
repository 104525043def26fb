"""Keys of sliders: a latent layer's curves changed, and what they make of it at a frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from editor.core.time import Curve, Key
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.jobs.walk import constant, values_at


def keyed(latents: Latents, name: str, key: Key) -> Latents:
    """With a key of that slider, instead of the one on that frame."""
    return _with_curve(latents, name, latents.curves.get(name, Curve()).with_key(key))


def unkeyed(latents: Latents, name: str, frame: int) -> Latents:
    """Without that slider's key on the frame; after the last one it keeps its value always."""
    before = latents.curves.get(name, Curve())
    after = before.without_key(frame)
    if after.keys or not before.keys:
        return latents if after == before else _with_curve(latents, name, after)
    curves = {other: curve for other, curve in latents.curves.items() if other != name}
    values = {**latents.values, name: before.keys[-1].value}
    return replace(latents, curves=curves, values=values)


def followed(latents: Latents, values: Mapping[str, float], frame: int) -> Latents:
    """With a key on the frame for each slider that has any, where it says something else there."""
    for name, now in values_at(latents.curves, frame).items():
        if name in values and values[name] != now:
            latents = keyed(latents, name, Key(frame, values[name]))
    return latents


def at_frame(latents: Latents, directions: Sequence[Direction], frame: int) -> Latents:
    """As it is at a frame: sliders that have keys say what their curves do there.

    Itself where they say that already. Raises BadInput for a slider that is not among the
    directions.
    """
    now = values_at(latents.curves, frame)
    if all(latents.values.get(name) == value for name, value in now.items()):
        return latents
    return latents.with_values(directions, {**latents.values, **now})


def all_curves(latents: Latents) -> dict[str, Curve]:
    """Every slider over time, by name: by its keys, or as it stands."""
    still = {name: constant(value) for name, value in latents.values.items()}
    return {**still, **latents.curves}


def _with_curve(latents: Latents, name: str, curve: Curve) -> Latents:
    return replace(latents, curves={**latents.curves, name: curve})
