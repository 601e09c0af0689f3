/**
 * The connection to the gateway. Everything that is written gets an id and is sent again until it is
 * acknowledged; the gateway takes each id once. What the gateway said meanwhile is asked for by number.
 */
import { LastingSocket, uuid } from "./socket.js";

const ACK_MS = 8000;

export class Connection extends LastingSocket {
  /** @param {string} url @param {import("./store.js").Store} store */
  constructor(url, store) {
    super(url);
    this.store = store;
    this.lastSeq = 0;
    /** the conversation's key at the gateway */
    this.key = "";
    /** id of the message that is on its way; the next one waits for it, so that they keep their order */
    this.underWay = "";
    this.catchingUp = false;
    this.timers = { ack: 0, ping: 0, silent: 0, again: 0, refused: 0 };
    this.lastAt = 0;
    this.comeBack = () => this.reconnect(0);
    this.goAway = () => this.lost();
  }

  /** Connects, also after `end`: a page may take the chat out and put it elsewhere. */
  begin() {
    this.ended = false;
    addEventListener("online", this.comeBack);
    addEventListener("offline", this.goAway);
    this.open();
  }

  /** Shows whose conversation it is, and from where on it is to be told. @param {WebSocket} socket */
  opening(socket) {
    this.key = this.store.key();
    socket.onopen = () => this.transmit({ type: "hello", key: this.key, after: this.lastSeq });
  }

  /** Lets go for good. */
  end() {
    this.ended = true;
    removeEventListener("online", this.comeBack);
    removeEventListener("offline", this.goAway);
    this.drop();
  }

  /** Whether another tab has begun another conversation. */
  get isOutdated() {
    return this.key !== this.store.key();
  }

  /** Begins another conversation (after the present one was erased). */
  anew() {
    this.lastSeq = 0;
    this.drop();
    this.reconnect(0);
  }

  /** Sends what the person says. @param {string} text @returns {string} the message's id */
  say(text) {
    const id = uuid();
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    this.store.keep(id, text, this.lastAt);
    this.#flush();
    return id;
  }

  /**
   * Sends a wish that needs no acknowledgement; false where there is no connection.
   * @param {"start_over" | "erase" | "export" | "handoff" | "withdraw" | "typing"} type @param {object} [more] its fields
   */
  ask(type, more = {}) {
    if (!this.ready) return false;
    this.transmit({ type, ...more });
    return true;
  }

  #flush() {
    const [next] = this.store.unsent();
    if (!this.ready || this.underWay || !next) return;
    this.underWay = next.id;
    this.transmit({ type: "message", id: next.id, text: next.text });
    this.timers.ack = window.setTimeout(() => this.lost(), ACK_MS);
  }

  /** @param {any} event */
  heard(event) {
    clearTimeout(this.timers.silent);
    switch (event.type) {
      case "welcome":
        this.#welcomed(event);
        break;
      case "history":
        this.tell({ type: "history", first: this.lastSeq === 0 });
        this.catchingUp = true; // of a very long conversation the gateway sends the end only
        for (const one of event.events) this.heard(one);
        this.catchingUp = false;
        this.tell({ type: "caught_up" });
        return;
      case "message":
        if (event.seq <= this.lastSeq) return;
        if (event.seq > this.lastSeq + 1 && !this.catchingUp) return this.lost(); // something is missing: ask for it
        this.lastSeq = event.seq;
        if (event.id) this.#done(event.id);
        break;
      case "ack":
        this.#done(event.id);
        break;
      case "refused":
        this.#refused(event);
        break;
    }
    this.tell(event);
  }

  /** @param {{known: boolean}} event */
  #welcomed(event) {
    this.ready = true;
    this.failures = 0;
    if (!event.known && this.lastSeq) {
      this.lastSeq = 0;
      this.tell({ type: "erased" });
    }
    this.ping();
    this.#flush();
  }

  /** @param {string} id */
  #done(id) {
    this.store.sent(id);
    if (this.underWay !== id) return;
    this.underWay = "";
    clearTimeout(this.timers.ack);
    this.#flush();
  }

  /** @param {{id?: string, retry_after?: number}} event */
  #refused(event) {
    if (!event.id) return;
    if (!event.retry_after) return this.#done(event.id);
    clearTimeout(this.timers.ack);
    this.timers.refused = window.setTimeout(() => {
      this.underWay = "";
      this.#flush();
    }, event.retry_after * 1000);
  }

  /** Lets go of the socket; what is under way is sent again over the next one. */
  drop() {
    super.drop();
    this.underWay = "";
  }
}
