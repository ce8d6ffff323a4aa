"""How long a first visit waits for the map, on slow 4G with a slow processor.

Run against a portal that serves collected files, as script/server does, with figures in it:
``.venv/bin/python -m benchmarks.first_visit http://127.0.0.1:8000/``. Chromium is slowed down as
Lighthouse slows a phone: 150 ms for a request, 1.6 Mbit/s, a quarter of the processor. Milliseconds
since the page was asked for. What else the machine does counts too: run it several times.
"""

import os
import shutil
import sys

from playwright.sync_api import Browser, sync_playwright

PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75}
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 93_750,
}
SLOWER = 4
TIMES = 5
LONG = 200
WATCH = """
  window.seen = {tasks: [], picture: 0, map: 0, shift: 0};
  const watch = (type, tell) => {
    const told = new PerformanceObserver((list) => list.getEntries().forEach(tell));
    told.observe({type, buffered: true});
  };
  watch("longtask", ({duration}) => seen.tasks.push(Math.round(duration)));
  watch("layout-shift", ({value}) => (seen.shift += value));
  const shown = (name, selector) => {
    if (!seen[name] && document.querySelector(selector))
      requestAnimationFrame(() => setTimeout(() => (seen[name] ||= performance.now())));
  };
  new MutationObserver(() => {
    shown("picture", ".map-picture path");
    shown("map", "[data-map=ready]");
  }).observe(document, {subtree: true, attributes: true, childList: true});
"""
MEASURED = """() => ({
  ...seen,
  words: performance.getEntriesByName("first-contentful-paint")[0].startTime,
})"""


def visit(browser: Browser, address: str) -> dict:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    sent = []
    devtools.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator("[data-map=ready]").wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(1500)
    found = page.evaluate(MEASURED) | {"requests": len(sent), "bytes": sum(sent)}
    context.close()
    return found


def main(address: str) -> None:
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    heads = ("words", "picture", "map", "tasks", "requests", "kB", "shift")
    print(*(f"{head:>9}" for head in heads))
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=root)
        for _ in range(TIMES):
            seen = visit(browser, address)
            long = [each for each in seen["tasks"] if each > LONG]
            print(
                f"{seen['words']:9.0f} {seen['picture']:9.0f} {seen['map']:9.0f}"
                f" {max(seen['tasks'], default=0):6} ms {seen['requests']:9}"
                f" {seen['bytes'] / 1000:9.1f} {seen['shift']:9.3f}"
                + (f"   tasks over {LONG} ms: {long}" if long else "")
            )
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
