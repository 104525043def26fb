"""Words for the window: texts marked for translation, durations, sizes in bytes."""

from __future__ import annotations

from math import log2

from PySide6.QtCore import QCoreApplication, QLocale


def duration(seconds: float) -> str:
    """A time span: "4 s", "2 min", "1 h 5 min"; below ten seconds with one decimal."""
    if seconds < 90:
        number = f"{max(0.0, seconds):.{int(seconds < 10)}f}"
        return QCoreApplication.translate("Words", "{n} s").format(n=number)
    whole, minutes = divmod(round(seconds / 60), 60)
    if not whole:
        return QCoreApplication.translate("Words", "{n} min").format(n=minutes)
    return QCoreApplication.translate("Words", "{n} h {m} min").format(n=whole, m=minutes)


def hours(count: int) -> str:
    """Whole hours: "4 h"."""
    return QCoreApplication.translate("Words", "{n} h").format(n=count)


def copy_name() -> str:
    """What copies are named, with {name} for what they are copies of."""
    return QCoreApplication.translate("Words", "{name} copy")


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
