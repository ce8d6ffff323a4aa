// What others on the page may do with the map: have a council shown, hear which point a reader
// chooses on it, and take the areas it is drawn from, as places.js does. `[data-map]` says
// "map-ready" with this, and keeps it as `portalMap`. A control for it may stand in [data-map-place].

export function offer(root, { map, show, areas }) {
  const canvas = map.getContainer();

  /** The next point that is pressed on the map, as {latitude, longitude}; by key, a council's middle. */
  function nextPoint(signal) {
    return new Promise((resolve, reject) => {
      const until = new AbortController();
      const end = () => {
        until.abort();
        delete canvas.dataset.choosing;
      };
      canvas.dataset.choosing = "point";
      signal?.addEventListener("abort", () => (end(), reject(signal.reason)), { once: true });
      root.addEventListener(
        "click",
        (event) => {
          if (!canvas.contains(event.target)) return;
          event.preventDefault();
          event.stopPropagation(); // a council that is pressed is not opened now
          const { left, top } = canvas.getBoundingClientRect();
          const box = event.target.getBoundingClientRect();
          const byKey = event.detail === 0;
          const x = byKey ? box.left + box.width / 2 : event.clientX;
          const y = byKey ? box.top + box.height / 2 : event.clientY;
          const { lat, lng } = map.containerPointToLatLng([x - left, y - top]);
          end();
          resolve({ latitude: lat, longitude: lng });
        },
        { capture: true, signal: until.signal },
      );
    });
  }

  /** {counties: [{slug, rings}, …], districts: […]}: what is drawn already is not fetched again. */
  async function boundaries() {
    const layers = ["counties", "districts"];
    const found = await Promise.all(layers.map((layer) => areas(layer)));
    return Object.fromEntries(layers.map((layer, i) => [layer, found[i]]));
  }

  root.portalMap = { show, nextPoint, boundaries };
  root.dispatchEvent(new CustomEvent("map-ready", { bubbles: true, detail: root.portalMap }));
}
