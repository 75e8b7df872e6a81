"""The if-then plans, open and closed."""
