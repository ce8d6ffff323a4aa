// Areas out of TopoJSON: each border is kept once there, as steps from point to point.

/** The areas of each layer as [latitude, longitude] rings: {districts: [{slug, rings}], …}. */
export function decode({ transform, arcs, objects }) {
  const [[sx, sy], [tx, ty]] = [transform.scale, transform.translate];
  const lines = arcs.map((steps) => {
    let [x, y] = [0, 0];
    return steps.map(([dx, dy]) => [(y += dy) * sy + ty, (x += dx) * sx + tx]);
  });
  const line = (number) => (number < 0 ? [...lines[~number]].reverse() : lines[number]);
  const ring = (numbers) => numbers.flatMap((number, i) => line(number).slice(i ? 1 : 0));
  const area = ({ id, arcs: polygons }) => ({
    slug: id,
    rings: polygons.map((polygon) => polygon.map(ring)),
  });
  return Object.fromEntries(
    Object.entries(objects).map(([layer, { geometries }]) => [layer, geometries.map(area)]),
  );
}
