"""Making a report: what goes into it, reading it through, and saving it."""
