"""How a journal's file stands, as the window notices it and says it."""
