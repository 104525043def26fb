"""What sliders are called: titles, names of steps, and the groups they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from editor.jobs.directions import Direction, direction_named
from editor.ui.words import marked as T

TITLES: Mapping[str, str] = {
    "smile": T("Attributes", "Smile"),
    "open_mouth": T("Attributes", "Open mouth"),
    "closed_eyes": T("Attributes", "Closed eyes"),
    "glasses": T("Attributes", "Glasses"),
    "beard": T("Attributes", "Beard"),
    "moustache": T("Attributes", "Moustache"),
    "hair_length": T("Attributes", "Hair length"),
    "hat": T("Attributes", "Hat"),
    "earrings": T("Attributes", "Earrings"),
    "age": T("Attributes", "Age"),
    "skin": T("Attributes", "Skin tone"),
    "hair": T("Attributes", "Hair colour"),
    "clothes": T("Attributes", "Clothes colour"),
    "background": T("Attributes", "Background colour"),
    "light": T("Attributes", "Lightness"),
    "red": T("Attributes", "Green to red"),
    "yellow": T("Attributes", "Blue to yellow"),
}
"""By a slider's name, by the part whose colour it says, and by the way it moves that colour."""
STEPS: Mapping[str, str] = {
    "sad": T("Attributes", "sad"),
    "calm": T("Attributes", "calm"),
    "smiling": T("Attributes", "smiling"),
    "closed": T("Attributes", "closed"),
    "open": T("Attributes", "open"),
    "none": T("Attributes", "none"),
    "one": T("Attributes", "yes"),
    "clear": T("Attributes", "clear"),
    "dark": T("Attributes", "dark"),
    "light": T("Attributes", "light"),
    "full": T("Attributes", "full"),
    "short": T("Attributes", "short"),
    "long": T("Attributes", "long"),
    "stud": T("Attributes", "stud"),
    "hoop": T("Attributes", "hoop"),
    "child": T("Attributes", "child"),
    "adult": T("Attributes", "adult"),
    "old": T("Attributes", "old"),
}
"""By the word a unit uses."""
NUMBERED: Mapping[str, str] = {
    "Variation": T("Attributes", "Variation {n}"),
    "Factor": T("Attributes", "Factor {n}"),
}
"""Directions that no label names are numbered, by how they were found."""
LAYERS = T("Attributes", "{title}, layers {first} to {last}")
_NUMBERED = re.compile(
    r"(?P<kind>Variation|Factor) (?P<n>\d+)(, layers (?P<first>\d+) to (?P<last>\d+))?"
)
UNITS = (
    T("Attributes", "one of five tones darker"),
    T("Attributes", "20 units of CIELAB"),
    T("Attributes", "one standard deviation"),
    T("Attributes", "from least to most"),
)
"""Units that name no steps."""
GROUPS: Mapping[str, str] = {
    "face": T("Attributes", "Face"),
    "hair": T("Attributes", "Hair"),
    "clothes": T("Attributes", "Clothes"),
    "background": T("Attributes", "Background"),
    "told": T("Attributes", "By labels"),
    "own": T("Attributes", "Your own"),
    "found": T("Attributes", "Found ones"),
    "more": T("Attributes", "More"),
}
"""In the order they stand."""
WAYS = ("light", "red", "yellow")
"""The three sliders of one colour, by the ends of their names."""
_HAIR = ("hair", "hat")


def _said(text: str) -> str:
    return QCoreApplication.translate("Attributes", text)


def group_title(group: str) -> str:
    """One of `GROUPS` in the language of the window."""
    return _said(GROUPS[group])


def title_of(direction: Direction) -> str:
    """What a slider is called: its own title, else a name we know, else its identifier."""
    if not direction.title:
        return titled(direction.name)
    found = _NUMBERED.fullmatch(direction.title)
    if found is None:
        return _said(direction.title)
    title = _said(NUMBERED[found["kind"]]).format(n=found["n"])
    layers = _said(LAYERS).format(title=title, first=found["first"], last=found["last"])
    return layers if found["first"] else title


def titled(name: str) -> str:
    """An identifier in words."""
    known = TITLES.get(name)
    return _said(known) if known else name.replace("_", " ").capitalize()


def step_title(directions: Sequence[Direction], name: str) -> str:
    """What a step of the slider is called: the three of one colour are moved together.

    Raises BadInput where there is none of that name.
    """
    moved = direction_named(directions, name)
    parts = [part for part, three in coloured(directions).items() if moved in three]
    return titled(parts[0]) if parts else title_of(moved)


def steps_of(direction: Direction) -> tuple[str, ...]:
    """The names of a stepped slider's whole values from `low` up; none where its unit has none.

    A unit tells them so: "from none to short, from short to long".
    """
    parts = [part.strip().removeprefix("from ") for part in direction.unit.split(",")]
    pairs = [part.split(" to ") for part in parts]
    if not direction.stepped or any(len(pair) != 2 for pair in pairs):
        return ()
    words = [pairs[0][0], *(after for _, after in pairs)]
    return tuple(_said(STEPS.get(word, word)) for word in words)


def unit_of(direction: Direction) -> str:
    """What one unit means, or the names of the steps; "" where nobody knows."""
    return " – ".join(steps_of(direction)) or (_said(direction.unit) if direction.unit else "")


def group_of(direction: Direction) -> str:
    """Which of `GROUPS` a slider stands in."""
    if direction.more:
        return "more"
    if direction.source in ("groups", "boundary"):
        return "own"
    if direction.source in ("pca", "closed-form"):
        return "found"
    start = direction.name.partition("_")[0]
    if direction.source == "labelled" and start not in TITLES and direction.name not in TITLES:
        return "told"  # a word of whoever wrote the labels
    if start in _HAIR:
        return "hair"
    return start if start in ("clothes", "background") else "face"


def grouped(directions: Sequence[Direction]) -> dict[str, tuple[Direction, ...]]:
    """The sliders of each group that has any, in the groups' order; those of a colour together.

    They go to the rest only where all three do: two of them cannot say a colour.
    """
    triples = coloured(directions).values()
    kept = {d.name for three in triples if not all(d.more for d in three) for d in three}
    group = {d.name: group_of(replace(d, more=d.more and d.name not in kept)) for d in directions}
    groups = {name: tuple(d for d in directions if group[d.name] == name) for name in GROUPS}
    return {name: members for name, members in groups.items() if members}


def coloured(directions: Iterable[Direction]) -> dict[str, tuple[Direction, ...]]:
    """The triples of sliders that say one colour, by the part: hair -> light, red, yellow."""
    known = {direction.name: direction for direction in directions}
    parts = [name.removesuffix("_light") for name in known if name.endswith("_light")]
    triples = {part: [known.get(f"{part}_{way}") for way in WAYS] for part in parts}
    return {part: tuple(d for d in three if d) for part, three in triples.items() if all(three)}
