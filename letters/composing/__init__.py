"""A letter's words and figures, made from a release's frozen figures and the year's words."""
