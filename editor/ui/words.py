"""Words for the window: texts marked for translation, durations, sizes in bytes."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def duration(seconds: float) -> str:
    """A time span: "4 s", "2 min", "1 h 5 min"; below ten seconds with one decimal."""
    if seconds < 10:
        return f"{max(0.0, seconds):.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def data_size(count: int) -> str:
    """A number of bytes: "24 MB"."""
    return QLocale.system().formattedDataSize(
        count, 0 if count < 1 << 30 else 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def marked(context: str, text: str) -> str:
    """The text itself, marked so that it is found for translation (under `context`).

    Imported as `T`, the name `packaging/translations.py` tells lupdate to look for.
    """
    return text
