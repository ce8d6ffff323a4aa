"""Where the register contradicts itself, and where it differs from the ONS's code history."""
