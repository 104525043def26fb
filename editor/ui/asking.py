"""What one document waits for from the inpainting engine, or can choose from."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakSet

from editor.core.layer import PixelLayer
from editor.jobs.inpaint import patch_layer
from editor.jobs.job import InpaintJob, Patch
from editor.jobs.queue import Ticket


@dataclass(frozen=True, eq=False)
class Answer:
    """One of several ways to fill the hole: a layer ready to land. seam: 0 = invisible, None =
    unknown. seed: what makes it again."""

    layer: PixelLayer
    patch: Patch
    ticket: Ticket
    seed: int

    @property
    def seam(self) -> float | None:
        """Mean absolute step at the border, 0..1."""
        value = self.patch.notes.get("seam")
        return float(value) if value is not None else None


@dataclass(eq=False)
class Asking:
    """ticket: the request that is unanswered. waits: one is asked for as soon as its frame is
    there. growing: what came so far of it; final: what will not change, by answer.

    answers: what waits for a choice, the one shown being `chosen`; mixed: several of them in one,
    shown instead while the artist mixes them. ours: every request that was made for this document.
    """

    ticket: Ticket | None = None
    waits: bool = False
    growing: PixelLayer | None = None
    final: dict[int, Patch] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    chosen: int = 0
    mixed: PixelLayer | None = None
    ours: WeakSet[Ticket] = field(default_factory=WeakSet)

    @property
    def working(self) -> bool:
        """True while a request is unanswered, or waits for its frame."""
        return self.waits or self.ticket is not None

    @property
    def shown(self) -> PixelLayer | None:
        """The layer that stands for the answers; None where there are none."""
        return self.mixed or (self.answers[self.chosen].layer if self.answers else None)

    def drop(self) -> None:
        """Forget what came of a request."""
        self.growing, self.final = None, {}

    def gather(self, ticket: Ticket) -> None:
        """All that came is there: it waits for a choice."""
        job = ticket.job
        assert isinstance(job, InpaintJob)
        self.answers = tuple(
            Answer(patch_layer(job, patch), patch, ticket, job.seed + number)
            for number, patch in sorted(self.final.items())
        )
        self.chosen, self.mixed = 0, None
        self.drop()

    def let_answers_go(self) -> None:
        """Nothing waits for a choice any more."""
        answers, self.answers, self.chosen, self.mixed = self.answers, (), 0, None
        for answer in answers:
            answer.ticket.release()

    def end(self) -> None:
        """The document goes: hold nothing."""
        self.ticket, self.waits = None, False
        self.drop()
        self.let_answers_go()
        for ticket in self.ours:
            ticket.release()
        self.ours = WeakSet()
