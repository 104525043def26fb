"""What the doctor found, group by group in plain words, each left out or taken in by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.labels import text_button
from editor.ui.controls.tool import tool_button
from editor.ui.icons import pixmap, set_icon
from editor.ui.said import said as remark
from editor.ui.theme import colours
from editor.ui.train.dataset import Dataset, Finding
from editor.ui.train.words import PASSED_OVER, TROUBLES, said

LISTED = 300
"""Files of a group that are shown one by one; its button acts on all."""


class Group(QFrame):
    """One kind of trouble. `left_out(frozenset)`, `taken_in(frozenset)`: names of files."""

    left_out = Signal(frozenset)
    taken_in = Signal(frozenset)

    def __init__(self, trouble: str) -> None:
        super().__init__()
        self.trouble = trouble
        self._findings: tuple[Finding, ...] = ()
        self._sign = QLabel()
        self._title = QLabel()
        self._title.setProperty("tone", "strong")
        self._why = QLabel()
        self._why.setProperty("tone", "small")
        self._why.setWordWrap(True)
        self.button: QPushButton = text_button("", "")
        self.button.clicked.connect(self._press)
        self.unfold: QToolButton = tool_button("right", self.tr("Show the files"), size=12)
        self.unfold.clicked.connect(self._toggle_list)
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files; ticked ones are trained on"))
        self.files.setToolTip(self.tr("Ticked files are trained on"))
        self.files.setMaximumHeight(150)
        self.files.setVisible(False)
        self.files.itemChanged.connect(self._on_tick)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.files)

    @property
    def names(self) -> frozenset[str]:
        """The files of the group."""
        return frozenset(finding.file for finding in self._findings)

    def show_findings(self, findings: tuple[Finding, ...], excluded: frozenset[str]) -> None:
        """Show these, those left out unticked."""
        fresh = findings != self._findings
        self._findings = findings
        usual = self.trouble.replace("-", " ") + ": {n}", findings[0].detail
        title, why = TROUBLES.get(self.trouble, usual)
        self._title.setText(said(title, n=f"{len(findings):,}".replace(",", "\u202f")))
        self._why.setText(said(why))
        serious = findings[0].serious
        name, role = ("warning", colours().accent) if serious else ("info", colours().secondary)
        self._sign.setPixmap(pixmap(name, role, 16, self.devicePixelRatioF()))
        out = self.names <= excluded
        self.button.setText(self.tr("Take in again") if out else self.tr("Leave them out"))
        self.button.setAccessibleName(f"{self.button.text()}: {self._title.text()}")
        self.button.setToolTip(
            self.tr("Train with these files") if out else self.tr("Train without these files")
        )
        self.button.setVisible(self.trouble not in PASSED_OVER)
        self._list(excluded, fresh)

    def _list(self, excluded: frozenset[str], fresh: bool) -> None:
        self.files.blockSignals(True)
        if fresh:
            self.files.clear()
            for finding in self._findings[:LISTED]:
                detail = remark(finding.detail)
                like = self.tr("like {file}").format(file=finding.like) if finding.like else ""
                note = "  ·  ".join(part for part in (finding.file, like or detail) if part)
                item = QListWidgetItem(note, self.files)
                item.setToolTip(note)
                item.setData(Qt.ItemDataRole.UserRole, finding.file)
        for row in range(self.files.count()):
            item = self.files.item(row)
            out = item.data(Qt.ItemDataRole.UserRole) in excluded
            item.setCheckState(Qt.CheckState.Unchecked if out else Qt.CheckState.Checked)
        self.files.blockSignals(False)

    def _press(self) -> None:
        out = self.button.text() == self.tr("Leave them out")
        (self.left_out if out else self.taken_in).emit(self.names)

    def _on_tick(self, item: QListWidgetItem) -> None:
        name = frozenset((str(item.data(Qt.ItemDataRole.UserRole)),))
        ticked = item.checkState() is Qt.CheckState.Checked
        (self.taken_in if ticked else self.left_out).emit(name)

    def _toggle_list(self) -> None:
        shown = self.files.isHidden()
        self.files.setVisible(shown)
        set_icon(self.unfold, "unfolded" if shown else "right", "secondary", 12)


class Findings(QWidget):
    """All groups, or the sentence that there is nothing wrong. `left_out`, `taken_in` as there."""

    left_out = Signal(frozenset)
    taken_in = Signal(frozenset)

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, Group] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_dataset(self, dataset: Dataset) -> None:
        """Show what was found in these pictures."""
        found = dataset.groups()
        for name in [name for name in self.groups if name not in found]:
            group = self.groups.pop(name)
            self._column.removeWidget(group)
            group.hide()
            group.deleteLater()
        for place, (name, findings) in enumerate(found.items()):
            if name not in self.groups:
                self.groups[name] = group = Group(name)
                group.left_out.connect(self.left_out)
                group.taken_in.connect(self.taken_in)
                self._column.insertWidget(place, group)
            self.groups[name].show_findings(findings, dataset.excluded)
        self.setVisible(bool(found))


def worth_leaving(findings: Sequence[Finding]) -> frozenset[str]:
    """The files that training is better without."""
    return frozenset(one.file for one in findings if one.serious)
