"""The earlier texts of a reflection, and what changed between them."""
