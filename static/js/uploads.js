// A page that was written while work went on: once it is complete, goes on to what came of it.
const done = document.querySelector("a[data-done]");
if (done) location.replace(done.href);
