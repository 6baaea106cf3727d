/** Ends after which nobody comes back: the session is over, or belongs to another connection. */
const FINAL = [1000, 1005, 1008, 1009, 3000, 4000, 4409];

const PAUSES = [100, 300, 800, 1500]; // ms before each further try; the last for all that follow
const PATIENCE = 90_000; // ms; a server that died has started again by then

/** How a call that broke off is taken up again: by which session, with which token, after which event, and where. */
export class Comeback {
  #session;
  #token;
  #seen;
  #places = [location.origin];
  #tries = 0;
  #until;

  hear(event) {
    if (event.event_id) this.#seen = event.event_id;
    if (event.type === 'session.created') this.#greeted(event);
    if (event.type === 'error' && event.error?.code === 'session_expired') this.#token = undefined;
  }

  #greeted({ session, voicebox }) {
    this.#session = session?.id;
    this.#token = voicebox?.resume_token;
    this.#places = [location.origin, ...(voicebox?.elsewhere ?? [])];
    this.#tries = 0;
    this.#until = undefined;
  }

  isPossibleAfter({ code }) {
    return Boolean(this.#token) && !FINAL.includes(code);
  }

  /** The next try, {url, pause in ms}; undefined when it was tried long enough. */
  next() {
    const now = performance.now();
    this.#until ??= now + PATIENCE;
    if (now > this.#until) return undefined;
    const turn = Math.floor(this.#tries / this.#places.length);
    const place = this.#places[this.#tries++ % this.#places.length];
    const url = new URL('/v1/realtime', place);
    url.search = new URLSearchParams({ session_id: this.#session, resume_token: this.#token, after: this.#seen });
    return { url, pause: PAUSES[Math.min(turn, PAUSES.length - 1)] };
  }
}
