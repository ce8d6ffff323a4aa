// The rest of the page follows the map: what is marked data-follows-map is taken from the page
// that the server makes for the new address, so no two parts of it can show two years.

const marked = (page) => [...page.querySelectorAll("[data-follows-map]")];

/** The server's page for an address. */
export async function pageAt(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Whether this page's parts can all be replaced by that page's. */
export function canFollow(page) {
  const names = (list) => list.map(({ dataset }) => dataset.followsMap).join();
  return marked(document).length > 0 && names(marked(document)) === names(marked(page));
}

export function follow(page) {
  const fresh = marked(page);
  marked(document).forEach((part, i) => part.replaceWith(document.adoptNode(fresh[i])));
  document.title = page.title;
}
