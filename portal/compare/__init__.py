"""Two to six councils side by side, from frozen public figures: as a page, as CSV, as PDF."""
