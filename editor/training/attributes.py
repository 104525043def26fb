"""What the labels of the portraits tell of each attribute, in units."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from editor.nets.portraits import ATTRIBUTES

NAMES = tuple(attribute.name for attribute in ATTRIBUTES)
LAB_CENTRE = np.array([60.0, 0.0, 0.0])
LAB_UNIT = 20.0

Steps = Mapping[str, float]

SHADES: Steps = {"none": 0, "clear": 1, "sun": 2, "round": 1, "square": 1}
LENGTHS: Steps = {"none": 0, "short": 1, "long": 2}
COVERED: Steps = {"none": 0, "short": 0, "long": 0, "covered": 1}
COLUMNS: dict[str, dict[str, tuple[str, Steps]]] = {
    "avataaars": {
        "smile": ("expression", {"sad": -1, "open_sad": -1, "neutral": 0, "open": 0, "teeth": 0,
                                 "smile_small": 1, "smile": 1}),
        "open_mouth": ("mouth", {"serious": 0, "default": 0, "twinkle": 0, "sad": 0, "smile": 1,
                                 "screamOpen": 1, "disbelief": 1, "concerned": 1, "grimace": 1}),
        "closed_eyes": ("eyes", {"default": 0, "side": 0, "surprised": 0, "eyeRoll": 0,
                                 "happy": 1, "closed": 1}),
        "glasses": ("glasses", SHADES),
        "beard": ("facial_hair", {"none": 0, "moustacheFancy": 0, "moustacheMagnum": 0,
                                  "beardLight": 1, "beardMedium": 2, "beardMajestic": 2}),
        "moustache": ("facial_hair", {"none": 0, "moustacheFancy": 1, "moustacheMagnum": 1}),
        "hair_length": ("hair_len", LENGTHS),
        "hat": ("hair_len", COVERED),
    },
    "personas": {
        "smile": ("mouth", {"frown": -1, "lips": 0, "surprise": 0, "smirk": 0, "smile": 1,
                            "bigSmile": 1}),
        "open_mouth": ("mouth", {"frown": 0, "lips": 0, "smirk": 0, "smile": 0, "surprise": 1,
                                 "bigSmile": 1}),
        "closed_eyes": ("eyes", {"open": 0, "happy": 1, "sleep": 1}),
        "glasses": ("glasses", SHADES),
        "beard": ("facial_hair", {"none": 0, "walrus": 0, "pyramid": 0, "shadow": 1, "goatee": 1,
                                  "beardMustache": 2}),
        "moustache": ("facial_hair", {"none": 0, "shadow": 0, "walrus": 1, "pyramid": 1}),
        "hair_length": ("hair_len", LENGTHS),
        "hat": ("hair_len", COVERED),
        "age": ("wrinkles", {"0": 0, "1": 1}),
    },
    "micah": {
        "smile": ("mouth", {"frown": -1, "sad": -1, "nervous": 0, "pucker": 0, "surprised": 0,
                            "smirk": 1, "smile": 1, "laughing": 1}),
        "open_mouth": ("mouth", {"frown": 0, "sad": 0, "pucker": 0, "smirk": 0, "smile": 0,
                                 "nervous": 1, "surprised": 1, "laughing": 1}),
        "closed_eyes": ("eyes", {"eyes": 0, "eyesShadow": 0, "round": 0, "smiling": 1,
                                 "smilingShadow": 1}),
        "glasses": ("glasses", SHADES),
        "beard": ("facial_hair", {"none": 0, "scruff": 1, "beard": 2}),
        "hair_length": ("hair_style", {"none": 0, "mrClean": 0, "dougFunny": 0, "mrT": 1,
                                       "fonze": 1, "turban": 1, "dannyPhantom": 1, "pixie": 2,
                                       "full": 2}),
        "earrings": ("earrings", {"none": 0, "stud": 1, "hoop": 2}),
    },
    "fluent3d": {
        "age": ("age", {"baby": -1, "child": -1, "adult": 0, "old": 1}),
        "skin": ("skin_tone", {"light": 0, "medium-light": 1, "medium": 2, "medium-dark": 3,
                               "dark": 4}),
    },
}  # fmt: skip
"""For each drawing style, the column that tells an attribute, and its words' values."""


def reading(style: str, row: Mapping[str, str]) -> dict[str, float]:
    """The attributes that a row of labels.csv tells, in units."""
    values = {}
    for name, (column, steps) in COLUMNS[style].items():
        if row[column] in steps:
            values[name] = float(steps[row[column]])
    if "skin_t" in row:
        values["skin"] = 4 * float(row["skin_t"])
        values |= colour("clothes", row["clothes"]) | colour("background", row["bg"])
        if values.get("hair_length", 0) > 0 or row["facial_hair"] != "none":
            values |= colour("hair", row["hair"])
    return values


def colour(part: str, hexadecimal: str) -> dict[str, float]:
    """The three attributes of a part's colour, such as "#ffe5b0", in units of CIELAB."""
    rgb = np.array([int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    lab = cv2.cvtColor(rgb[None, None], cv2.COLOR_RGB2LAB)[0, 0]
    units = (lab - LAB_CENTRE) / LAB_UNIT
    ways = ("light", "red", "yellow")
    return {f"{part}_{way}": float(v) for way, v in zip(ways, units, strict=True)}
