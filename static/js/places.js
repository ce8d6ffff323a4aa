// Which councils lie at a point: worked out here, against the borders that the map is drawn from.

const METRES = 111_320; // in a degree of latitude
export const UNSURE = 500; // metres: how far off these simplified borders may be

/**
 * The councils at a point, from decoded boundaries (see map/topology.js), the district first.
 *
 * `layers` is {districts: [{slug, rings}], counties: […]}, or several such sets. Each council comes
 * with the distance to its border in metres. `nearby` are those within `within` metres whose border
 * the point is outside of: it may lie there as well. At sea, or abroad, `councils` is empty.
 */
export function councilsAt(lat, lng, layers, within = UNSURE) {
  const flat = flatten(lat);
  const found = { councils: [], nearby: [] };
  for (const layer of ["districts", "counties"]) {
    for (const { slug, rings } of [layers].flat().flatMap((set) => set[layer] ?? [])) {
      if (outside(lat, lng, rings, flat) > within) continue;
      const isInside = rings.some((polygon) => contains(polygon, lat, lng));
      const metres = Math.round(Math.min(...rings.flat().map((ring) => distance(ring, lat, lng, flat))));
      if (isInside) found.councils.push({ slug, layer, metres });
      else if (metres <= within) found.nearby.push({ slug, layer, metres });
    }
  }
  found.nearby.sort((a, b) => a.metres - b.metres);
  return found;
}

/** Metres in a degree, northwards and eastwards, at a latitude. */
function flatten(lat) {
  return [METRES, METRES * Math.cos((lat * Math.PI) / 180)];
}

/** At least how far a point lies from an area: of the nearest box round one of its parts. */
function outside(lat, lng, rings, [north, east]) {
  return Math.min(
    ...rings.map(([outer]) => {
      const [bottom, left, top, right] = box(outer);
      const y = Math.max(bottom - lat, 0, lat - top) * north;
      const x = Math.max(left - lng, 0, lng - right) * east;
      return Math.hypot(x, y);
    }),
  );
}

const boxes = new WeakMap();
function box(ring) {
  if (!boxes.has(ring)) {
    const found = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lat, lng] of ring) {
      found[0] = Math.min(found[0], lat);
      found[1] = Math.min(found[1], lng);
      found[2] = Math.max(found[2], lat);
      found[3] = Math.max(found[3], lng);
    }
    boxes.set(ring, found);
  }
  return boxes.get(ring);
}

/** Whether a polygon, its holes taken out, holds a point: by crossing its edges eastwards. */
function contains(polygon, lat, lng) {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[y1, x1], [y2, x2]] = [ring[i], ring[j]];
      if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** Metres from a point to the nearest edge of a ring. */
function distance(ring, lat, lng, [north, east]) {
  let least = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ay, ax] = [(ring[j][0] - lat) * north, (ring[j][1] - lng) * east];
    const [by, bx] = [(ring[i][0] - lat) * north, (ring[i][1] - lng) * east];
    const [dy, dx] = [by - ay, bx - ax];
    const length = dx * dx + dy * dy;
    const along = length ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length)) : 0;
    least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
  }
  return least;
}
