"""The jobs panel: what runs, what waits, what ended; pause, reorder, cancel, retry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.jobs.queue import Event, Ticket
from editor.ui.controls.tool import tool_button
from editor.ui.icons import set_icon
from editor.ui.studio import Studio
from editor.ui.words import duration

REFRESH_MILLISECONDS = 80


class JobsPanel(QWidget):
    """Shows the worker's tickets, newest first. retry: asks again for one that ended badly."""

    def __init__(self, studio: Studio, retry: Callable[[Ticket], None] | None = None) -> None:
        super().__init__()
        self._worker, self._retry = studio.worker, retry or studio.retry
        self._left: dict[int, float | None] = {}
        self._rows: dict[int, JobRow] = {}
        self.pause = tool_button("pause", self.tr("Pause the queue"))
        self.pause.setCheckable(True)
        self.pause.clicked.connect(self._pause)
        self._state = QLabel()
        self._state.setProperty("tone", "small")
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 0)
        head.addWidget(self._state, 1)
        head.addWidget(self.pause)
        self._empty = QLabel(self.tr("No jobs yet. Paint a mask and press Enter."))
        self._empty.setProperty("tone", "small")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out(head)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_tickets)
        studio.worker.reported.connect(self._on_event)
        studio.busy.connect(self._soon_again)
        self.show_tickets()

    def _lay_out(self, head: QHBoxLayout) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setAccessibleName(self.tr("Jobs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """What is shown, newest first."""
        return tuple(self._rows[number] for number in sorted(self._rows, reverse=True))

    def show_tickets(self) -> None:
        """Show the tickets as they are now."""
        tickets = tuple(ticket for ticket in self._worker.tickets() if not ticket.fleeting)
        waiting = [ticket for ticket in tickets if ticket.state == "waiting"]
        for number in self._rows.keys() - {ticket.number for ticket in tickets}:
            self._rows.pop(number).deleteLater()
        for ticket in tickets:
            if ticket.number not in self._rows:
                self._rows[ticket.number] = self._new_row(ticket)
            place = waiting.index(ticket) if ticket in waiting else None
            left = self._left.get(ticket.number)
            self._rows[ticket.number].show_ticket(left, place, len(waiting))
        order = [*waiting[::-1], *(t for t in reversed(tickets) if t.state != "waiting")]
        for index, ticket in enumerate(order):
            self._column.insertWidget(index, self._rows[ticket.number])
        self._empty.setVisible(not tickets)
        self._show_state(tickets)

    def _show_state(self, tickets: tuple[Ticket, ...]) -> None:
        open_ones = sum(ticket.unfinished for ticket in tickets)
        if self._worker.paused:
            text = self.tr("Paused, {count} waiting").format(count=open_ones)
        elif open_ones:
            text = self.tr("{count} at work or waiting").format(count=open_ones)
        else:
            text = self.tr("Nothing to do") if tickets else ""
        self._state.setText(text)

    def _new_row(self, ticket: Ticket) -> JobRow:
        row = JobRow(ticket)
        row.cancel.clicked.connect(lambda: self._worker.cancel(ticket))
        row.retry.clicked.connect(lambda: self._retry(ticket))
        row.up.clicked.connect(lambda: self._move(ticket, 1))
        row.down.clicked.connect(lambda: self._move(ticket, -1))
        return row

    def _move(self, ticket: Ticket, by: int) -> None:
        waiting = [other for other in self._worker.tickets() if other.state == "waiting"]
        if ticket in waiting:
            self._worker.reorder(ticket, waiting.index(ticket) + by)
            self.show_tickets()

    def _pause(self, paused: bool) -> None:
        if paused:
            self._worker.pause()
        else:
            self._worker.resume()
        set_icon(self.pause, "play" if paused else "pause")
        tip = self.tr("Resume the queue") if paused else self.tr("Pause the queue")
        self.pause.setToolTip(tip)
        self.show_tickets()

    def _on_event(self, event: Event) -> None:
        if event.progress is not None:
            self._left[event.ticket.number] = event.seconds_left
        self._soon_again()

    def _soon_again(self) -> None:
        if not self._soon.isActive():
            self._soon.start(REFRESH_MILLISECONDS)


class JobRow(QFrame):
    """One ticket: title, what becomes of it, progress, and the buttons that make sense now."""

    def __init__(self, ticket: Ticket) -> None:
        super().__init__()
        self.setObjectName("card")
        self.ticket = ticket
        title = QLabel(ticket.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QLabel()
        self._state.setProperty("tone", "small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(self._state)
        self.up = tool_button("up", self.tr("Later"))
        self.down = tool_button("down", self.tr("Sooner"))
        self.retry = tool_button("retry", self.tr("Retry"))
        self.cancel = tool_button("close", self.tr("Cancel this job"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(words, 1)
        for button in (self.up, self.down, self.retry, self.cancel):
            row.addWidget(button)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 6)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def state_text(self) -> str:
        """What it says of the ticket."""
        return self._state.text()

    def show_ticket(self, seconds_left: float | None, place: int | None, waiting: int) -> None:
        """Show the ticket as it is now; `place` among those that wait, 0 = next."""
        ticket = self.ticket
        self._state.setText(self._words(seconds_left))
        self._bar.setVisible(ticket.state == "running")
        self._bar.setValue(round(ticket.progress * 1000))
        self.retry.setVisible(ticket.state in ("failed", "cancelled"))
        self.cancel.setVisible(ticket.unfinished)
        self.up.setVisible(place is not None and place + 1 < waiting)
        self.down.setVisible(place is not None and place > 0)
        self.setAccessibleName(f"{ticket.title}: {self._state.text()}")

    def _words(self, seconds_left: float | None) -> str:
        ticket = self.ticket
        if ticket.state == "running":
            share = self.tr("{percent} %").format(percent=round(ticket.progress * 100))
            if seconds_left is None:
                return share
            return self.tr("{share} · {time} left").format(share=share, time=duration(seconds_left))
        if ticket.state == "done" and ticket.ended and ticket.started:
            return self.tr("Done in {time}").format(time=duration(ticket.ended - ticket.started))
        named: dict[str, Callable[[], str]] = {
            "waiting": lambda: self.tr("Waiting"),
            "done": lambda: self.tr("Done"),
            "failed": lambda: self.tr("Failed"),
            "cancelled": lambda: self.tr("Cancelled"),
        }
        return named[ticket.state]()
