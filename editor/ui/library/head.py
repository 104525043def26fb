"""The row above the pictures of a board: back to all boards, its name, how much lies there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from editor.ui.controls.tool import tool_button
from editor.ui.library.boards import Board
from editor.ui.library.words import board_words, count_words


class BoardHead(QFrame):
    """left(): the button back."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = tool_button("left", self.tr("All boards (Backspace)"))
        self.back.clicked.connect(self.left)
        self.title, self.facts = QLabel(), QLabel()
        self.title.setProperty("tone", "strong")
        self.facts.setProperty("tone", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 10, 4)
        row.setSpacing(6)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        row.addWidget(self.facts)
        for label in (self.title, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._board: Board | None = None

    def show_board(self, board: Board) -> None:
        """Show whose row this is."""
        self._board = board
        self.facts.setText(count_words(board))
        for label in (self.title, self.facts):
            label.setToolTip(f"{board.title}\n{board_words(board)}\n{board.path}")
        self._fit()

    def _fit(self) -> None:
        """Shorten the name where there is little room."""
        if self._board is None:
            return
        room = self.width() - self.back.sizeHint().width() - self.facts.sizeHint().width() - 30
        shorter = Qt.TextElideMode.ElideMiddle
        self.title.setText(self.title.fontMetrics().elidedText(self._board.title, shorter, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
