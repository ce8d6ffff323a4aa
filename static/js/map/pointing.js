// Mouse and finger. The areas are links: a mouse opens them as it opens any link; the first touch
// of one shows its figures, the second opens it.

const STILL = 5;

export function pointing(canvas, { areaOf, chosen, choose, touched, opened }) {
  let pressed = { clientX: 0, clientY: 0, pointerType: "" };
  let before = null;
  let at = ""; // where the pointer was seen last
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      pressed = event;
      before = chosen(); // the press gives the focus, and the focus chooses
    },
    { capture: true },
  );
  const placeOf = ({ clientX, clientY }) => `${clientX} ${clientY}`;
  canvas.addEventListener("pointermove", (event) => (at = placeOf(event)));
  canvas.addEventListener("pointerover", (event) => {
    const area = areaOf(event.target);
    if (placeOf(event) === at) return; // what is drawn under a pointer at rest was not pointed at
    if (area && event.pointerType !== "touch" && !event.buttons) choose(area);
  });
  canvas.addEventListener(
    "click",
    (event) => {
      const area = areaOf(event.target);
      const byKey = event.detail === 0;
      if (!area) return;
      if (byKey) return opened();
      const far = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > STILL;
      const first = pressed.pointerType === "touch" && before !== area;
      if (far || first) event.preventDefault();
      if (first && !far) {
        choose(area);
        touched(area);
      } else opened();
    },
    { capture: true },
  );
}
