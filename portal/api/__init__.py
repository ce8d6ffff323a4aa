"""The API: read-only, without a key, over the data sets of ``portal.open_data``."""
