// One tab stop for the whole map: arrows go to the nearest council, letters to a name.

const DIRECTIONS = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const PATIENCE = 800;

/** The area one step away in a direction, straight ahead before aside; none at the edge. */
export function nearest(areas, from, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const area of areas) {
    const [x, y] = [area.point.x - from.point.x, area.point.y - from.point.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (area === from || ahead <= 0 || aside > 2 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [area, cost];
  }
  return best;
}

const byName = (areas) =>
  [...areas].sort((a, b) => a.council.name.localeCompare(b.council.name, "en"));

/** The next area with a word in its name that begins with the typed letters. */
export function named(areas, from, typed) {
  const begins = ({ council: { name } }) =>
    ` ${name.toLowerCase().replace(/\b(london|royal) borough of /, "")}`.includes(` ${typed}`);
  const found = areas.filter(begins);
  const next = typed.length > 1 ? found.indexOf(from) : found.indexOf(from) + 1;
  return found[next] ?? found[0] ?? null;
}

/** Calls `go` with the area to which a key leads; `areas` gives those that are shown. */
export function keyboard(canvas, { areas, areaOf, go, zoom }) {
  let typed = "";
  let since = 0;
  canvas.addEventListener("keydown", (event) => {
    const from = areaOf(event.target);
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = areas();
    let to = null;
    if (DIRECTIONS[event.key]) to = nearest(shown, from, DIRECTIONS[event.key]) ?? from;
    else if (event.key === "Home") to = byName(shown)[0];
    else if (event.key === "End") to = byName(shown).at(-1);
    else if (event.key === "+" || event.key === "=") zoom(1);
    else if (event.key === "-") zoom(-1);
    else if (/^\p{L}$/u.test(event.key)) {
      typed = event.timeStamp - since < PATIENCE ? typed + event.key : event.key;
      since = event.timeStamp;
      to = named(byName(shown), from, typed.toLowerCase());
    } else return;
    event.preventDefault();
    if (to) go(to);
  });
}

/** The area in the middle of all: where the keyboard begins. */
export function central(areas) {
  const middle = (axis) => areas.reduce((sum, { point }) => sum + point[axis], 0) / areas.length;
  const [x, y] = [middle("x"), middle("y")];
  const far = ({ point }) => Math.hypot(point.x - x, point.y - y);
  return areas.reduce((best, area) => (best && far(best) <= far(area) ? best : area), null);
}
