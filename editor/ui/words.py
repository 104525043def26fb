"""Words for the window: texts marked for translation, durations, sizes in bytes."""

from __future__ import annotations

from math import log2

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
    """A number of bytes to two figures at least: "24 MB", "2.4 MB", "1.5 GB", "12.3 GB"."""
    few = count >= 1 << 30 or (count > 0 and count / 1024 ** (log2(count) // 10) < 9.95)
    return QLocale.system().formattedDataSize(
        count, 1 if few else 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def marked(context: str, text: str) -> str:
    """The text itself, marked so that it is found for translation (under `context`).

    Imported as `T`, the name `packaging/translations.py` tells lupdate to look for.
    """
    return text
