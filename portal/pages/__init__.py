"""The public pages: each view, and what it shows."""
