#!/usr/bin/env python3
"""Makes the shapes of the dashboard's map: GeoJSON whose features are keyed by ISO 3166-1 alpha-2 codes.

Reads the TopoJSON files of npm's world-atlas and Debian's list of ISO 3166-1. The README beside this script says which
versions, and how to run it.
"""

import argparse
import json
import sys
from pathlib import Path

# Coarse first. A country has the shapes of the first file that has it: most are in the coarsest, small ones follow.
RESOLUTIONS = ["110m", "50m", "10m"]

DECIMALS = 2
MAX_DECIMALS = 6

# Nobody sells there, and it takes a third of a map's height.
LEFT_OUT = {"AQ"}

# What ISO 3166-1 has no code for, and lists (in ISO 3166-2) under the code of a country.
CODE_BY_NAME = {"N. Cyprus": "CY", "Somaliland": "SO"}

# Land that the files give to another country than ISO 3166 does: (code, where the files have it, the box that it lies
# in as west, south, east, north). The source is a code or, where the files' shape has none, its name.
ELSEWHERE = [
    ("UA", "RU", (32, 44, 37, 46.5)),  # Crimea
    ("GF", "FR", (-55, 2, -51, 6)),
    ("GP", "FR", (-62, 15.8, -60.9, 16.6)),
    ("MQ", "FR", (-61.3, 14.3, -60.7, 15)),
    ("RE", "FR", (55, -22, 56, -20)),
    ("YT", "FR", (44.9, -13.2, 45.4, -12.5)),
    ("SJ", "NO", (10, 74, 34, 82)),  # Svalbard
    ("SJ", "NO", (-10, 70, -7, 72)),  # Jan Mayen
    ("BV", "NO", (3, -55, 4, -54)),
    ("BQ", "NL", (-69, 11.9, -68, 12.5)),
    ("BQ", "NL", (-63.5, 17.3, -62.8, 17.8)),
    ("TK", "NZ", (-173, -10, -171, -8)),
    ("CX", "Indian Ocean Ter.", (105, -11, 106, -10)),
    ("CC", "Indian Ocean Ter.", (96, -13, 97, -11)),
]


class Topology:
    """One TopoJSON file. A polygon is a list of rings, a ring a list of arcs' numbers; ~n is arc n from its end."""

    def __init__(self, file):
        topology = json.loads(file.read_text(encoding="utf-8"))
        self.geometries = topology["objects"]["countries"]["geometries"]
        self.arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]

    def points(self, ring):
        points = []
        for number in ring:
            arc = self.arc(number)
            # An arc begins where the one before it ends.
            points.extend(arc[1:] if points else arc)
        return points

    def arc(self, number):
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]

    def polygons_by_code(self, codes):
        """The polygons of every country in the file, and the names of the shapes that are no country's."""
        polygons, nobodys = {}, []
        for geometry in self.geometries:
            name = geometry["properties"]["name"]
            source = codes.get(geometry.get("id")) or CODE_BY_NAME.get(name) or name
            for polygon in polygons_of(geometry):
                code = self.code(polygon, source)
                if len(code) == 2:
                    polygons.setdefault(code, []).append(polygon)
                else:
                    nobodys.append(name)
        return polygons, sorted(set(nobodys))

    def code(self, polygon, source):
        for code, holder, (west, south, east, north) in ELSEWHERE:
            if source == holder and all(
                west <= x <= east and south <= y <= north for x, y in self.points(polygon[0])
            ):
                return code
        return source

    def shape(self, polygons):
        """A country's polygons as rings of points."""
        return [[self.points(ring) for ring in polygon] for polygon in self.merged(polygons)]

    def merged(self, polygons):
        """The polygons without the borders that two of them share."""
        numbers = {number for polygon in polygons for ring in polygon for number in ring}
        shared = {number for number in numbers if ~number in numbers}
        if not shared:
            return polygons
        touching = [polygon for polygon in polygons if any(number in shared for ring in polygon for number in ring)]
        if any(len(polygon) > 1 for polygon in touching):
            raise ValueError("merging polygons with holes is not foreseen")
        return [polygon for polygon in polygons if polygon not in touching] + [
            [ring]
            for ring in self.stitched(
                [number for polygon in touching for number in polygon[0] if number not in shared]
            )
        ]

    def stitched(self, numbers):
        """Rings of arcs that follow one another in some order."""
        by_start = {self.arc(number)[0]: number for number in numbers}
        if len(by_start) != len(numbers):
            raise ValueError("arcs that fork cannot be stitched")
        rings = []
        while by_start:
            start, number = by_start.popitem()
            ring = [number]
            while (end := self.arc(ring[-1])[-1]) != start:
                ring.append(by_start.pop(end))
            rings.append(ring)
        return rings


def decoded(arc, transform):
    """Undoes TopoJSON's quantisation: the first point of an arc, then the steps from each to the next."""
    (scale_x, scale_y), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y, *_ in arc:
        x += step_x
        y += step_y
        points.append((x * scale_x + west, y * scale_y + south))
    return points


def polygons_of(geometry):
    match geometry["type"]:
        case "Polygon":
            return [geometry["arcs"]]
        case "MultiPolygon":
            return geometry["arcs"]
        case other:
            raise ValueError(f"no shape of a country: {other}")


def in_one_piece(points):
    """A ring across the antimeridian goes on beyond 180° east, instead of jumping across the whole map."""
    if all(abs(x - next_x) <= 180 for (x, _), (next_x, _) in zip(points, points[1:])):
        return points
    return [(x + 360 if x < 0 else x, y) for x, y in points]


def rounded(points, decimals):
    """The ring with so many decimals; None if nothing is left of it."""
    ring = []
    for point in points:
        place = [int(value) if value.is_integer() else value for value in (round(value, decimals) for value in point)]
        if not ring or place != ring[-1]:
            ring.append(place)
    return ring if len(ring) >= 4 and area(ring) > 0 else None


def area(ring):
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, ring[1:]))) / 2


def rounded_polygon(rings, decimals):
    outer, *holes = (rounded(points, decimals) for points in rings)
    return None if outer is None else [outer, *(hole for hole in holes if hole is not None)]


def geometry(polygons):
    """A country's polygons, rounded. Islands that rounding leaves nothing of go, but never all of them."""
    polygons = [[in_one_piece(ring) for ring in polygon] for polygon in polygons]
    for decimals in range(DECIMALS, MAX_DECIMALS + 1):
        kept = [polygon for polygon in (rounded_polygon(rings, decimals) for rings in polygons) if polygon]
        if kept:
            break
    else:
        raise ValueError("nothing is left of a country")
    if len(kept) == 1:
        return {"type": "Polygon", "coordinates": kept[0]}
    return {"type": "MultiPolygon", "coordinates": kept}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--atlas", type=Path, required=True, help="folder with countries-{110m,50m,10m}.json")
    arguments.add_argument("--iso-codes", type=Path, required=True, help="iso_3166-1.json of Debian's iso-codes")
    arguments.add_argument("--output", type=Path, required=True, help="the GeoJSON file to write")
    given = arguments.parse_args()

    countries = json.loads(given.iso_codes.read_text(encoding="utf-8"))["3166-1"]
    codes = {country["numeric"]: country["alpha_2"] for country in countries}
    wanted = set(codes.values()) - LEFT_OUT

    geometries = {}
    for resolution in RESOLUTIONS:
        topology = Topology(given.atlas / f"countries-{resolution}.json")
        polygons, nobodys = topology.polygons_by_code(codes)
        new = sorted(code for code in wanted - geometries.keys() if code in polygons)
        geometries.update((code, geometry(topology.shape(polygons[code]))) for code in new)
        print(f"{resolution}: {len(new)} countries", "" if len(new) > 100 else " ".join(new), file=sys.stderr)
        print(f"  no country's: {', '.join(nobodys)}", file=sys.stderr)
    if missing := wanted - geometries.keys():
        raise SystemExit(f"no shape for {' '.join(sorted(missing))}")

    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"iso": code}, "geometry": geometries[code]}
            # In the order of the files: what is small is drawn after, and so above, what lies around it.
            for code in geometries
        ],
    }
    given.output.write_text(json.dumps(collection, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
