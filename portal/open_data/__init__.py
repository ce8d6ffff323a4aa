"""What re-users take away: each column is defined once, for API, files and dictionary alike."""
