"""What an artist sets for the tools that paint; the options bar shows a control for each field."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.controls.slider import Scale
from editor.ui.tool_settings import setting
from editor.ui.words import marked as T

LAYER, PICTURE = "layer", "picture"
SOURCES = ((LAYER, T("Tools", "This layer")), (PICTURE, T("Tools", "All layers")))


@dataclass(frozen=True)
class Inside:
    """Whether tools keep inside the mask, where it is not empty."""

    on: bool = setting(
        True, T("Tools", "Inside the mask"), T("Tools", "Change nothing outside what is masked")
    )


@dataclass(frozen=True)
class Steadiness:
    """How strokes are smoothed. amount: 0..100, none to most."""

    amount: int = setting(
        0,
        T("Tools", "Smoothing"),
        T("Tools", "Calms a trembling hand: the line follows the pen more slowly"),
        Scale(0, 100, " %"),
    )
    way: str = setting(
        "string",
        T("Tools", "Smoothing"),
        T("Tools", "How the line follows the pen"),
        choices=(("string", T("Tools", "On a string")), ("average", T("Tools", "Average"))),
    )


@dataclass(frozen=True)
class Mirrors:
    """Painting in several places at once."""

    kind: str = setting(
        "off",
        T("Tools", "Symmetry"),
        T("Tools", "Paint in several places at once"),
        choices=(
            ("off", T("Tools", "No symmetry")),
            ("vertical", T("Tools", "Left and right")),
            ("horizontal", T("Tools", "Top and bottom")),
            ("both", T("Tools", "All four quarters")),
            ("radial", T("Tools", "Round a point")),
            ("mandala", T("Tools", "Mandala")),
        ),
    )
    petals: int = setting(
        6,
        T("Tools", "Places"),
        T("Tools", "How often a stroke is repeated round the point"),
        Scale(2, 24),
        when=("kind", frozenset({"radial", "mandala"})),
    )


@dataclass(frozen=True)
class Filling:
    """The bucket."""

    tolerance: int = setting(
        24,
        T("Tools", "Tolerance"),
        T("Tools", "How unlike a colour may be to be filled too"),
        Scale(0, 255),
    )
    contiguous: bool = setting(
        True,
        T("Tools", "Contiguous"),
        T("Tools", "Fill only what hangs together with the place clicked"),
    )
    source: str = setting(
        PICTURE, T("Tools", "Look at"), T("Tools", "Where colours are compared"), choices=SOURCES
    )
    grow: int = setting(
        0,
        T("Tools", "Grow"),
        T("Tools", "Fill so many pixels beyond the edge, under lines"),
        Scale(0, 20, " px"),
    )


@dataclass(frozen=True)
class Ramps:
    """The gradient tool."""

    shape: str = setting(
        "linear",
        T("Tools", "Shape"),
        T("Tools", "How the colours spread"),
        choices=(
            ("linear", T("Tools", "Linear")),
            ("radial", T("Tools", "Radial")),
            ("angular", T("Tools", "Angular")),
            ("reflected", T("Tools", "Reflected")),
            ("diamond", T("Tools", "Diamond")),
        ),
    )
    colours: str = setting(
        "two",
        T("Tools", "Colours"),
        T("Tools", "Which colours run into each other"),
        choices=(
            ("two", T("Tools", "Two")),
            ("fade", T("Tools", "Fade")),
            ("own", T("Tools", "Own")),
        ),
    )
    reverse: bool = setting(False, T("Tools", "Reverse"), T("Tools", "Begin with the last colour"))
    opacity: int = setting(
        100, T("Tools", "Opacity"), T("Tools", "How much it covers"), Scale(0, 100, " %")
    )
    dither: bool = setting(
        True, T("Tools", "Dither"), T("Tools", "A little noise, so that slow changes show no steps")
    )


@dataclass(frozen=True)
class Cloning:
    """The clone stamp."""

    aligned: bool = setting(
        True,
        T("Tools", "Aligned"),
        T("Tools", "Every stroke goes on from where the last one took its pixels"),
    )
    source: str = setting(
        LAYER, T("Tools", "Take from"), T("Tools", "Where pixels are taken from"), choices=SOURCES
    )


@dataclass(frozen=True)
class Smudging:
    """The finger."""

    wet: int = setting(
        0, T("Tools", "Colour"), T("Tools", "How much of the colour it brings"), Scale(0, 100, " %")
    )


@dataclass(frozen=True)
class Picking:
    """The eyedropper."""

    size: str = setting(
        "1",
        T("Tools", "Average of"),
        T("Tools", "How many pixels round the pen are averaged"),
        choices=(
            ("1", T("Tools", "1 px")),
            ("3", T("Tools", "3 × 3")),
            ("5", T("Tools", "5 × 5")),
            ("11", T("Tools", "11 × 11")),
        ),
    )
    source: str = setting(
        PICTURE, T("Tools", "Take from"), T("Tools", "Where colours are taken up"), choices=SOURCES
    )
