"""What is still to be had of a damaged journal, and putting a backup in its place."""
