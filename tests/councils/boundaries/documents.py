"""Map files as small as they come, as what JSON makes of them."""

from councils.boundaries import map_files

RING = [[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
GRID = "download the file in WGS 84 (EPSG:4326), as GeoJSON from the ONS is"


def feature(properties=None, geometry=POLYGON, **members):
    return {"type": "Feature", "properties": properties, "geometry": geometry, **members}


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def topojson(*geometries, arcs=(RING,), name="LAD_MAY_2023", **members):
    objects = {name: {"type": "GeometryCollection", "geometries": list(geometries)}}
    return {"type": "Topology", "objects": objects, "arcs": list(arcs), **members}


def only(document):
    (area,) = map_files.areas(document)
    return area
