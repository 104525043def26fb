"""Which icon stands for a step of the history, by words of its label."""

from __future__ import annotations

from editor.ui.adjusting.steps import kind_of_step

ICONS: tuple[tuple[str, str], ...] = (
    ("open", "open"), ("revert", "open"),
    ("layer mask", "layer-mask"), ("erase", "eraser"), ("heal", "heal"),
    ("inpaint", "heal"), ("mask", "mask"), ("select", "select-all"), ("gradient", "mix"),
    ("brush", "brush"), ("smudge", "brush"), ("clone", "duplicate"), ("fill", "brush"),
    ("clear", "clear"), ("delete", "trash"), ("remove", "trash"), ("duplicate", "duplicate"),
    ("copy", "duplicate"), ("paste", "duplicate"), ("cut", "split"), ("split", "split"),
    ("merge", "merge-down"), ("flatten", "flatten"), ("stamp", "merge-down"), ("group", "group"),
    ("show", "eye"), ("hide", "eye-off"), ("lock", "lock"), ("clip layer", "clip"),
    ("clip", "film"), ("rename", "rename"), ("turn", "rotate-right"), ("mirror", "swap"),
    ("size", "fit"), ("crop", "fit"),
    ("trim", "split"), ("move", "move"), ("transform", "move"), ("key", "key"),
    ("marker", "marker"), ("point", "mix"), ("portrait", "portrait"), ("my picture", "portrait"),
    ("slider", "sliders"), ("mix", "mix"), ("between", "mix"), ("style", "picture"),
    ("translate", "picture"), ("guide", "guides"), ("opacity", "layers"), ("blend", "layers"),
    ("layer", "layers"), ("bits", "settings"), ("profile", "settings"),
)  # fmt: skip
"""The first word (or words) found in the label, in small letters, decides."""
OTHER = "sliders"
"""A step of a slider has its title, which may be anything."""


def step_icon(label: str) -> str:
    """The icon's name for a step's (English) label."""
    if (kind := kind_of_step(label)) is not None:
        return f"adjust-{kind.replace('_', '-')}"
    words = label.lower()
    return next((name for word, name in ICONS if word in words), OTHER)
