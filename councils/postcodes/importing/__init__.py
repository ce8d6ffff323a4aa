"""Loading the postcode directory of the Office for National Statistics."""
