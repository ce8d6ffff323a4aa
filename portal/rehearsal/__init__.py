"""A day of changes of the register, gone through in a copy of the database before it comes."""
