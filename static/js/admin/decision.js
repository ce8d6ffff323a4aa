// Asks only what fits the outcome and the kind. What holds a value or an error is never hidden, so
// nothing is sent that cannot be seen; the server checks all of it in any case.

const form = document.getElementById("decision_form");
const outcome = form?.querySelector("#id_outcome");

function kind() {
  return form.querySelector('input[name="kind"]:checked')?.value;
}

// "upheld" or "shown": the outcomes of which the server says that they are.
function outcomeIs(what) {
  return outcome.dataset[what].split(" ").includes(outcome.value);
}

function holdsSomething(part) {
  if (part.querySelector(".errorlist, .errors")) return true;
  if (part.querySelector(".inline-related:not(.empty-form)")) return true;
  return [...part.querySelectorAll("input, select, textarea")].some((each) => {
    if (each.type === "hidden" || each.closest(".empty-form")) return false;
    return each.type === "checkbox" || each.type === "radio" ? each.checked : each.value.trim();
  });
}

function fit(part, fits) {
  if (part) part.hidden = !fits && !holdsSomething(part);
}

function fitDecision() {
  for (const part of form.querySelectorAll(".for-upheld, .field-satisfactory_remedy")) fit(part, outcomeIs("upheld"));
  for (const part of form.querySelectorAll(".for-report")) fit(part, kind() === "report");
  for (const part of form.querySelectorAll(".for-shown")) fit(part, outcomeIs("shown"));
}

function fitRecommendation(row) {
  const its = (name) => row.querySelector(`[name$="-${name}"]`);
  const around = (name) => its(name)?.closest(`.field-${name}`);
  if (its("kind")) fit(around("public_summary"), its("kind").value === "service_improvement");
  if (its("outcome")) fit(around("done_on"), its("outcome").value === "complied");
}

function fitAll() {
  fitDecision();
  for (const row of form.querySelectorAll(".inline-related")) fitRecommendation(row);
}

if (outcome) {
  fitAll();
  form.addEventListener("change", fitAll);
  document.addEventListener("formset:added", fitAll);
  document.addEventListener("formset:removed", fitAll);
}
