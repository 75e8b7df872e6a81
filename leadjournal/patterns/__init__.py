"""Patterns in what a person wrote: counts, claims with their receipts, own words."""
