import { Comeback } from './comeback.js';
import { Failure, GONE, ofClose, ofStatus } from './failure.js';

const MODEL = 'gpt-realtime';
const OPEN_WITHIN = 10_000; // ms
const LIFE = 7200; // s; a call that breaks off is taken up again with the same secret

/** Swaps the API key for a short-lived secret: only that goes into the socket's handshake. */
export async function mint(key) {
  let reply;
  try {
    reply = await fetch('/v1/realtime/client_secrets', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ expires_after: { anchor: 'created_at', seconds: LIFE }, session: { type: 'realtime', model: MODEL } }),
    });
  } catch {
    throw new Failure(GONE);
  }
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) throw ofStatus(reply.status, body.error?.message);
  if (!body.value) throw new Failure('This server answered without a client secret. Is it VoiceBox?');
  return body.value;
}

/**
 * The WebSocket: JSON events out by send, in by onEvent. When it breaks, onBroken() is told, and it comes back by itself; onEnd
 * (failure or undefined) once.
 */
export class Line {
  #socket;
  #secret;
  #comeback = new Comeback();
  #ended = false;

  constructor({ onEvent, onBroken, onEnd }) {
    Object.assign(this, { onEvent, onBroken, onEnd });
  }

  open(secret) {
    this.#secret = secret;
    return new Promise((resolve, reject) => {
      const refused = () => reject(new Failure('VoiceBox did not open the call. It may be restarting: connect again in a moment.'));
      this.#dial(new URL(`/v1/realtime?model=${MODEL}`, location.href), resolve, refused);
    });
  }

  #dial(url, opened, refused) {
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, ['realtime', `openai-insecure-api-key.${this.#secret}`]);
    this.#socket = socket;
    const late = setTimeout(() => socket.close(), OPEN_WITHIN);
    let open = false;
    socket.onopen = () => {
      clearTimeout(late);
      open = true;
      opened();
    };
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    socket.onclose = (close) => {
      clearTimeout(late);
      if (this.#ended) return;
      if (open) this.#broke(close);
      else refused();
    };
  }

  #hear(event) {
    if (this.#ended) return;
    this.#comeback.hear(event);
    this.onEvent(event);
  }

  #broke(close) {
    if (!this.#comeback.isPossibleAfter(close)) return this.#end(ofClose(close));
    this.onBroken();
    return this.#comeBack(close);
  }

  #comeBack(close) {
    const next = this.#comeback.next();
    if (!next) return this.#end(ofClose(close));
    const again = () => this.#comeBack(close);
    return setTimeout(() => this.#ended || this.#dial(next.url, () => {}, again), next.pause);
  }

  get backlog() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  send(event) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(event));
  }

  close() {
    this.#socket?.close(1000, 'OK');
    this.#end();
  }

  #end(failure) {
    if (this.#ended) return;
    this.#ended = true;
    this.onEnd(failure);
  }
}
