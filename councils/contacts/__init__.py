"""Whom the ombudsman writes to at each council, by office. Never public."""
