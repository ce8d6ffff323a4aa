"""What complaints are about: categories and subjects."""
