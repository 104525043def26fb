"""The candidate brush: paint which of several answers shows where."""
