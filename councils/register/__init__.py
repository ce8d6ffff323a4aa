"""Who the authorities are: names, succession, what the register lacks, and loading it."""
