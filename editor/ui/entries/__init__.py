"""What every action of the window is called, which keys it has: tables, by what they are about."""
