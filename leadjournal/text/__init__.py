"""Text in itself: its quotes, spelling, differences, and what it is pasted from."""
