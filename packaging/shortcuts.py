"""Write docs/shortcuts.md: every key of the window, in English.

python packaging/shortcuts.py
"""

from __future__ import annotations

import os
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "docs" / "shortcuts.md"


def sheet() -> str:
    """The text of the page. A Qt application must be there."""
    from PySide6.QtCore import QObject

    from editor.ui.actions import Actions
    from editor.ui.viewing.sheet import blocks, to_markdown

    owner = QObject()
    return to_markdown(blocks(Actions(owner)), "Keyboard shortcuts")


def main() -> None:
    """Write the page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    TARGET.write_text(sheet(), encoding="utf-8")
    application.quit()
    print(TARGET)


if __name__ == "__main__":
    main()
