/** The result: a card for each support that fits or may fit, and the others in brief. */
import { fill, h, newId } from "./dom.js";
import text from "./strings.sv.js";

/**
 * @typedef {{id: string, outcome: string, outcome_text: string, left_to_officer: boolean, text: string, remedy: string,
 *   source: {publisher: string, title: string, date: string, section: string}}} Criterion
 * @typedef {{call: string, name: string, provider: string, fit: string, fit_text: string, amount_text: string,
 *   missing_text: string[], criteria: Criterion[], todo: string[], apply: {service: string | null, steps: string[]},
 *   attachments: {id: string, title: string, required: boolean, why: string}[]}} Assessment
 */

const FIRST = ["fits", "upcoming", "may_fit"];
/** Signs beside the words, so that colour never carries the meaning alone. @type {Record<string, string>} */
const SIGNS = { fits: "✓", may_fit: "?", upcoming: "…", closed: "■", unfit: "✕", met: "✓", unknown: "?", not_met: "✕" };

/**
 * @param {{assessments: Assessment[], summary?: string}} payload
 * @param {string} gateway
 */
export function assessmentCards(payload, gateway) {
  const of = (/** @type {string} */ fit) => payload.assessments.filter((one) => one.fit === fit);
  return h(
    "section",
    { class: "result", "aria-label": text.resultTitle },
    ...FIRST.flatMap((fit) => of(fit).map((one) => card(one, gateway))),
    inBrief(of("closed"), text.closedOne, text.closedCount, gateway),
    inBrief(of("unfit"), text.unfitOne, text.unfitCount, gateway),
    payload.summary ? h("p", { class: "summary" }, h("a", { href: gateway + payload.summary, target: "_blank", rel: "noopener" }, text.summary)) : null,
  );
}

/** @param {Assessment} one @param {string} gateway */
function card(one, gateway) {
  const id = newId();
  return h(
    "article",
    { class: `card ${one.fit}`, "aria-labelledby": id },
    h("h3", { id }, mark(one), " ", one.name, h("span", { class: "by" }, one.provider)),
    one.amount_text ? h("p", { class: "amount" }, one.amount_text) : null,
    one.missing_text.length ? h("p", {}, fill(text.dependsOn, { facts: one.missing_text.join(", ") })) : null,
    ...open(one),
    ...section(text.todo, one.todo, "ul"),
    details(one, gateway),
  );
}

/** What a card tells at first sight beside the amount: what stands open. @param {Assessment} one */
function open(one) {
  const unsettled = one.criteria.filter((criterion) => criterion.left_to_officer);
  return unsettled.length ? [h("ul", { class: "criteria" }, ...unsettled.map(criterionLine))] : [];
}

/** @param {Assessment} one @param {string} gateway */
function details(one, gateway) {
  return h(
    "details",
    {},
    h("summary", {}, text.details, h("span", { class: "hidden" }, `: ${one.name}`)),
    h("h4", {}, text.criteria),
    h("ul", { class: "criteria" }, ...one.criteria.map(criterionLine)),
    ...section(text.attach, one.attachments.map((paper) => `${paper.title}${paper.required ? "" : ` (${text.maybeNeeded})`}. ${paper.why}`), "ul"),
    ...section(text.apply, one.apply.steps, "ol"),
    one.apply.service ? h("p", {}, fill(text.applyIn, { service: one.apply.service })) : null,
    h("p", { class: "source" }, fill(text.source, { source: sources(one) })),
    h("p", {}, callLink(one, gateway)),
  );
}

/** @param {string} heading @param {string[]} lines @param {"ul" | "ol"} kind */
function section(heading, lines, kind) {
  return lines.length ? [h("h4", {}, heading), list(kind, lines)] : [];
}

/** Supports of one kind in a list that opens: name, what fails, what would change it. @param {Assessment[]} all @param {string} one @param {string} many @param {string} gateway */
function inBrief(all, one, many, gateway) {
  if (!all.length) return null;
  return h(
    "details",
    { class: "brief" },
    h("summary", {}, all.length === 1 ? one : fill(many, { count: all.length })),
    ...all.map((each) => {
      const failing = each.criteria.filter((criterion) => criterion.outcome === "not_met");
      return h("article", { class: `card ${each.fit}` }, h("h3", {}, mark(each), " ", each.name, h("span", { class: "by" }, each.provider)), failing.length ? h("ul", { class: "criteria" }, ...failing.map((criterion) => criterionLine(criterion, true))) : null, h("p", {}, callLink(each, gateway)));
    }),
  );
}

/** @param {Assessment} one */
function mark(one) {
  return h("span", { class: `mark ${one.fit}` }, h("span", { "aria-hidden": "true" }, `${SIGNS[one.fit] ?? "•"} `), one.fit_text);
}

/** @param {Criterion} criterion @param {boolean | number} [withRemedy] */
function criterionLine(criterion, withRemedy) {
  const sign = h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[criterion.outcome] ?? "•");
  const remedy = withRemedy === true && criterion.remedy ? ` ${criterion.remedy}` : "";
  return h("li", { class: criterion.outcome }, sign, h("span", {}, `${criterion.text} `, h("strong", {}, `${criterion.outcome_text}.`), remedy));
}

/** @param {Assessment} one @param {string} gateway */
function callLink(one, gateway) {
  return h("a", { href: `${gateway}/stod/${one.call}`, target: "_blank", rel: "noopener" }, fill(text.callPage, { name: one.name }));
}

/** @param {Assessment} one */
function sources(one) {
  return [...new Set(one.criteria.map(({ source }) => `${source.publisher}, ”${source.title}” (${source.date})`))].join("; ");
}

/** @param {"ul" | "ol"} kind @param {string[]} lines */
function list(kind, lines) {
  return h(kind, {}, ...lines.map((line) => h("li", {}, line)));
}
