"""What a file is that was taken for boundaries of councils, and is not."""

import re
from typing import Any

OTHER_KIND = re.compile(r"(wd|lsoa|msoa|oa|par|pcon|ced|bua|wz)\d{2}cd", re.IGNORECASE)
# Files of councils may name these as well, so they only tell where no council is named.
LARGER_KIND = re.compile(r"(cauth|rgn|mcty|ctry)\d{2}cd", re.IGNORECASE)
COUNCIL = re.compile(r"E(0[6-9]|10)\d{6}")
KINDS = {
    "wd": "wards",
    "lsoa": "lower layer super output areas",
    "msoa": "middle layer super output areas",
    "oa": "output areas",
    "par": "parishes",
    "pcon": "parliamentary constituencies",
    "ced": "county electoral divisions",
    "bua": "built-up areas",
    "wz": "workplace zones",
    "cauth": "combined authorities",
    "rgn": "regions",
    "mcty": "metropolitan counties",
    "ctry": "countries",
}


def content(start: bytes) -> str:
    """What a file is that begins so; empty where it may be JSON."""
    if start.startswith(b"PK\x03\x04"):
        return "is a ZIP archive: download GeoJSON, or unpack it where it holds that"
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "is a web page or XML: download the boundaries as GeoJSON"
    return ""


def document(found: dict[str, Any]) -> str:
    """What ArcGIS sends where it doesn't send a whole file of GeoJSON."""
    error, properties, features = (found.get(name) for name in ("error", "properties", "features"))
    if isinstance(error, dict):
        return f"is no map, but what a server said: {str(error.get('message'))[:200]}"
    if any(
        isinstance(each, dict) and each.get("exceededTransferLimit") for each in (found, properties)
    ):
        return "the server cut this file short (exceededTransferLimit): download the whole file"
    first = features[0] if isinstance(features, list) and features else None
    if isinstance(first, dict) and "attributes" in first:
        return "is Esri JSON: download the boundaries as GeoJSON"
    return ""


def area(properties: dict[str, Any], *, names_council: bool) -> str:
    """What an area is where a column says that it is no council."""
    names_council = names_council or any(map(COUNCIL.fullmatch, map(str, properties.values())))
    kinds = (OTHER_KIND,) if names_council else (OTHER_KIND, LARGER_KIND)
    for column, value in properties.items():
        for kind in kinds:
            if value not in (None, "") and (found := kind.fullmatch(column)):
                return f"these are {KINDS[found[1].lower()]} ({column}), not councils"
    return ""
