"""Latents in the window: sliders, variations, points, and the controller behind them."""
