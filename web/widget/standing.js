/** Who answers in the conversation just now, in words. */
import { fill } from "./dom.js";
import text from "./strings.sv.js";

/**
 * @typedef {{state: string, name?: string | null, position?: number | null, wait_text?: string, case?: string}} Owner
 */

/** Until the gateway says otherwise. @type {Owner} */
export const BOT = { state: "bot" };

/** Whether the conversation is with people, so that the assistant keeps quiet. @param {Owner} owner */
export function isWithStaff(owner) {
  return owner.state === "queued" || owner.state === "human";
}

/** Whether a matter waits for staff while the assistant answers. @param {Owner} owner */
export function isMatterLeft(owner) {
  return owner.state === "bot" && owner.case === "waiting";
}

/** The line under the title. @param {Owner} owner */
export function whoAnswers(owner) {
  switch (owner.state) {
    case "queued":
      return owner.position ? fill(text.waitsAtPlace, { position: owner.position }) : text.waits;
    case "human":
      return owner.name ? fill(text.talksWith, { name: owner.name }) : text.talksWithStaff;
    case "closed":
      return text.isClosed;
    default:
      return isMatterLeft(owner) ? text.subtitleMatterLeft : text.subtitle;
  }
}

/** The beginning of the notice in the foot: what it is that reads what one writes. @param {Owner} owner */
export function whoReads(owner) {
  return { queued: text.noticeQueued, human: text.noticeHuman, closed: text.noticeClosed }[owner.state] ?? text.noticeBot;
}
