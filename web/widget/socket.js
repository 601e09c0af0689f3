/**
 * A socket that is opened again whenever it is lost, with growing pauses, and notices when the other side is silent.
 * What is to be done with what comes says the class that extends it; what it tells is heard as the event `heard`.
 */
const PING_MS = 20000;
const SILENT_MS = 10000;
const PAUSES_MS = [300, 700, 1500, 3000, 5000, 8000];

export class LastingSocket extends EventTarget {
  /** @param {string} url */
  constructor(url) {
    super();
    this.url = url;
    this.failures = 0;
    this.ready = false;
    this.ended = false;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {Record<string, number>} */
    this.timers = { ping: 0, silent: 0, again: 0 };
  }

  /** Opens the socket; goes on doing so until it is ended. */
  open() {
    clearTimeout(this.timers.again);
    if (this.ended || (this.socket && this.socket.readyState <= WebSocket.OPEN)) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.opening(socket);
    socket.onmessage = (event) => {
      if (socket === this.socket) this.heard(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lost();
    };
    this.timers.silent = window.setTimeout(() => !this.ready && this.lost(), SILENT_MS);
  }

  /** What is to be done with a new socket. @param {WebSocket} _socket */
  opening(_socket) {}

  /** What is to be done with what comes. @param {any} _event */
  heard(_event) {}

  /** Asks from time to time whether the other side is there. */
  ping() {
    clearTimeout(this.timers.ping);
    this.timers.ping = window.setTimeout(() => {
      this.transmit({ type: "ping" });
      this.timers.silent = window.setTimeout(() => this.lost(), SILENT_MS);
      this.ping();
    }, PING_MS);
  }

  /** The connection is gone: tries again after a pause. */
  lost() {
    if (this.ended) return;
    this.drop();
    this.tell({ type: "lost" });
    const pause = PAUSES_MS[Math.min(this.failures, PAUSES_MS.length - 1)];
    this.failures += 1;
    this.reconnect(pause * (0.7 + 0.6 * Math.random()));
  }

  /** Lets go of the socket. */
  drop() {
    this.ready = false;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    const socket = this.socket;
    this.socket = null;
    // Closing a socket that is not open yet would be an error in the console.
    if (socket?.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
    else socket?.close();
  }

  /** @param {number} pause milliseconds */
  reconnect(pause) {
    clearTimeout(this.timers.again);
    this.timers.again = window.setTimeout(() => this.open(), pause);
  }

  /** @param {object} frame */
  transmit(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** @param {object} detail */
  tell(detail) {
    this.dispatchEvent(new CustomEvent("heard", { detail }));
  }
}

/** A random UUID; also where the page is not served over HTTPS, so that the browser's own is missing. */
export function uuid() {
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
