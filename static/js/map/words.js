// What is said of a council: every text in it was worked out by the server.

const asWithinSentence = (name) => name[0].toLowerCase() + name.slice(1);

/** The average of similar councils, itself included: text, counts, and of how many if not all. */
export function averageOf(figures, council, measure) {
  return council.figures[measure]?.average ?? figures.averages[council.type]?.[measure];
}

/** The class beside similar councils in words, where there is one. */
export function comparedWords(figures, council, measure) {
  const number = council.figures[measure]?.compared;
  return number ? figures.compared.legend[number - 1] : "";
}

/** What chance says of the gap to similar councils, as a sentence; or why nothing is said. */
export function gapWords(figures, council, measure) {
  const { compared, label } = council.figures[measure];
  if (compared) return `A gap of this size ${figures.compared.gap[compared - 1]}.`;
  return label?.startsWith("fewer") ? `Not compared: ${label}.` : "";
}

/** “Kent County Council: uphold rate 83%, 63 of 76; average 89%”. */
export function spokenName(figures, council, { measure, compared }) {
  if (council.state) return `${council.name}: ${council.state}`;
  const { name } = figures.measures.find(({ slug }) => slug === measure);
  const { text, counts, label, years } = council.figures[measure];
  const said = [`${asWithinSentence(name)} ${text}`];
  if (counts && counts !== text) said.push(counts);
  if (years) said.push(years);
  if (label && label !== text && !label.startsWith("no")) said.push(label);
  const average = averageOf(figures, council, measure);
  const beside = compared && comparedWords(figures, council, measure);
  return [
    `${council.name}: ${said.join(", ")}`,
    average && ["average", average.text, average.coverage].filter(Boolean).join(" "),
    beside,
  ]
    .filter(Boolean)
    .join("; ");
}

/** What the map shows, in a line: measure, period and whose councils. */
export function captionWords(figures, state, drawn) {
  const { name } = figures.measures.find(({ slug }) => slug === state.measure);
  const beside = state.compared ? ": below, within or above what chance explains among similar councils" : "";
  return `${name}, ${figures.period}${beside}. ${figures.layer_words}${drawn}`;
}
