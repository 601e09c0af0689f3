/**
 * What the browser remembers of the conversation: the key that proves whose it is, and what was written but
 * not acknowledged yet. Each unsent message has an entry of its own, so that two tabs can't overwrite each other's.
 */
export class Store {
  /** @param {string} gateway address of the gateway; each has a conversation of its own */
  constructor(gateway) {
    this.prefix = `stodlots:${gateway}:`;
    /** @type {Map<string, string>} what the browser would not store */
    this.memory = new Map();
  }

  /** The key of the conversation; a new one (256 random bits) where there is none. */
  key() {
    const known = this.#get("key");
    if (known && /^[\w-]{43}$/.test(known)) return known;
    const bits = crypto.getRandomValues(new Uint8Array(32));
    const key = btoa(String.fromCharCode(...bits)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    this.#set("key", key);
    return key;
  }

  /** Forgets the conversation and what was to be sent in it, unless another tab did so already. @param {string} key */
  forget(key) {
    if (this.#get("key") !== key) return;
    for (const { id } of this.unsent()) this.sent(id);
    this.#remove("key");
  }

  /** @returns {{id: string, text: string, at: number}[]} in the order in which they were written */
  unsent() {
    const found = this.#names()
      .filter((name) => name.startsWith("out:"))
      .flatMap((name) => {
        try {
          return [{ id: name.slice(4), ...JSON.parse(this.#get(name) ?? "") }];
        } catch {
          return [];
        }
      });
    return found.sort((one, other) => one.at - other.at);
  }

  /** @param {string} id @param {string} text @param {number} at */
  keep(id, text, at) {
    this.#set(`out:${id}`, JSON.stringify({ text, at }));
  }

  /** @param {string} id */
  sent(id) {
    this.#remove(`out:${id}`);
  }

  /** Whether the person had the chat open. @param {boolean} [open] sets it */
  open(open) {
    if (open !== undefined) this.#set("open", open ? "1" : "0");
    return this.#get("open") === "1";
  }

  /** Calls `changed` when another tab forgets the conversation or begins another. @param {() => void} changed */
  onOtherKey(changed) {
    addEventListener("storage", (event) => {
      if (event.key !== `${this.prefix}key` && event.key !== null) return;
      this.memory.delete("key"); // what another tab has forgotten must not come back from here
      changed();
    });
  }

  /** @param {string} name */
  #get(name) {
    return this.memory.get(name) ?? stored((storage) => storage.getItem(this.prefix + name)) ?? null;
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.memory.delete(name);
    const done = stored((storage) => (storage.setItem(this.prefix + name, value), true));
    if (!done) this.memory.set(name, value); // storage is off or full: it would not outlive a reload
  }

  /** @param {string} name */
  #remove(name) {
    this.memory.delete(name);
    stored((storage) => storage.removeItem(this.prefix + name));
  }

  #names() {
    const names = stored((storage) => Object.keys(storage)) ?? [];
    const own = names.filter((name) => name.startsWith(this.prefix)).map((name) => name.slice(this.prefix.length));
    return [...new Set([...own, ...this.memory.keys()])];
  }
}

/**
 * What the browser's storage gives; undefined where it is off, full or forbidden.
 * @template T
 * @param {(storage: Storage) => T} use
 * @returns {T | undefined}
 */
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
