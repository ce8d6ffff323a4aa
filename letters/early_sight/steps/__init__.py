"""What a council says of its letter before it is public, and what staff answer."""
