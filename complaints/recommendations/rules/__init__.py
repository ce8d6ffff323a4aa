"""Until when a recommendation is required, and of which council."""
