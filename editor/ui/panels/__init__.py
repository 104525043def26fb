"""The window's panels: each shows one side of the session and passes on what is asked."""
