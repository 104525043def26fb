"""What adjustments are called, which sliders they have, and how a new one begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from editor.core.adjustment import Adjustment
from editor.core.adjustments import KINDS
from editor.ui.controls.slider import Scale
from editor.ui.words import marked as T


@dataclass(frozen=True)
class Dial:
    """A slider for a field, or for one number of it (index). factor: shown per stored."""

    field: str
    label: str
    tip: str
    scale: Scale
    factor: float = 1.0
    index: int | None = None

    def shown(self, adjustment: Adjustment) -> float:
        """The number on the slider."""
        value: Any = getattr(adjustment, self.field)
        return float(value if self.index is None else value[self.index]) * self.factor

    def stored(self, adjustment: Adjustment, shown: float) -> dict[str, Any]:
        """The field's new value where the slider shows this."""
        before: Any = getattr(adjustment, self.field)
        value: float = shown / self.factor
        if self.index is None:
            return {self.field: round(value) if isinstance(before, int) else value}
        row = list(before)
        row[self.index] = value
        return {self.field: tuple(row)}


@dataclass(frozen=True)
class Section:
    """Some dials that are shown together. label: what the artist chooses them by."""

    label: str
    dials: tuple[Dial, ...]


@dataclass(frozen=True)
class Switch:
    """A field that is on or off."""

    field: str
    label: str
    tip: str


PERCENT = Scale(-100, 100)
WEIGHT = Scale(-200, 300, " %")
MIXED = Scale(-200, 200, " %")
BYTE = Scale(0, 255)

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "brightness_contrast": T("Adjusting", "Brightness and contrast"),
        "levels": T("Adjusting", "Levels"),
        "curves": T("Adjusting", "Curves"),
        "exposure": T("Adjusting", "Exposure"),
        "hue_saturation": T("Adjusting", "Hue and saturation"),
        "colour_balance": T("Adjusting", "Colour balance"),
        "white_balance": T("Adjusting", "White balance"),
        "vibrance": T("Adjusting", "Vibrance"),
        "black_white": T("Adjusting", "Black and white"),
        "channel_mixer": T("Adjusting", "Channel mixer"),
        "gradient_map": T("Adjusting", "Gradient map"),
        "invert": T("Adjusting", "Invert"),
        "posterise": T("Adjusting", "Posterise"),
        "threshold": T("Adjusting", "Threshold"),
        "blur": T("Adjusting", "Blur"),
        "sharpen": T("Adjusting", "Sharpen"),
        "noise": T("Adjusting", "Noise"),
    }
)

STARTS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "blur": {"radius": 4.0},
        "sharpen": {"amount": 0.8, "radius": 1.5},
        "noise": {"amount": 0.15},
        "colour_balance": {"keep_lightness": True},
    }
)
"""Fields of a new one that would change nothing, or less well, as they are by default."""

FIRST = MappingProxyType({"colour_balance": 1})
"""Sections that are shown first, where that is not the first one."""

ALL = T("Adjusting", "All")
RED, GREEN, BLUE = T("Adjusting", "Red"), T("Adjusting", "Green"), T("Adjusting", "Blue")
CHANNELS = (("all", ALL), ("red", RED), ("green", GREEN), ("blue", BLUE))


def _levels(field: str) -> tuple[Dial, ...]:
    return (
        Dial(field, T("Adjusting", "Black"), T("Adjusting", "This value and darker become black"),
             BYTE, 255, 0),
        Dial(field, T("Adjusting", "Middle"), T("Adjusting", "Above 1 lightens what lies between"),
             Scale(0.1, 10, "", 2, 3.2), 1, 2),
        Dial(field, T("Adjusting", "White"), T("Adjusting", "This value and lighter become white"),
             BYTE, 255, 1),
        Dial(field, T("Adjusting", "Black becomes"), T("Adjusting", "How dark black is then"),
             BYTE, 255, 3),
        Dial(field, T("Adjusting", "White becomes"), T("Adjusting", "How light white is then"),
             BYTE, 255, 4),
    )  # fmt: skip


def _balance(field: str) -> tuple[Dial, ...]:
    words = (
        (T("Adjusting", "Cyan – red"), T("Adjusting", "Less or more red")),
        (T("Adjusting", "Magenta – green"), T("Adjusting", "Less or more green")),
        (T("Adjusting", "Yellow – blue"), T("Adjusting", "Less or more blue")),
    )
    return tuple(Dial(field, *said, PERCENT, 100, i) for i, said in enumerate(words))


def _range(field: str) -> tuple[Dial, ...]:
    hue = T("Adjusting", "Hue"), T("Adjusting", "Turn these colours round the circle")
    saturation = T("Adjusting", "Saturation"), T("Adjusting", "Less or more of these colours")
    lightness = T("Adjusting", "Lightness"), T("Adjusting", "Darken or lighten these colours")
    return (
        Dial(field, *hue, Scale(-180, 180, "°"), 180, 0),
        Dial(field, *saturation, PERCENT, 100, 1),
        Dial(field, *lightness, PERCENT, 100, 2),
    )


def _mixer(field: str) -> tuple[Dial, ...]:
    words = (
        (RED, T("Adjusting", "How much of red goes in")),
        (GREEN, T("Adjusting", "How much of green goes in")),
        (BLUE, T("Adjusting", "How much of blue goes in")),
        (T("Adjusting", "Constant"), T("Adjusting", "What is added everywhere")),
    )
    return tuple(Dial(field, *said, MIXED, 100, i) for i, said in enumerate(words))


SATURATION = Dial(
    "saturation", T("Adjusting", "Saturation"), T("Adjusting", "Less or more colour"), PERCENT, 100
)
HUES = (
    ("reds", T("Adjusting", "Reds")), ("yellows", T("Adjusting", "Yellows")),
    ("greens", T("Adjusting", "Greens")), ("cyans", T("Adjusting", "Cyans")),
    ("blues", T("Adjusting", "Blues")), ("magentas", T("Adjusting", "Magentas")),
)  # fmt: skip

FORMS: Mapping[str, tuple[Section, ...]] = MappingProxyType(
    {
        "brightness_contrast": (Section("", (
            Dial("brightness", T("Adjusting", "Brightness"),
                 T("Adjusting", "Darken or lighten; black and white stay"), PERCENT, 100),
            Dial("contrast", T("Adjusting", "Contrast"),
                 T("Adjusting", "Flatten or stretch about middle grey"), PERCENT, 100),
        )),),
        "exposure": (Section("", (
            Dial("exposure", T("Adjusting", "Exposure"),
                 T("Adjusting", "In stops: 1 is twice the light"), Scale(-10, 10, "", 2)),
            Dial("offset", T("Adjusting", "Offset"),
                 T("Adjusting", "Light added everywhere: shadows first"), Scale(-0.5, 0.5, "", 3)),
            Dial("gamma", T("Adjusting", "Gamma"),
                 T("Adjusting", "Above 1 lightens what lies between black and white"),
                 Scale(0.1, 10, "", 2, 3.2)),
        )),),
        "levels": tuple(Section(label, _levels(field)) for field, label in CHANNELS),
        "hue_saturation": (
            Section(ALL, (
                Dial("hue", T("Adjusting", "Hue"),
                     T("Adjusting", "Turn all colours round the circle"), Scale(-180, 180, "°")),
                SATURATION,
                Dial("lightness", T("Adjusting", "Lightness"),
                     T("Adjusting", "Towards black or white"), PERCENT, 100),
            )),
            *(Section(label, _range(field)) for field, label in HUES),
        ),
        "colour_balance": (
            Section(T("Adjusting", "Shadows"), _balance("shadows")),
            Section(T("Adjusting", "Midtones"), _balance("midtones")),
            Section(T("Adjusting", "Highlights"), _balance("highlights")),
        ),
        "white_balance": (Section("", (
            Dial("temperature", T("Adjusting", "Temperature"),
                 T("Adjusting", "Colder or warmer light"), PERCENT, 100),
            Dial("tint", T("Adjusting", "Tint"),
                 T("Adjusting", "Towards green or magenta"), PERCENT, 100),
        )),),
        "vibrance": (Section("", (
            Dial("vibrance", T("Adjusting", "Vibrance"),
                 T("Adjusting", "Less or more colour, dull colours most"), PERCENT, 100),
            SATURATION,
        )),),
        "black_white": (Section("", tuple(
            Dial(field, label, T("Adjusting", "How light these colours become"), WEIGHT, 100)
            for field, label in HUES
        )),),
        "channel_mixer": tuple(Section(label, _mixer(field)) for field, label in CHANNELS[1:]),
        "posterise": (Section("", (
            Dial("levels", T("Adjusting", "Levels"),
                 T("Adjusting", "Steps that each channel has"), Scale(2, 255, "", 0, 2.5)),
        )),),
        "threshold": (Section("", (
            Dial("level", T("Adjusting", "Level"),
                 T("Adjusting", "As light as that, or lighter, becomes white"), BYTE, 255),
        )),),
        "blur": (Section("", (
            Dial("radius", T("Adjusting", "Radius"),
                 T("Adjusting", "How far the blur goes"), Scale(0, 100, " px", 1, 2.5)),
        )),),
        "sharpen": (Section("", (
            Dial("amount", T("Adjusting", "Amount"),
                 T("Adjusting", "How much edges are raised"), Scale(0, 500, " %", 0, 1.6), 100),
            Dial("radius", T("Adjusting", "Radius"),
                 T("Adjusting", "How wide edges are"), Scale(0.1, 100, " px", 1, 2.5)),
            Dial("threshold", T("Adjusting", "Threshold"),
                 T("Adjusting", "Smaller differences stay as they are"), Scale(0, 255), 255),
        )),),
        "noise": (Section("", (
            Dial("amount", T("Adjusting", "Amount"),
                 T("Adjusting", "How strong the grain is"), Scale(0, 100, " %", 0, 1.6), 100),
            Dial("seed", T("Adjusting", "Seed"),
                 T("Adjusting", "Another number gives another grain"), Scale(0, 9999)),
        )),),
        "curves": tuple(Section(label, ()) for _, label in CHANNELS),
    }
)  # fmt: skip

SWITCHES: Mapping[str, tuple[Switch, ...]] = MappingProxyType(
    {
        "hue_saturation": (Switch(
            "colourise", T("Adjusting", "Colourise"),
            T("Adjusting", "One hue for all; saturation 0 is half of the greatest")),),
        "colour_balance": (Switch(
            "keep_lightness", T("Adjusting", "Keep lightness"),
            T("Adjusting", "Change the colours without darkening or lightening")),),
        "channel_mixer": (Switch(
            "monochrome", T("Adjusting", "Monochrome"),
            T("Adjusting", "All three channels as the red one says")),),
        "gradient_map": (Switch(
            "reverse", T("Adjusting", "Reverse"),
            T("Adjusting", "Dark parts take the colours at the right")),),
        "noise": (Switch(
            "monochrome", T("Adjusting", "Monochrome"),
            T("Adjusting", "The same grain in all channels")),),
    }
)  # fmt: skip


def words(text: str) -> str:
    """A text of these tables in the window's language."""
    return QCoreApplication.translate("Adjusting", text)


def title(kind: str) -> str:
    """What an adjustment is called."""
    return words(TITLES[kind])


def fresh(kind: str) -> Adjustment:
    """A new one, as it begins."""
    return KINDS[kind](**STARTS.get(kind, {}))
