/**
 * The console's socket to the gateway. What an officer writes gets an id and is sent again until it is
 * acknowledged; the gateway takes each id once. What was missed meanwhile is asked for by number.
 */
import { LastingSocket, uuid } from "../widget/socket.js";

const ACK_MS = 8000;

export class Live extends LastingSocket {
  /** @param {string} url */
  constructor(url) {
    super(url);
    /** the conversation that is looked at, and the last message of it that the page has */
    this.conversation = "";
    this.lastSeq = 0;
    /** @type {Map<string, string>} messages by id that are not acknowledged yet, in order */
    this.unsent = new Map();
    this.timers = { ack: 0, ping: 0, silent: 0, again: 0 };
  }

  /** Connects, and goes on doing so until `end`. */
  begin() {
    addEventListener("online", () => this.reconnect(0));
    addEventListener("offline", () => this.lost());
    this.open();
  }

  /** Looks at a conversation from message `after` on. @param {string} conversation @param {number} after */
  watch(conversation, after) {
    this.conversation = conversation;
    this.lastSeq = after;
    for (const [id, text] of remembered(conversation)) {
      this.unsent.set(id, text);
      this.tell({ type: "unsent", id, text });
    }
    if (this.ready) this.#watch();
  }

  /** Sends what the officer says in the conversation that is looked at. @param {string} text */
  say(text) {
    const id = uuid();
    this.unsent.set(id, text);
    this.#remember();
    this.tell({ type: "unsent", id, text });
    this.#flush();
  }

  /** Tells the applicant whether an answer is being written. @param {boolean} on */
  typing(on) {
    this.transmit({ type: "typing", on });
  }

  /** Lets go for good. */
  end() {
    this.ended = true;
    this.drop();
  }

  #watch() {
    this.transmit({ type: "watch", conversation: this.conversation, after: this.lastSeq });
    this.#flush();
  }

  #flush() {
    const [next] = this.unsent;
    clearTimeout(this.timers.ack);
    if (!this.ready || !next) return;
    this.transmit({ type: "message", id: next[0], text: next[1] });
    this.timers.ack = window.setTimeout(() => this.lost(), ACK_MS);
  }

  /** @param {any} event */
  heard(event) {
    clearTimeout(this.timers.silent);
    if (event.type === "welcome") {
      this.ready = true;
      this.ping();
      if (this.conversation) this.#watch();
      else this.failures = 0;
    } else if (event.type === "history") {
      this.failures = 0;
      for (const one of event.events) this.heard(one);
      return;
    } else if (event.type === "message") {
      if (event.seq <= this.lastSeq) return;
      this.lastSeq = event.seq;
    } else if (event.type === "refused" && event.id && event.retry_after) {
      clearTimeout(this.timers.ack);
      this.timers.ack = window.setTimeout(() => this.#flush(), event.retry_after * 1000);
      return;
    } else if (event.type === "ack" || (event.type === "refused" && event.id)) {
      this.tell(event.type === "ack" ? event : { ...event, said: this.unsent.get(event.id) ?? "" });
      return this.#done(event.id);
    } else if (event.type === "signed_out") {
      this.end();
    }
    this.tell(event);
  }

  /** @param {string} id */
  #done(id) {
    this.unsent.delete(id);
    this.#remember();
    this.#flush();
  }

  #remember() {
    try {
      if (this.unsent.size) sessionStorage.setItem(`unsent:${this.conversation}`, JSON.stringify([...this.unsent]));
      else sessionStorage.removeItem(`unsent:${this.conversation}`);
    } catch {
      // storage is off: what is unsent does not outlive a reload
    }
  }

  /** Only once the gateway has let us in. @param {object} frame */
  transmit(frame) {
    if (this.ready) super.transmit(frame);
  }
}

/** What was written but not acknowledged before the page was loaded anew. @param {string} conversation @returns {[string, string][]} */
function remembered(conversation) {
  try {
    return JSON.parse(sessionStorage.getItem(`unsent:${conversation}`) ?? "[]");
  } catch {
    return [];
  }
}
