"""Curves of very different size, all to be read."""

from __future__ import annotations

import numpy as np

from editor.ui.train.chart import Chart


def curve(low: float, high: float) -> np.ndarray:
    return np.column_stack([np.arange(20.0), np.linspace(high, low, 20)])


def heights(chart: Chart, name: str) -> float:
    area = chart.area()
    points = chart._points(area, chart.shown[name], chart.shown[name])
    return (max(p.y() for p in points) - min(p.y() for p in points)) / area.height()


def test_a_small_loss_beside_a_large_one_is_no_flat_line(qtbot) -> None:
    chart = Chart("Curves")
    qtbot.addWidget(chart)
    chart.resize(360, 220)
    chart.show_curves({"generator": curve(40, 900), "cycle": curve(0.05, 0.4)})
    assert chart.parted and min(heights(chart, name) for name in chart.curves) > 0.8
    assert chart._called("cycle").startswith("cycle 0.05")
    chart.set_log(True)
    assert not chart.parted and heights(chart, "cycle") < 0.5


def test_losses_of_like_size_share_one_scale(qtbot) -> None:
    chart = Chart("Curves")
    qtbot.addWidget(chart)
    chart.resize(360, 220)
    chart.show_curves({"generator": curve(0.5, 2), "critic": curve(0.6, 0.8)})
    assert not chart.parted and heights(chart, "critic") < 0.3
    assert chart._called("critic") == "critic"
