// The payload: base64 of gzipped JSON, unpacked column by column when first asked for.
let data = null;
const unpacked = new Map();

/** Read the payload; a browser without DecompressionStream gets the page without scripts. */
async function load() {
  const coded = atob(document.getElementById("payload").textContent.trim());
  const bytes = Uint8Array.from(coded, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  data = await new Response(stream).json();
  texts = data.texts;
}

/** Every value of a packed column (see columns.py for its three forms). */
function unpack(packed, count) {
  if (Array.isArray(packed)) return packed;
  if (packed.of) return packed.i.map((place) => packed.of[place]);
  const values = new Array(count).fill(packed.all);
  let place = 0;
  packed.at.forEach((step, index) => {
    place += step;
    values[place] = packed.v[index];
  });
  return values;
}

/** Whole numbers from their differences. */
function unstepped(steps) {
  let place = 0;
  return Int32Array.from(steps, (step) => (place += step));
}

function once(key, make) {
  if (!unpacked.has(key)) unpacked.set(key, make());
  return unpacked.get(key);
}

/** A column of everyone, by its name in `people`. */
function column(name) {
  return once(`people.${name}`, () => unpack(data.people[name], data.count));
}

/** A column of evidence, or null where it did not travel. */
function evidence(name) {
  if (!(name in data.evidence)) return null;
  return once(`evidence.${name}`, () => unpack(data.evidence[name].values, data.count));
}

/** Where a rule spoke: ascending places of people, and the points it gave each. */
function spoken(rule) {
  return once(`spoken.${rule}`, () => {
    const rows = data.spoken[rule];
    if (!rows) return { at: new Int32Array(0), points: [] };
    return { at: unstepped(rows.at), points: unpack(rows.points, rows.at.length) };
  });
}

/** The first index at or after which ascending numbers reach a value. */
function lowerBound(numbers, value) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows [from, to) of ascending places that belong to one person. */
function rowsOf(places, person) {
  return [lowerBound(places, person), lowerBound(places, person + 1)];
}

/** The rules that spoke about a person: their numbers and points, in the order of the packs. */
function rulesOf(person) {
  const rules = [];
  data.rules.forEach((_, number) => {
    const { at, points } = spoken(number);
    const place = lowerBound(at, person);
    if (at[place] === person) rules.push({ number, points: points[place] });
  });
  return rules;
}

/** A person's exchange: [quarter number, from them, from you], oldest first. */
function timelineOf(person) {
  const lines = once("timeline", () => ({
    at: unstepped(data.timeline.at),
    quarter: unstepped(data.timeline.quarter),
    in: unpack(data.timeline.in, data.timeline.at.length),
    out: unpack(data.timeline.out, data.timeline.at.length),
  }));
  const [from, to] = rowsOf(lines.at, person);
  const rows = [];
  for (let row = from; row < to; row += 1) rows.push([lines.quarter[row], lines.in[row], lines.out[row]]);
  return rows;
}

/** A person's records, each with its file, line, outcome and what it says otherwise. */
function recordsOf(person) {
  const records = once("records", () => {
    const count = data.records.at.length;
    const unpackedRecords = { at: unstepped(data.records.at), line: unstepped(data.records.line) };
    for (const name of ["source", "outcome", "reason", "name", "company", "title"]) {
      unpackedRecords[name] = unpack(data.records[name], count);
    }
    return unpackedRecords;
  });
  const [from, to] = rowsOf(records.at, person);
  const rows = [];
  for (let row = from; row < to; row += 1) {
    rows.push({
      source: data.sources[records.source[row]] || "",
      line: records.line[row],
      outcome: records.outcome[row],
      reason: records.reason[row],
      says: [records.name[row], records.title[row], records.company[row]].filter(Boolean).join(" · "),
    });
  }
  return rows;
}

/** A value about a person by the name a rule calls it. */
function valueOf(person, name) {
  if (name === "name") return column("name")[person];
  if (name === "sources") return column("sources")[person];
  const values = evidence(name);
  return values ? values[person] : null;
}

function kindOf(name) {
  return name in data.evidence ? data.evidence[name].kind : "text";
}

/** A rule's sentence about a person: its template filled with the person's evidence. */
function sentence(rule, person) {
  const template = rule.says || rule.title;
  return template.replace(/\{(\w+)\}/g, (_, name) => shown(valueOf(person, name), kindOf(name)));
}

/** The key by which decisions.csv names a person: the profile address, else the person id. */
function keyOf(person) {
  return column("id")[person] || linkOf(person);
}

function linkOf(person) {
  const link = column("link")[person];
  if (!link) return "";
  return link.includes("://") ? link : data.profilePrefix + link;
}

function nameOf(person) {
  return column("name")[person] || t("without a name");
}
