"""The palette: every action and every reflection by a few letters."""
