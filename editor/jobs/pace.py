"""How long a job will still take, told from the progress it has made."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

SAMPLES = 24
LEAST_SECONDS = 0.5
LEAST_PROGRESS = 0.02


@dataclass(eq=False)
class Pace:
    """Collects (seconds, progress 0..1) pairs; keeps few, spread over the whole job."""

    _samples: list[tuple[float, float]] = field(default_factory=list)
    _apart: float = 0.0  # seconds between kept samples; doubles whenever the list is full

    def note(self, now: float, progress: float) -> None:
        """Remember that `progress` was reached at `now` (seconds on any steady clock)."""
        if self._samples and now - self._samples[-1][0] < self._apart:
            return
        self._samples.append((now, progress))
        if len(self._samples) > SAMPLES:
            span = now - self._samples[0][0]
            self._samples = self._samples[::2]
            self._apart = span / len(self._samples) / 2

    def seconds_left(self, now: float, progress: float) -> float | None:
        """Seconds until progress 1, or None while too little is known.

        The rate is the median of the rates in windows a quarter of the job long, so that neither
        a slow start nor one stall spoils it, and progress in leaps is evened out.
        """
        if not self._samples:
            return None
        first_time, first_progress = self._samples[0]
        if now - first_time < LEAST_SECONDS or progress - first_progress < LEAST_PROGRESS:
            return None
        points = [*self._samples, (now, progress)]
        ends = points[max(1, len(points) // 4) :]
        rates = [(q - p) / (t - s) for (s, p), (t, q) in zip(points, ends, strict=False) if t > s]
        rate = median(rates) if rates else 0.0
        if rate <= 0:  # mostly stalled: the mean still tells something
            rate = (progress - first_progress) / (now - first_time)
        return max(0.0, (1.0 - progress) / rate)
