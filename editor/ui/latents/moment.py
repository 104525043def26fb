"""Latents as they are at the playhead, the same object while nothing changes."""

from __future__ import annotations

from editor.core.errors import BadInput
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.jobs.latent_keys import at_frame


class Moment:
    """Remembers the latest answer, for views compare latents by identity."""

    def __init__(self) -> None:
        self._asked: tuple[int, int, int] = (0, 0, 0)
        self._kept: tuple[Latents, tuple[Direction, ...], Latents] | None = None

    def of(self, latents: Latents, directions: tuple[Direction, ...], frame: int) -> Latents:
        """As `at_frame`; itself where its sliders are not at hand."""
        asked = id(latents), id(directions), frame  # what is kept keeps its id
        if self._kept is None or asked != self._asked:
            try:
                answer = at_frame(latents, directions, frame)
            except BadInput:
                answer = latents
            self._asked, self._kept = asked, (latents, directions, answer)
        return self._kept[2]
