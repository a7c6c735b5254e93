// The payload: deflated JSON in base 85, unpacked column by column when first asked for.
let data = null;
const unpacked = new Map();
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_`{|}~";

/** Bytes from base 85: five signs are four bytes. */
function bytesOf(text) {
  const value = new Uint8Array(128);
  for (let place = 0; place < SIGNS.length; place += 1) value[SIGNS.charCodeAt(place)] = place;
  const lacking = (5 - (text.length % 5)) % 5;
  const padded = text + "~".repeat(lacking);
  const bytes = new Uint8Array((padded.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let place = 0, at = 0; place < padded.length; at += 4) {
    let word = 0;
    for (const end = place + 5; place < end; place += 1) word = word * 85 + value[padded.charCodeAt(place)];
    view.setUint32(at, word);
  }
  return bytes.subarray(0, bytes.length - lacking);
}

/** Read the payload; a browser without DecompressionStream keeps the page without scripts. */
async function load() {
  const bytes = bytesOf(document.getElementById("payload").textContent.trim());
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  data = await new Response(stream).json();
  texts = data.texts;
}

/** Every value of a packed column (its three forms are those of columns.py). */
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
  return once(`evidence.${name}`, () => {
    const packed = data.evidence[name].values;
    if (packed.like) {
      const own = column(packed.like);
      return unpack(packed.v, data.count).map((value, person) => value ?? own[person]);
    }
    if (!packed.since) return unpack(packed, data.count);
    const asOf = Date.parse(data.asOf) / 86400000;
    const last = evidence("last_contact_on");
    return evidence(packed.since).map((day, person) => (day === null ? null : (packed.known ? last[person] : asOf) - day));
  });
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

/** The exchange with everyone: a row for each quarter of a person, by person and quarter. */
function timelines() {
  return once("timeline", () => ({
    at: unstepped(data.timeline.at),
    quarter: unstepped(data.timeline.quarter),
    in: unpack(data.timeline.in, data.timeline.at.length),
    out: unpack(data.timeline.out, data.timeline.at.length),
  }));
}

/** Who exchanged a message of a direction ("in" or "out") in a year. */
function wroteIn(year, direction) {
  const lines = timelines();
  const counts = lines[direction];
  const people = new Set();
  lines.at.forEach((person, row) => {
    if (Math.floor(lines.quarter[row] / 4) === year && counts[row]) people.add(person);
  });
  return people;
}

/** A person's exchange: [quarter number, from them, from you], oldest first. */
function timelineOf(person) {
  const lines = timelines();
  const [from, to] = rowsOf(lines.at, person);
  const rows = [];
  for (let row = from; row < to; row += 1) rows.push([lines.quarter[row], lines.in[row], lines.out[row]]);
  return rows;
}

/** A person's records, each with its file, line, outcome and what it says otherwise. */
function recordsOf(person) {
  const records = once("records", () => {
    const count = data.records.at.length;
    const columns = { at: unstepped(data.records.at) };
    for (const name of ["source", "line", "outcome", "reason", "name", "company", "title"]) {
      columns[name] = unpack(data.records[name], count);
    }
    const before = new Map(); // a line is told as a step from the one before it in its file
    columns.line = columns.line.map((step, row) => {
      const line = (before.get(columns.source[row]) || 0) + step;
      before.set(columns.source[row], line);
      return line;
    });
    return columns;
  });
  const [from, to] = rowsOf(records.at, person);
  const rows = [];
  for (let row = from; row < to; row += 1) {
    rows.push({
      source: (data.sources[records.source[row]] || ["", ""])[1],
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
  const lines = rule.lines || {};
  const template = lines[column("language")[person]] || rule.says || rule.title;
  return template.replace(/\{(\w+)\}/g, (_, name) => told(valueOf(person, name), kindOf(name), name));
}

/** The key by which decisions.csv names a person: profile address, e-mail or number, else the person id. */
function keyOf(person) {
  return column("id")[person] || linkOf(person) || first(column("emails")[person]) || first(column("phones")[person]);
}

const first = (cell) => cell.split("; ")[0];

function linkOf(person) {
  let link = column("link")[person];
  if (!link) return "";
  if (link.startsWith("~")) link = column("name")[person].toLowerCase().replaceAll(" ", "-") + link.slice(1);
  return link.includes("://") ? link : data.profilePrefix + link;
}

function nameOf(person) {
  return column("name")[person] || t("without a name");
}
