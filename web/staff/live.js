/**
 * The console's socket to the gateway. What an officer writes gets an id and is sent again until it is
 * acknowledged; the gateway takes each id once. What was missed meanwhile is asked for by number.
 */
const ACK_MS = 8000;
const PING_MS = 20000;
const SILENT_MS = 10000;
const PAUSES_MS = [300, 700, 1500, 3000, 5000, 8000];

export class Live extends EventTarget {
  /** @param {string} url */
  constructor(url) {
    super();
    this.url = url;
    this.ready = false;
    this.ended = false;
    this.failures = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** the conversation that is looked at, and the last message of it that the page has */
    this.conversation = "";
    this.lastSeq = 0;
    /** @type {Map<string, string>} messages by id that are not acknowledged yet, in order */
    this.unsent = new Map();
    this.timers = { ack: 0, ping: 0, silent: 0, again: 0 };
  }

  /** Connects, and goes on doing so until `end`. */
  begin() {
    addEventListener("online", () => this.#reconnect(0));
    addEventListener("offline", () => this.#lost());
    this.#open();
  }

  /** Looks at a conversation from message `after` on. @param {string} conversation @param {number} after */
  watch(conversation, after) {
    this.conversation = conversation;
    this.lastSeq = after;
    for (const [id, text] of remembered(conversation)) {
      this.unsent.set(id, text);
      this.#tell({ type: "unsent", id, text });
    }
    if (this.ready) this.#watch();
  }

  /** Sends what the officer says in the conversation that is looked at. @param {string} text */
  say(text) {
    const id = uuid();
    this.unsent.set(id, text);
    this.#remember();
    this.#tell({ type: "unsent", id, text });
    this.#flush();
  }

  /** Tells the applicant whether an answer is being written. @param {boolean} on */
  typing(on) {
    this.#transmit({ type: "typing", on });
  }

  /** Lets go for good. */
  end() {
    this.ended = true;
    this.#drop();
  }

  #open() {
    clearTimeout(this.timers.again);
    if (this.ended || (this.socket && this.socket.readyState <= WebSocket.OPEN)) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onmessage = (event) => {
      if (socket === this.socket) this.#heard(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (socket === this.socket) this.#lost();
    };
    this.timers.silent = window.setTimeout(() => !this.ready && this.#lost(), SILENT_MS);
  }

  #watch() {
    this.#transmit({ type: "watch", conversation: this.conversation, after: this.lastSeq });
    this.#flush();
  }

  #flush() {
    const [next] = this.unsent;
    clearTimeout(this.timers.ack);
    if (!this.ready || !next) return;
    this.#transmit({ type: "message", id: next[0], text: next[1] });
    this.timers.ack = window.setTimeout(() => this.#lost(), ACK_MS);
  }

  /** @param {any} event */
  #heard(event) {
    clearTimeout(this.timers.silent);
    if (event.type === "welcome") {
      this.ready = true;
      this.#ping();
      if (this.conversation) this.#watch();
      else this.failures = 0;
    } else if (event.type === "history") {
      this.failures = 0;
      for (const one of event.events) this.#heard(one);
      return;
    } else if (event.type === "message") {
      if (event.seq <= this.lastSeq) return;
      this.lastSeq = event.seq;
    } else if (event.type === "refused" && event.id && event.retry_after) {
      clearTimeout(this.timers.ack);
      this.timers.ack = window.setTimeout(() => this.#flush(), event.retry_after * 1000);
      return;
    } else if (event.type === "ack" || (event.type === "refused" && event.id)) {
      this.#tell(event.type === "ack" ? event : { ...event, said: this.unsent.get(event.id) ?? "" });
      return this.#done(event.id);
    } else if (event.type === "signed_out") {
      this.end();
    }
    this.#tell(event);
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
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    const socket = this.socket;
    this.socket = null;
    if (socket?.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
    else socket?.close();
  }

  /** @param {number} pause milliseconds */
  #reconnect(pause) {
    clearTimeout(this.timers.again);
    this.timers.again = window.setTimeout(() => this.#open(), pause);
  }

  /** @param {object} frame */
  #transmit(frame) {
    if (this.ready && this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** @param {object} detail */
  #tell(detail) {
    this.dispatchEvent(new CustomEvent("heard", { detail }));
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

/** A random UUID that the gateway can't take for a personal identity number. */
function uuid() {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    if (!/\d[\d-]{9}/.test(id)) return id;
  }
}
