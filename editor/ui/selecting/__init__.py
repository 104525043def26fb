"""Selecting: its tools' settings, how a mask is shown, what the Select menu asks for."""
