"""The column beside a text: what it is about, and what belongs to it."""
