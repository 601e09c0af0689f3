/** A short tone for something new. Off until the person turns it on; the browser remembers the choice. */
import { h } from "../widget/dom.js";
import text from "./strings.sv.js";

const NAME = "stodlots:staff:sound";
/** @type {AudioContext | null} */
let context = null;

/** A button that turns the tone on and off. */
export function soundSwitch() {
  const button = h("button", { type: "button", class: "small quiet", "aria-pressed": String(isOn()) }, label());
  button.addEventListener("click", () => {
    remember(!isOn());
    button.setAttribute("aria-pressed", String(isOn()));
    button.textContent = label();
    sound();
  });
  return button;
}

/** Sounds, if the person wants it. Browsers stay silent until the person has done something on the page. */
export function sound() {
  if (!isOn()) return;
  context ??= new AudioContext();
  void context.resume();
  tone(context, 660, 0);
  tone(context, 880, 0.16);
}

/** @param {AudioContext} on @param {number} hertz @param {number} after seconds */
function tone(on, hertz, after) {
  const start = on.currentTime + after;
  const oscillator = new OscillatorNode(on, { frequency: hertz });
  const loudness = new GainNode(on, { gain: 0 });
  loudness.gain.linearRampToValueAtTime(0.15, start + 0.02);
  loudness.gain.linearRampToValueAtTime(0, start + 0.15);
  oscillator.connect(loudness).connect(on.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.16);
}

const label = () => (isOn() ? text.soundOn : text.soundOff);

function isOn() {
  try {
    return localStorage.getItem(NAME) === "on";
  } catch {
    return false;
  }
}

/** @param {boolean} on */
function remember(on) {
  try {
    localStorage.setItem(NAME, on ? "on" : "off");
  } catch {
    // storage is off: there is no sound then
  }
}
