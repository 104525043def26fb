"""Clips in the window: the playhead, frames on their way, what is shown, long jobs."""
