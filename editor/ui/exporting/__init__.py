"""Flat pictures out of the window: how they will look, one or many."""
