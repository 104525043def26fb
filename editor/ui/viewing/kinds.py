"""What can be preferred, subject by subject; `preferences_pages` says where each is shown."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.controls.slider import Scale
from editor.ui.tool_settings import setting
from editor.ui.words import marked as T

MANY = 64


@dataclass(frozen=True)
class Safekeeping:
    """How work is kept safe. autosave: seconds of quiet before it; undo: megabytes."""

    autosave: int = setting(
        10, T("Preferences", "Autosave after"),
        T("Preferences", "Seconds without a change until the work is put in a safe place; nobody"
                         " who paints on is made to wait longer than three times that"),
        scale=Scale(3, 20, " s"),
    )  # fmt: skip
    undo: int = setting(
        1024, T("Preferences", "Memory for undo"),
        T("Preferences", "When it is full, the oldest steps are forgotten"),
        scale=Scale(128, 16384, " MB", 0, 3.0),
    )  # fmt: skip
    recent: int = setting(
        12, T("Preferences", "Recent files"),
        T("Preferences", "How many files the File menu and the first page remember"),
        scale=Scale(0, 40),
    )  # fmt: skip


@dataclass(frozen=True)
class CanvasLook:
    """How the canvas looks round and below the picture, and what the wheel does."""

    checkers: str = setting(
        "light", T("Preferences", "Transparency"),
        T("Preferences", "What shows where the picture is transparent"),
        choices=(
            ("light", T("Preferences", "Light")), ("medium", T("Preferences", "Medium")),
            ("dark", T("Preferences", "Dark")), ("white", T("Preferences", "White")),
        ),
    )  # fmt: skip
    surround: str = setting(
        "theme", T("Preferences", "Surround"),
        T("Preferences", "The colour round the picture; a middle grey is best to judge colours"),
        choices=(
            ("theme", T("Preferences", "As the theme")), ("#000000", T("Preferences", "Black")),
            ("#777777", T("Preferences", "Grey")), ("#ffffff", T("Preferences", "White")),
        ),
    )  # fmt: skip
    wheel: str = setting(
        "zoom", T("Preferences", "Mouse wheel"),
        T("Preferences", "With Ctrl held it always zooms"),
        choices=(("zoom", T("Preferences", "Zooms")), ("scroll", T("Preferences", "Scrolls"))),
    )  # fmt: skip


@dataclass(frozen=True)
class Pen:
    """How a pen on a tablet feels. firmness in -100..100."""

    firmness: int = setting(
        0, T("Preferences", "Firmness"),
        T("Preferences", "Below 0 a light touch gives full pressure, above 0 the pen must be"
                         " pressed harder"),
        scale=Scale(-100, 100, " %"),
    )  # fmt: skip
    eraser: bool = setting(
        True, T("Preferences", "The far end of the pen erases"),
        T("Preferences", "Switch it off where the pen's end is touched by accident"),
    )  # fmt: skip

    def feel(self, pressure: float) -> float:
        """The pressure meant by the one measured, both in 0..1: a power, so that nothing stays
        nothing and full stays full."""
        exponent: float = 3.0 ** (self.firmness / 100)
        return float(pressure**exponent)


@dataclass(frozen=True)
class Power:
    """What the engine may use. threads: 0 = all cores but one."""

    device: str = setting(
        "auto", T("Preferences", "Models run on"),
        T("Preferences", "The graphics card is used where there is one that fits; takes effect"
                         " when Underpaint starts next"),
        choices=(
            ("auto", T("Preferences", "The fastest")), ("cpu", T("Preferences", "The processor")),
        ),
    )  # fmt: skip
    threads: int = setting(
        0, T("Preferences", "Processor cores"),
        T("Preferences", "For models; 0 = all but one, which is the window's; takes effect when"
                         " Underpaint starts next"),
        scale=Scale(0, MANY),
    )  # fmt: skip
