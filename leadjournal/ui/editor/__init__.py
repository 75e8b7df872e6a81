"""Where a person writes: the fields, their keys, their colours, their saving."""
