"""How long a first visit waits for the map, on slow 4G with a slow processor.

Run against a portal that serves collected files, as script/server does, with figures in it:
``.venv/bin/python -m benchmarks.first_visit http://127.0.0.1:8000/``. Chromium is slowed down as
Lighthouse slows a phone: 150 ms for a request, 1.6 Mbit/s, a quarter of the processor. Milliseconds
since the page was asked for, but the longest task of its main thread: that is the processor's own
time. In the others what else the machine does counts too: run it several times.
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
TRACED = {
    "transferMode": "ReportEvents",
    "traceConfig": {"includedCategories": ["devtools.timeline", "toplevel"]},
}
WATCH = """
  window.seen = {picture: 0, map: 0, shift: 0};
  const watch = (type, tell) => {
    const told = new PerformanceObserver((list) => list.getEntries().forEach(tell));
    told.observe({type, buffered: true});
  };
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
    traced: list[dict] = []
    ended: list[dict] = []
    devtools.on("Tracing.dataCollected", lambda event: traced.extend(event["value"]))
    devtools.on("Tracing.tracingComplete", lambda event: ended.append(event))
    devtools.send("Tracing.start", TRACED)
    page.goto(address)
    page.locator("[data-map=ready]").wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(1500)
    found = page.evaluate(MEASURED) | {"requests": len(sent), "bytes": sum(sent)}
    devtools.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(100)
    found["task"] = longest_task(traced)
    context.close()
    return found


def longest_task(traced: list[dict]) -> float:
    """Of the thread that asked for what the page needs: its main thread, in milliseconds."""
    threads = {(e["pid"], e["tid"]) for e in traced if e["name"] == "ResourceSendRequest"}
    tasks = (e for e in traced if e["name"].endswith("RunTask") and "tdur" in e)
    return max(e["tdur"] for e in tasks if (e["pid"], e["tid"]) in threads) / 1000


def main(address: str) -> None:
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    heads = ("words", "picture", "map", "task", "requests", "kB", "shift")
    print(*(f"{head:>9}" for head in heads))
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=root)
        for _ in range(TIMES):
            seen = visit(browser, address)
            print(
                f"{seen['words']:9.0f} {seen['picture']:9.0f} {seen['map']:9.0f}"
                f" {seen['task']:9.0f} {seen['requests']:9}"
                f" {seen['bytes'] / 1000:9.1f} {seen['shift']:9.3f}"
            )
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
