"""How Django itself writes days and instants, on staff's screens: as ``councils.dates`` does.

It cannot write 9.30am, so its clock has twenty-four hours.
"""

DATE_FORMAT = SHORT_DATE_FORMAT = "j F Y"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
