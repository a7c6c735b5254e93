// Reads every .vcf in a folder and below with ical.js or node's vcf and prints what it read as JSON.
//
//     node read.mjs ical|vcf FOLDER [--seconds]
//
// Modules are found through NODE_PATH. With --seconds only the processor time is printed.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [, , peer, folder, seconds] = process.argv;
const require = createRequire(join(process.env.NODE_PATH ?? process.cwd(), "x.js"));
const loaded = require(peer === "ical" ? "ical.js" : "vcf");
const library = loaded.default ?? loaded;

const list = (value) => (Array.isArray(value) ? value.map(String) : [String(value)]);

// Neither splits a file of many cards in a tolerant way: cards are cut out before.
const cut = (text) =>
  text.replace(/\r\n|\r|\n/g, "\r\n").match(/^BEGIN:VCARD\r\n[^]*?^END:VCARD[ \t]*$/gim) ?? [];

// Characters are the caller's to know: a byte order mark, else UTF-8, else Windows' own.
function decoded(data) {
  if (data[0] + data[1] === 0xff + 0xfe) {
    return new TextDecoder(data[0] === 0xff ? "utf-16le" : "utf-16be").decode(data);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return new TextDecoder("windows-1252").decode(data);
  }
}

function withIcal(card) {
  const root = library.parse(card);
  const found = (name) => root[1].filter((one) => one[0] === name);
  const texts = (name) => found(name).map((one) => list(one[3]).join(","));
  return {
    fn: texts("fn"),
    n: found("n").map((one) => list(one[3].map((part) => [part].flat().join(" ")))),
    tel: texts("tel"),
    email: texts("email"),
    org: found("org").map((one) => list(one[3])),
  };
}

function withVcf(card) {
  const parsed = new library().parse(card);
  const found = (name) => [parsed.get(name) ?? []].flat();
  const texts = (name) => found(name).map((one) => one.valueOf());
  return {
    fn: texts("fn"),
    n: texts("n").map((one) => one.split(";")),
    tel: texts("tel"),
    email: texts("email"),
    org: texts("org").map((one) => one.split(";")),
  };
}

const read = peer === "ical" ? withIcal : withVcf;
const started = process.cpuUsage();
const all = {};
const names = readdirSync(folder, { recursive: true }).map(String);
for (const name of names.filter((one) => one.endsWith(".vcf")).sort()) {
  const cards = [];
  for (const card of cut(decoded(readFileSync(join(folder, name))))) {
    try {
      cards.push(read(card));
    } catch (error) {
      cards.push({ error: String(error.message).slice(0, 80) });
    }
  }
  all[name] = cards;
}
const used = process.cpuUsage(started);
const spent = (used.user + used.system) / 1e6;
const count = Object.values(all).reduce((sum, cards) => sum + cards.length, 0);
process.stdout.write(JSON.stringify(seconds ? { seconds: spent, cards: count } : all));
