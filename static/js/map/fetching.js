// What the map is drawn from: figures of a year and layer, areas of a shape and layer. Each is asked
// for when it is first shown, and kept.

import { decode } from "./topology.js";

export function fetching(root) {
  const kept = new Map();

  async function fetched(address, signal) {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }
  function once(key, ask) {
    if (!kept.has(key)) {
      const asked = ask();
      asked.catch(() => kept.delete(key));
      kept.set(key, asked);
    }
    return kept.get(key);
  }

  /** The figures of a layer's councils in a year, or in three. */
  function figures({ year, layer, pooled }, signal) {
    const options = [...root.querySelector("[data-map-year]").options];
    const { dataset } = options.find(({ value }) => value === year);
    return fetched(`${dataset.figures}?layer=${layer}${pooled && `&pooled=${pooled}`}`, signal);
  }

  /** The areas of a layer, [{slug, rings}, …], out of all the sets that hold some. */
  async function areas(shape, layer) {
    const name = shape + layer[0].toUpperCase() + layer.slice(1);
    const sets = root.dataset[name].split(" ").map((each) => once(each, () => fetched(each).then(decode)));
    return (await Promise.all(sets)).flatMap((set) => Object.values(set).flat());
  }

  return { figures, areas };
}
