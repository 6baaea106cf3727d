import { Failure, GONE, ofClose, ofStatus } from './failure.js';

const MODEL = 'gpt-realtime';
const OPEN_WITHIN = 10_000; // ms

/** Swaps the API key for a short-lived secret: only that goes into the socket's handshake. */
export async function mint(key) {
  let reply;
  try {
    reply = await fetch('/v1/realtime/client_secrets', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ session: { type: 'realtime', model: MODEL } }),
    });
  } catch {
    throw new Failure(GONE);
  }
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) throw ofStatus(reply.status, body.error?.message);
  if (!body.value) throw new Failure('This server answered without a client secret. Is it VoiceBox?');
  return body.value;
}

/** The WebSocket: JSON events out by send, in by onEvent; onEnd(failure or undefined) once. */
export class Line {
  #socket;
  #ended = false;

  constructor({ onEvent, onEnd }) {
    Object.assign(this, { onEvent, onEnd });
  }

  open(secret) {
    const url = new URL(`/v1/realtime?model=${MODEL}`, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#socket = new WebSocket(url, ['realtime', `openai-insecure-api-key.${secret}`]);
    return new Promise((resolve, reject) => this.#wire(resolve, reject));
  }

  #wire(resolve, reject) {
    const socket = this.#socket;
    const late = setTimeout(() => socket.close(), OPEN_WITHIN);
    let open = false;
    socket.onopen = () => {
      clearTimeout(late);
      open = true;
      resolve();
    };
    socket.onmessage = ({ data }) => this.onEvent(JSON.parse(data));
    socket.onclose = (close) => {
      clearTimeout(late);
      if (open) this.#end(ofClose(close));
      else reject(new Failure('VoiceBox did not open the call. It may be restarting: connect again in a moment.'));
    };
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
