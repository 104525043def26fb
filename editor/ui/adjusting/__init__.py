"""Adjustment layers in the window: making them, their controls, and the histogram."""
