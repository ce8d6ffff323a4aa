// What the map is drawn from: figures of a year and layer, and the areas of that year, whose addresses
// are in the figures. Each is asked for when it is first shown, and kept.

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

  /** The areas at some addresses together, [{slug, rings}, …]: the very same as often as it is asked. */
  const areas = (addresses) =>
    once(addresses.join(" "), async () => {
      const sets = addresses.map((each) => once(each, () => fetched(each).then(decode)));
      return (await Promise.all(sets)).flatMap((set) => Object.values(set).flat());
    });

  return { figures, areas };
}
