// Who is shown and in which order: both are reckoned over whole columns.

/** Text as searched: case, accents and marks off, umlauts and their spelling alike. */
function folded(text) {
  const bare = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare.replace(/([aou])e/g, "$1").replaceAll("ø", "o").replaceAll("æ", "a").replaceAll("ł", "l");
}

/** What the search looks through, one text a person. */
function haystack() {
  return once("haystack", () => {
    const columns = ["name", "title", "company", "city", "emails", "phones", "link"].map(column);
    const seen = new Map();
    const fold = (text) => {
      if (!text) return "";
      if (!seen.has(text)) seen.set(text, folded(text));
      return seen.get(text);
    };
    return Array.from({ length: data.count }, (_, person) => columns.map((values) => fold(values[person])).join("\n"));
  });
}

/** Places of texts in the order of the page's language, reckoned once per distinct text. */
function ranks(values) {
  const distinct = [...new Set(values)];
  const sorted = distinct.sort(new Intl.Collator(language, { sensitivity: "variant" }).compare);
  const rank = new Map(sorted.map((value, place) => [value, place]));
  return Float64Array.from(values, (value) => (value ? rank.get(value) : Infinity));
}

const SORT_KEYS = {
  name: () => ranks(column("name")),
  class: () => Float64Array.from(column("class"), (kind, person) => (kind ?? 9) * 1000 - (column("bond")[person] || 0)),
  bond: () => Float64Array.from(column("bond"), (value) => -(value || 0)),
  pulse: () => Float64Array.from(column("pulse"), (value) => -(value || 0)),
  last: () => Float64Array.from(evidence("last_contact_on"), (value) => (value === null ? Infinity : -value)),
  messages: () => Float64Array.from(evidence("messages_in"), (value, person) =>
    -((value || 0) + (evidence("messages_out")[person] || 0))),
  decision: () => Float64Array.from({ length: data.count }, (_, person) =>
    ["keep", "meaningful", "later", "prune", ""].indexOf(decisionOf(person))),
  "keep-in-touch": () => Float64Array.from(column("keepInTouch"), (rank) => rank ?? Infinity),
  reconnect: () => Float64Array.from(column("reconnect"), (rank) => rank ?? Infinity),
};

/** The pruning list's own order, as its rule declares it: one key a column. */
function pruneKeys() {
  return data.pruneOrder.map(([name, down]) => {
    const values = name in data.people ? column(name) : evidence(name);
    if (!values) return new Float64Array(data.count);
    if (values.some((value) => typeof value === "string")) return ranks(values);
    return Float64Array.from(values, (value) => (value === null ? Infinity : down ? -value : value));
  });
}

/** Everyone in an order. The name breaks ties, but in the first order the place in the files. */
function orderedBy(key) {
  const sorted = () => {
    const keys = key === "prune" ? pruneKeys() : [SORT_KEYS[key]()];
    const ties = key === "class" ? new Float64Array(data.count) : once("key name", SORT_KEYS.name);
    const compare = (one, other) => {
      for (const values of keys) {
        if (values[one] !== values[other]) return values[one] < values[other] ? -1 : 1;
      }
      return ties[one] - ties[other] || one - other;
    };
    return Uint32Array.from({ length: data.count }, (_, person) => person).sort(compare);
  };
  return key === "decision" ? sorted() : once(`order ${key}`, sorted);
}

/** Test for each filter that is set; they all must hold. */
function tests() {
  const active = [];
  const add = (test) => active.push(test);
  if (chosen.only !== null) add((person) => person === chosen.only);
  if (chosen.class) {
    const [values, wanted] = [column("class"), data.classes.findIndex(([name]) => name === chosen.class)];
    add((person) => values[person] === wanted);
  }
  if (chosen.list) add(listTest(chosen.list));
  if (chosen.flag) {
    const flagged = new Set(spoken(data.rules.findIndex((rule) => rule.id === chosen.flag)).at);
    add((person) => flagged.has(person));
  }
  if (chosen.source) {
    const values = column("sources");
    add((person) => `; ${values[person]}; `.includes(`; ${chosen.source}; `));
  }
  if (chosen.year !== null) {
    const values = evidence("connected_on");
    const [from, to] = [chosen.year, chosen.year + 1].map((year) => Date.UTC(year, 0, 1) / 86400000);
    add((person) => values[person] !== null && values[person] >= from && values[person] < to);
  }
  if (chosen.wrote) {
    const writers = wroteIn(...chosen.wrote);
    add((person) => writers.has(person));
  }
  if (chosen.change) {
    const changed = new Set(unstepped((data.changes[chosen.change] || ["", []])[1]));
    add((person) => changed.has(person));
  }
  for (const axis of ["bond", "pulse"]) {
    if (!chosen[axis]) continue;
    const [[from, to], values] = [chosen[axis], column(axis)];
    add((person) => values[person] >= from && values[person] < to);
  }
  for (const word of folded(chosen.search).split(/\s+/).filter(Boolean)) {
    const texts = haystack();
    add((person) => texts[person].includes(word));
  }
  return active;
}

function listTest(list) {
  if (list === "decided") return (person) => decisionOf(person) !== "";
  if (list === "undecided") return (person) => decisionOf(person) === "";
  if (list === "cannot-tell") {
    const values = column("cannotTell");
    return (person) => values[person] === 1;
  }
  const values = column(list === "keep-in-touch" ? "keepInTouch" : list);
  return (person) => Boolean(values[person]);
}

/** Reckon anew who is shown. */
function findMatches() {
  const active = tests();
  const everyone = orderedBy(order.key);
  const found = new Uint32Array(everyone.length);
  let count = 0;
  for (const person of everyone) {
    let fits = true;
    for (let place = 0; fits && place < active.length; place += 1) fits = active[place](person);
    if (fits) {
      found[count] = person;
      count += 1;
    }
  }
  matches = found.subarray(0, count);
  if (order.down) matches = matches.slice().reverse();
}

/** Choose filters; those not named stay, or go where `afresh`. */
function choose(changes, afresh) {
  if (afresh) Object.assign(chosen, NOTHING_CHOSEN);
  Object.assign(chosen, changes);
  if ("list" in changes) {
    order.key = ["keep-in-touch", "reconnect", "prune"].includes(changes.list) ? changes.list : "class";
    order.down = false;
  }
  showFilters();
  showTable();
}

/** Put the chosen filters into the controls, the chips and the figures. */
function showFilters() {
  element("search").value = chosen.search;
  for (const name of ["class", "list", "flag", "source"]) element(`filter-${name}`).value = chosen[name];
  const chips = [];
  const chip = (label, cleared) => chips.push(make(
    "button",
    { type: "button", class: "chip", "aria-label": t("Remove the filter %(filter)s", { filter: label }), onclick: () => choose(cleared) },
    label, make("span", { "aria-hidden": "true" }, " ×"),
  ));
  if (chosen.only !== null) chip(nameOf(chosen.only), { only: null });
  if (chosen.year !== null) chip(t("connected in %(year)s", { year: chosen.year }), { year: null });
  if (chosen.wrote) {
    const [year, kind] = chosen.wrote;
    chip(kind === "out" ? t("wrote to them in %(year)s", { year }) : t("wrote to you in %(year)s", { year }), { wrote: null });
  }
  if (chosen.change) chip((data.changes[chosen.change] || [chosen.change])[0], { change: "" });
  if (chosen.bond) {
    const range = ([from, to]) => `${from}–${to > 100 ? 100 : to - 1}`;
    chip(t("bond %(bond)s, pulse %(pulse)s", { bond: range(chosen.bond), pulse: range(chosen.pulse) }), { bond: null, pulse: null });
  }
  element("chips").replaceChildren(...chips);
  element("clear").hidden = Object.keys(NOTHING_CHOSEN).every((name) => chosen[name] === NOTHING_CHOSEN[name]);
  for (const part of document.querySelectorAll("g[data-filter]")) {
    const filter = JSON.parse(part.dataset.filter);
    const on = Object.entries(filter).every(([name, value]) => JSON.stringify(chosen[name]) === JSON.stringify(value));
    part.setAttribute("aria-pressed", String(on));
  }
}

/** Choose the filter that a part of the page carries, or take it back, and go to the table. */
function choosePart(part) {
  const filter = JSON.parse(part.dataset.filter);
  const on = part.getAttribute("aria-pressed") === "true";
  if (on) choose(Object.fromEntries(Object.keys(filter).map((name) => [name, NOTHING_CHOSEN[name]])));
  else choose(filter, true);
  if (!on) goToTable();
}
