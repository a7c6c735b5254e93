// Texts, numbers and days in the page's language.
const language = document.documentElement.lang;
const MISSING = "?";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let texts = {};

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0, useGrouping: true });
const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: true });

/** A message with its %(values)s filled in. */
function filled(message, values) {
  return message.replace(/%\((\w+)\)s/g, (whole, name) => (values && name in values ? values[name] : whole));
}

/** A message of the catalogue in the page's language. */
function t(message, values) {
  return filled(texts[message] || message, values);
}

/** The form of a message that goes with a count; %(count)s is the count as shown. */
function tn(one, many, count, values) {
  const forms = texts[one] || [one, many];
  return filled(count === 1 ? forms[0] : forms[1], { count: whole.format(count), ...values });
}

/** A day, counted from 1970-01-01, in short: 12 Mar 2026, 12.03.2026. */
function shortDay(number) {
  if (number === null) return MISSING;
  const day = new Date(number * 86400000);
  const [date, month, year] = [day.getUTCDate(), day.getUTCMonth(), day.getUTCFullYear()];
  const two = (part) => String(part).padStart(2, "0");
  return language === "de" ? `${two(date)}.${two(month + 1)}.${year}` : `${date} ${MONTHS[month]} ${year}`;
}

/** Any value of a table as a sentence shows it. */
function shown(value, kind, name) {
  if (value === null || value === undefined || value === "") return MISSING;
  if (kind === "day" || kind === "moment") return shortDay(value);
  if (kind === "flag") return value ? t("yes") : t("no");
  if (typeof value !== "number" || (name || "").endsWith("_year")) return String(value);
  return decimal.format(value);
}

/** A value as a rule's sentence tells it: shares of one in percent. */
function told(value, kind, name) {
  return typeof value === "number" && name.endsWith("_share") ? `${whole.format(100 * value)}\u00a0%` : shown(value, kind, name);
}
