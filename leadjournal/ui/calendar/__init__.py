"""The calendar of a year."""
