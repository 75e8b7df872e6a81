"""The file of a journal: how it is opened, keyed, copied and watched over."""
