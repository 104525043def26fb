"""Where dialogs that ask for files begin: in the folder that was last used for their kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

FOLDER = "folder"
PICTURES = QStandardPaths.StandardLocation.PicturesLocation


@dataclass(frozen=True)
class LastFolder:
    """Kept in the settings. kind: of files, such as "palettes"; "" = documents and pictures."""

    settings: QSettings
    kind: str = ""
    usual: QStandardPaths.StandardLocation = PICTURES

    @property
    def path(self) -> Path:
        """The folder used last for this kind, else for any, else the usual one of the desktop."""
        own = self.settings.value(self._key, "")
        any_ = self.settings.value(FOLDER, "") if self.usual is PICTURES else ""
        for name in (own, any_, QStandardPaths.writableLocation(self.usual)):
            if name and Path(str(name)).is_dir():
                return Path(str(name))
        return Path.home()

    def keep(self, folder: Path) -> None:
        """Begin here the next time."""
        self.settings.setValue(self._key, str(folder))

    @property
    def _key(self) -> str:
        return f"{self.kind}/{FOLDER}" if self.kind else FOLDER
