"""What trainings and findings are called in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.ui.train.reading import Summary
from editor.ui.words import duration, hours
from editor.ui.words import marked as T

TROUBLES: dict[str, tuple[str, str]] = {
    "near-duplicate": (
        T("Training", "{n} almost the same as another"),
        T("Training", "What is seen twice is learnt by heart."),
    ),
    "tiny": (
        T("Training", "{n} smaller than the training size"),
        T("Training", "They would be enlarged, and teach blur."),
    ),
    "blurred": (
        T("Training", "{n} blurred"),
        T("Training", "Blurred pictures teach blurred samples."),
    ),
    "odd-aspect": (
        T("Training", "{n} very long or very tall"),
        T("Training", "Only their middle square is seen."),
    ),
    "unreadable": (
        T("Training", "{n} cannot be read"),
        T("Training", "They are passed over."),
    ),
    "not-a-picture": (
        T("Training", "{n} other files"),
        T("Training", "They are passed over."),
    ),
    "unlabelled": (
        T("Training", "{n} without a label"),
        T("Training", "They are passed over where labels are needed."),
    ),
    "transparent": (
        T("Training", "{n} transparent"),
        T("Training", "They are laid on white."),
    ),
    "animated": (
        T("Training", "{n} animated"),
        T("Training", "Only their first frame is used."),
    ),
    "mode": (
        T("Training", "{n} of another colour mode"),
        T("Training", "Grey, CMYK, palette, 16 bit: they are converted."),
    ),
}
"""Of each trouble that the doctor names: what is so, with the count of files; what that means."""
PASSED_OVER = ("unreadable", "not-a-picture", "unlabelled")
"""Troubles of files that are left out anyway."""

FIGURES = {
    "fid": (
        T("Training", "Distance to the real pictures (FID)"),
        T("Training", "Lower is better. Two halves of the real pictures are not at 0 either."),
    ),
    "kid": (
        T("Training", "Distance to the real pictures (KID)"),
        T("Training", "Lower is better; fair for small folders too."),
    ),
    "precision": (
        T("Training", "Believable"),
        T("Training", "Share of samples that look like real ones; 1 is best."),
    ),
    "recall": (
        T("Training", "Covered"),
        T("Training", "Share of the real pictures that it could have drawn; 1 is best."),
    ),
    "density": (
        T("Training", "Density"),
        T("Training", "How firmly samples stand among the real pictures; 1 is as real ones do."),
    ),
    "coverage": (
        T("Training", "Coverage"),
        T("Training", "Share of real pictures with a sample near them; 1 is best."),
    ),
    "psnr": (
        T("Training", "Redrawn (PSNR)"),
        T("Training", "How close pictures come back, in decibels; higher is better."),
    ),
    "diversity": (
        T("Training", "Diversity"),
        T("Training", "How much samples differ, against how much the real pictures do."),
    ),
    "duplicates": (
        T("Training", "Repeated"),
        T("Training", "Share of samples nearly the same as another; 0 is best."),
    ),
    "class_accuracy": (
        T("Training", "Right kind"),
        T("Training", "Share of samples that are of the kind that was asked for; 1 is best."),
    ),
    "structure": (
        T("Training", "Drawing kept"),
        T("Training", "How far edges stay where they were; 1 changes nothing."),
    ),
    "style": (
        T("Training", "Look moved"),
        T("Training", "How much of the way to the other set's look is gone; 1 is all."),
    ),
    "cycle": (
        T("Training", "Lost there and back"),
        T("Training", "Difference after translating there and back; below 0.05 is little."),
    ),
    "accuracy": (
        T("Training", "Switched"),
        T("Training", "Share of pictures in which the attribute is read as asked; 1 is best."),
    ),
    "kept": (
        T("Training", "Others kept"),
        T("Training", "Share of the other attributes that are read as before; 1 is best."),
    ),
    "change": (
        T("Training", "Change of pixels"),
        T("Training", "Small where only the attribute changes."),
    ),
    "score": (
        T("Training", "Score"),
        T("Training", "What the best moment is chosen by; lower is better."),
    ),
}


def said(text: str, **values: object) -> str:
    """A text of this module in the language of the window, with values put in."""
    translated = QCoreApplication.translate("Training", text)
    return translated.format(**values) if values else translated


def figure_name(name: str) -> str:
    """What a measure is called."""
    return said(FIGURES[name][0]) if name in FIGURES else name.replace("_", " ")


def short_name(name: str) -> str:
    """What a measure is called where there is little room: FID, precision, critic."""
    return name.upper() if name in ("fid", "kid", "psnr") else name.replace("_", " ")


def figure_meaning(name: str) -> str:
    """What a measure means, in one sentence; "" where nobody said."""
    return said(FIGURES[name][1]) if name in FIGURES else ""


def number(value: float) -> str:
    """A measure in about three figures."""
    size = abs(value)
    if size >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 1 else f"{value:.3f}"


def roughly(minutes: float) -> str:
    """A time that nobody knows exactly: "8 min", "25 min", "1 h 30 min", "4 h"."""
    step = 1 if minutes < 10 else 5 if minutes < 45 else 15 if minutes < 150 else 60
    rounded = max(1, round(minutes / step) * step)
    whole, rest = divmod(rounded, 60)
    return duration(60 * rounded) if rest or not whole else hours(whole)


def phase_words(summary: Summary) -> str:
    """How a run stands, in a few words."""
    state = summary.state
    percent = f"{100 * state.progress:.0f} %"
    if summary.preparing:
        return said(T("Training", "Starting…"))
    if summary.wish == "stop" and summary.live:
        return said(T("Training", "Saving, then it stops…"))
    if summary.pausing:
        return said(T("Training", "Waits after this step…"))
    if state.phase == "reading":
        return said(T("Training", "Reading pictures {part}"), part=percent)
    if state.phase == "training":
        if state.seconds_left <= 0:
            return said(T("Training", "Training"))
        return said(T("Training", "Training: {time} left"), time=duration(state.seconds_left))
    if state.phase == "paused":
        return said(T("Training", "Waits at {part}"), part=percent)
    if state.phase == "done":
        return said(T("Training", "Done"))
    if state.phase == "failed":
        return said(T("Training", "Failed"))
    if summary.interrupted:
        return said(T("Training", "Broke off at {part}"), part=percent)
    return said(T("Training", "Stopped at {part}"), part=percent)
