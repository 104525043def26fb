"""The files opened last, with small pictures of them, and the bundled samples."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal
from PySide6.QtGui import QImage

from editor.core.document import Document
from editor.core.layer import PixelLayer
from editor.ui.assets import asset
from editor.ui.panels.thumbs import sampled
from editor.ui.words import marked as T

KEPT = 12
SIDE = 320
TITLES = (
    T("Samples", "Courtyard with cables"),
    T("Samples", "Still life on a table"),
    T("Samples", "Cottage garden"),
    T("Samples", "Old lane"),
    T("Samples", "Living room"),
    T("Samples", "Brick wall with graffiti"),
    T("Samples", "Walk down the lane"),
    T("Samples", "Bust and globe"),
)
"""What samples.toml calls pictures and clips, so that it can be translated."""

_THUMBNAIL = "Thumbnails/thumbnail.png"
_THUMBNAIL_BYTES = 4 << 20
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Sample:
    """A bundled picture or clip: its title, its file, and the picture that stands for it."""

    title: str
    path: Path
    poster: Path

    @property
    def moves(self) -> bool:
        """True for a clip."""
        return self.path != self.poster


class Recent(QObject):
    """Newest first; `changed` when a file is added or forgotten."""

    changed = Signal()

    def __init__(self, settings: QSettings, folder: Path | None = None) -> None:
        super().__init__()
        self._settings, self._kept = settings, KEPT
        self._folder = folder or user_cache_path("underpaint", appauthor=False) / "thumbnails"

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that still exist, newest first."""
        kept = self._settings.value("recent", [])
        names = kept if isinstance(kept, list) else [kept] if kept else []
        return tuple(path for path in map(Path, map(str, names)) if path.is_file())

    def add(self, path: Path) -> None:
        """Put a file first; bundled pictures have a place of their own."""
        path = path.resolve()
        if sample_title(path):
            return
        others = [other for other in self.paths if other != path]
        self._settings.setValue("recent", [str(item) for item in (path, *others)][: self._kept])
        self.changed.emit()

    def keep(self, count: int) -> None:
        """Remember so many files from now on."""
        self._kept = count
        if len(self.paths) > count:
            self._settings.setValue("recent", [str(path) for path in self.paths[:count]])
            self.changed.emit()

    def clear(self) -> None:
        """Forget all of them; the files stay."""
        self._settings.setValue("recent", [])
        self.changed.emit()

    def picture(self, path: Path) -> QImage:
        """The small picture of a file; a null image where there is none."""
        return QImage(str(self._place(path)))

    def keep_picture(self, path: Path, document: Document) -> None:
        """Store a small picture of a file. For a background thread; failing is no harm."""
        image = _small_picture(path, document)
        place = self._place(path)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        if not image.isNull():
            image.save(str(place))

    def _place(self, path: Path) -> Path:
        name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
        return self._folder / f"{name}.png"


def samples() -> tuple[Sample, ...]:
    """What is bundled to try, in the order of samples.toml; what has no file is left out."""
    folder = asset("samples")
    found = []
    for entry in _entries(folder):
        path = folder / str(entry.get("before", entry.get("clip", "")))
        if path.is_file():
            title = QCoreApplication.translate("Samples", str(entry.get("title", path.parent.name)))
            found.append(Sample(title, path, folder / str(entry.get("poster", path))))
    return tuple(found)


def sample_title(path: Path) -> str:
    """The title of a bundled picture or clip; "" for any other file."""
    if not path.resolve().is_relative_to(asset("samples")):
        return ""
    return next((s.title for s in samples() if s.path.resolve() == path.resolve()), "")


def _entries(folder: Path) -> list[dict[str, object]]:
    try:
        table = tomllib.loads((folder / "samples.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return []
    listed = (*table.get("sample", []), *table.get("clip", []))
    return [entry for entry in listed if isinstance(entry, dict)]


def _small_picture(path: Path, document: Document) -> QImage:
    if path.suffix.lower() == ".ora":
        try:
            with ZipFile(path) as archive:
                if archive.getinfo(_THUMBNAIL).file_size <= _THUMBNAIL_BYTES:
                    data = archive.read(_THUMBNAIL)
                    return QImage.fromData(data) if data.startswith(_PNG) else QImage()
            return QImage()
        except (OSError, KeyError, BadZipFile):
            return QImage()
    first = next((layer for layer in document.layers if isinstance(layer, PixelLayer)), None)
    return QImage() if first is None else sampled(first.pixels, document.size, SIDE)
