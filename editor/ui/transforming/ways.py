"""The list of resampling methods, wherever one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.core.sampling import Resampling
from editor.ui.controls.combo import Combo
from editor.ui.words import marked as T

WAYS = (
    (Resampling.AUTOMATIC, T("Resampling", "Automatic")),
    (Resampling.LANCZOS, T("Resampling", "Lanczos (sharpest)")),
    (Resampling.BICUBIC, T("Resampling", "Bicubic")),
    (Resampling.BILINEAR, T("Resampling", "Bilinear (softest)")),
    (Resampling.NEAREST, T("Resampling", "Nearest (pixel art)")),
)


class WayCombo(Combo):
    """Which method; automatic at first."""

    def __init__(self) -> None:
        name = QCoreApplication.translate("Resampling", "Method")
        super().__init__(name, QCoreApplication.translate("Resampling", "How new pixels are found"))
        self.addItems([QCoreApplication.translate("Resampling", words) for _, words in WAYS])

    @property
    def resampling(self) -> Resampling:
        """The method chosen."""
        return WAYS[self.currentIndex()][0]
