/**
 * The connection to the gateway. Everything that is written gets an id and is sent again until it is
 * acknowledged; the gateway takes each id once. What the gateway said meanwhile is asked for by number.
 */
const ACK_MS = 8000;
const PING_MS = 20000;
const SILENT_MS = 10000;
const PAUSES_MS = [300, 700, 1500, 3000, 5000, 8000];

export class Connection extends EventTarget {
  /** @param {string} url @param {import("./store.js").Store} store */
  constructor(url, store) {
    super();
    this.url = url;
    this.store = store;
    this.lastSeq = 0;
    this.failures = 0;
    this.ready = false;
    this.ended = false;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** the conversation's key at the gateway */
    this.key = "";
    /** id of the message that is on its way; the next one waits for it, so that they keep their order */
    this.underWay = "";
    this.catchingUp = false;
    this.timers = { ack: 0, ping: 0, silent: 0, again: 0, refused: 0 };
    this.lastAt = 0;
    this.comeBack = () => this.#reconnect(0);
    this.goAway = () => this.#lost();
  }

  /** Connects, also after `end`: a page may take the chat out and put it elsewhere. */
  begin() {
    this.ended = false;
    addEventListener("online", this.comeBack);
    addEventListener("offline", this.goAway);
    this.open();
  }

  /** Opens the socket; goes on doing so until `end`. */
  open() {
    clearTimeout(this.timers.again);
    if (this.ended || (this.socket && this.socket.readyState <= WebSocket.OPEN)) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.key = this.store.key();
    socket.onopen = () => this.#transmit({ type: "hello", key: this.key, after: this.lastSeq });
    socket.onmessage = (event) => {
      if (socket === this.socket) this.#heard(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (socket === this.socket) this.#lost();
    };
    this.timers.silent = window.setTimeout(() => !this.ready && this.#lost(), SILENT_MS);
  }

  /** Lets go for good. */
  end() {
    this.ended = true;
    removeEventListener("online", this.comeBack);
    removeEventListener("offline", this.goAway);
    this.#drop();
  }

  /** Whether another tab has begun another conversation. */
  get isOutdated() {
    return this.key !== this.store.key();
  }

  /** Begins another conversation (after the present one was erased). */
  anew() {
    this.lastSeq = 0;
    this.#drop();
    this.#reconnect(0);
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
    this.#transmit({ type, ...more });
    return true;
  }

  #flush() {
    const [next] = this.store.unsent();
    if (!this.ready || this.underWay || !next) return;
    this.underWay = next.id;
    this.#transmit({ type: "message", id: next.id, text: next.text });
    this.timers.ack = window.setTimeout(() => this.#lost(), ACK_MS);
  }

  /** @param {any} event */
  #heard(event) {
    clearTimeout(this.timers.silent);
    switch (event.type) {
      case "welcome":
        this.#welcomed(event);
        break;
      case "history":
        this.#tell({ type: "history", first: this.lastSeq === 0 });
        this.catchingUp = true; // of a very long conversation the gateway sends the end only
        for (const one of event.events) this.#heard(one);
        this.catchingUp = false;
        this.#tell({ type: "caught_up" });
        return;
      case "message":
        if (event.seq <= this.lastSeq) return;
        if (event.seq > this.lastSeq + 1 && !this.catchingUp) return this.#lost(); // something is missing: ask for it
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
    this.#tell(event);
  }

  /** @param {{known: boolean}} event */
  #welcomed(event) {
    this.ready = true;
    this.failures = 0;
    if (!event.known && this.lastSeq) {
      this.lastSeq = 0;
      this.#tell({ type: "erased" });
    }
    this.#ping();
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

  #ping() {
    clearTimeout(this.timers.ping);
    this.timers.ping = window.setTimeout(() => {
      this.#transmit({ type: "ping" });
      this.timers.silent = window.setTimeout(() => this.#lost(), SILENT_MS);
      this.#ping();
    }, PING_MS);
  }

  #lost() {
    if (this.ended) return;
    this.#drop();
    this.#tell({ type: "lost" });
    const pause = PAUSES_MS[Math.min(this.failures, PAUSES_MS.length - 1)];
    this.failures += 1;
    this.#reconnect(pause * (0.7 + 0.6 * Math.random()));
  }

  #drop() {
    this.ready = false;
    this.underWay = "";
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    const socket = this.socket;
    this.socket = null;
    // Closing a socket that is not open yet would be an error in the console.
    if (socket?.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
    else socket?.close();
  }

  /** @param {number} pause milliseconds */
  #reconnect(pause) {
    clearTimeout(this.timers.again);
    this.timers.again = window.setTimeout(() => this.open(), pause);
  }

  /** @param {object} frame */
  #transmit(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** @param {object} detail */
  #tell(detail) {
    this.dispatchEvent(new CustomEvent("heard", { detail }));
  }
}

/** A random UUID; also where the page is not served over HTTPS, so that the browser's own is missing. */
function uuid() {
  for (;;) {
    const id = randomUuid();
    if (!/\d[\d-]{9}/.test(id)) return id; // the gateway refuses what might hide a personal identity number
  }
}

function randomUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
