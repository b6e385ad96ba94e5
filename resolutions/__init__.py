"""What we hold, and the pages that show it."""
