"""What statements are put together from, a module for each field."""
