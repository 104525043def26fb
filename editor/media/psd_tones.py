"""A Photoshop adjustment layer's settings as an adjustment of ours."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from editor.core.adjustment import Adjustment
from editor.core.adjustments import from_json
from editor.core.errors import BadInput

_CHANNELS = ("all", "red", "green", "blue")
_HUES = ("reds", "yellows", "greens", "cyans", "blues", "magentas")
_END = 4096
"""Where a Photoshop gradient ends."""

Words = dict[str, Any]
"""An adjustment as `core.adjustments.from_json` reads it."""

NO_KIND = {
    b"phfl": "A photo filter",
    b"selc": "A selective colour adjustment",
    b"clrL": "A colour lookup",
}
"""Adjustments that we have no kind for."""


def tone(blocks: Any) -> tuple[Adjustment | None, str]:
    """(the adjustment in a layer's tagged blocks, what was lost); (None, "") for other layers."""
    for tag, what in NO_KIND.items():
        if tag in blocks:
            return None, what
    for tag, (what, read) in _READERS.items():
        if tag in blocks:
            try:
                return from_json(read(blocks.get_data(tag))), ""
            except (BadInput, TypeError, ValueError, AttributeError, IndexError, struct.error):
                return None, what
    return None, ""


def scalar(block: Any, key: bytes, default: float) -> float:
    """A number of a descriptor."""
    value = block.get(key)
    return float(default if value is None else getattr(value, "value", value))


def _levels(block: Any) -> Words:
    out: Words = {"kind": "levels"}
    for name, one in zip(_CHANNELS, block, strict=False):
        out[name] = [
            one.input_floor / 255,
            one.input_ceiling / 255,
            one.gamma / 100,
            one.output_floor / 255,
            one.output_ceiling / 255,
        ]
    return out


def _curves(block: Any) -> Words:
    if block.is_map:
        raise ValueError("drawn by hand")
    if block.extra is not None:
        found = {item.channel_id: item.points for item in block.extra}
    else:
        bits = [n for n in range(32) if block.count_map >> n & 1]
        numbers = bits if block.version == 1 else range(block.count_map)
        found = dict(zip(numbers, block.data, strict=False))
    curves = {
        name: [[x / 255, y / 255] for y, x in found[number]]
        for number, name in enumerate(_CHANNELS)
        if number in found
    }
    return {"kind": "curves", **curves}


def _exposure(block: Any) -> Words:
    rounded = {name: round(float(getattr(block, name)), 6) for name in ("exposure", "offset")}
    return {"kind": "exposure", **rounded, "gamma": round(float(block.gamma), 6)}


def _brightness(block: Any) -> Words:
    """The new kind and the old one (`brit`, whose numbers are signed)."""
    if hasattr(block, "get"):
        brightness, contrast = scalar(block, b"Brgh", 0), scalar(block, b"Cntr", 0)
    else:
        brightness, contrast = (_signed(v) for v in (block.brightness, block.contrast))
    return {
        "kind": "brightness_contrast",
        "brightness": brightness / 150,
        "contrast": contrast / 100,
    }


def _signed(value: int) -> int:
    return value - 65536 if value > 32767 else value


def _hue_saturation(block: Any) -> Words:
    if block.enable:
        hue, saturation, lightness = block.colorization
        return {
            "kind": "hue_saturation",
            "hue": (hue + 180) % 360 - 180,
            "saturation": saturation / 50 - 1,
            "lightness": lightness / 100,
            "colourise": True,
        }
    hue, saturation, lightness = block.master
    out: Words = {
        "kind": "hue_saturation",
        "hue": hue,
        "saturation": saturation / 100,
        "lightness": lightness / 100,
    }
    for name, (_, (turn, more, lift)) in zip(_HUES, block.items, strict=False):
        out[name] = [turn / 180, more / 100, lift / 100]
    return out


def _balance(block: Any) -> Words:
    parts = {
        part: [value / 100 for value in getattr(block, part)]
        for part in ("shadows", "midtones", "highlights")
    }
    return {"kind": "colour_balance", **parts, "keep_lightness": bool(block.luminosity)}


def _vibrance(block: Any) -> Words:
    vibrance, saturation = scalar(block, b"vibrance", 0), scalar(block, b"Strt", 0)
    return {"kind": "vibrance", "vibrance": vibrance / 100, "saturation": saturation / 100}


def _black_white(block: Any) -> Words:
    keys = (b"Rd  ", b"Yllw", b"Grn ", b"Cyn ", b"Bl  ", b"Mgnt")
    usual = (40, 60, 40, 60, 20, 80)
    weights = (scalar(block, key, value) / 100 for key, value in zip(keys, usual, strict=True))
    return {"kind": "black_white", **dict(zip(_HUES, weights, strict=True))}


def _mixer(block: Any) -> Words:
    """Sets of five percents: of red, green, blue, (black), and a constant."""
    count = len(block.unknown) // 2
    rest = struct.unpack(f">{count}h", block.unknown[: 2 * count])
    values = [value / 100 for value in (*block.data, *rest)]
    sets = [values[at : at + 5] for at in range(0, 15, 5)]
    rows = [[one[0], one[1], one[2], one[4]] for one in sets if len(one) == 5]
    if block.monochrome:
        return {"kind": "channel_mixer", "red": rows[0], "monochrome": True}
    return {"kind": "channel_mixer", "red": rows[0], "green": rows[1], "blue": rows[2]}


def _gradient_map(block: Any) -> Words:
    stops: dict[float, list[float]] = {}
    for stop in block.color_stops:
        if stop.mode != 0:
            raise ValueError("no RGB")
        at = min(1.0, stop.location / _END)
        stops[at] = [at, *(value / 65535 for value in stop.color[:3])]
    rows = [stops[at] for at in sorted(stops)]
    return {"kind": "gradient_map", "stops": rows, "reverse": bool(block.is_reversed)}


def _steps(block: Any) -> Words:
    return {"kind": "posterise", "levels": int(getattr(block, "value", block))}


def _threshold(block: Any) -> Words:
    return {"kind": "threshold", "level": int(getattr(block, "value", block)) / 255}


_READERS: dict[bytes, tuple[str, Callable[[Any], Words]]] = {
    b"levl": ("A levels adjustment", _levels),
    b"curv": ("A curves adjustment", _curves),
    b"expA": ("An exposure adjustment", _exposure),
    b"CgEd": ("A brightness and contrast adjustment", _brightness),
    b"brit": ("A brightness and contrast adjustment", _brightness),
    b"hue2": ("A hue and saturation adjustment", _hue_saturation),
    b"hue ": ("A hue and saturation adjustment", _hue_saturation),
    b"blnc": ("A colour balance adjustment", _balance),
    b"vibA": ("A vibrance adjustment", _vibrance),
    b"blwh": ("A black and white adjustment", _black_white),
    b"mixr": ("A channel mixer", _mixer),
    b"grdm": ("A gradient map", _gradient_map),
    b"nvrt": ("An inversion", lambda _: {"kind": "invert"}),
    b"post": ("A posterise adjustment", _steps),
    b"thrs": ("A threshold", _threshold),
}
