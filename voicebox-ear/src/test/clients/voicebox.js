/** The running server under test: where it is, how to open a call, how to make a spoken question. */
import net from 'node:net';
import WebSocket from 'ws';
import { Recorder } from './recorder.js';

export const URL_ = (process.env.VOICEBOX_URL ?? 'http://localhost:9080').replace(/\/+$/, '');
export const TLS_URL = process.env.VOICEBOX_TLS_URL;
export const KEY = process.env.VOICEBOX_KEY ?? process.env.OPENAI_API_KEY;
export const MODEL = 'gpt-realtime';
export const SOCKET = `${URL_.replace(/^http/, 'ws')}/v1/realtime?model=${MODEL}`;
export const QUESTION = 'turn on the kitchen light';
export const LONG = 'the sun is bright and the moon is pale, '.repeat(250); // an answer still on its way when it is cut

const RATE = 24_000;
const FRAME = RATE / 25; // samples in 40 ms
const bearer = { authorization: `Bearer ${KEY}` };

if (!KEY) throw new Error('Set VOICEBOX_KEY to the key in .voicebox/api-key (and VOICEBOX_URL if it is not localhost:9080).');

/** Plain TCP for clients that insist on wss: the option that the ws package hands to Node. */
export const plain = { createConnection: ({ host, port }) => net.connect({ host, port }) };

export async function post(path, body, headers = bearer) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  return fetch(URL_ + path, init);
}

export async function secret(session) {
  const reply = await post('/v1/realtime/client_secrets', { session: { type: 'realtime', model: MODEL, ...session } });
  if (!reply.ok) throw new Error(`client_secrets answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()).value;
}

const spoken = new Map();

/** That text spoken by the server: 24 kHz 16-bit mono samples as a Buffer. */
export async function speech(text) {
  if (!spoken.has(text)) {
    const reply = await post('/v1/audio/speech', { model: 'tts-1', voice: 'alloy', input: text, response_format: 'pcm' });
    if (!reply.ok) throw new Error(`audio/speech answered ${reply.status}: ${await reply.text()}`);
    spoken.set(text, Buffer.from(await reply.arrayBuffer()));
  }
  return spoken.get(text);
}

export const silence = (seconds) => Buffer.alloc(Math.round(seconds * RATE) * 2);

export function* frames(pcm) {
  for (let at = 0; at < pcm.length; at += FRAME * 2) yield pcm.subarray(at, at + FRAME * 2);
}

/** Hands over 40 ms frames at the speed of speech. */
export async function inRealTime(pcm, take) {
  const start = performance.now();
  let due = start;
  for (const frame of frames(pcm)) {
    take(frame);
    due += 40;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
}

/** A bare call: send(event), and everything the server sent in `heard`. */
export async function call({ url = SOCKET, protocols = [], headers = bearer, options = {} } = {}) {
  const socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false, ...options });
  const heard = new Recorder().leaveBehind();
  socket.on('message', (data) => heard.add(JSON.parse(data)));
  socket.on('close', (code, reason) => heard.close(code, String(reason)));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => socket.terminate());
  return {
    socket,
    heard,
    send: (event) => socket.send(JSON.stringify(event)),
    append: (pcm) => socket.send(JSON.stringify({ type: 'input_audio_buffer.append', audio: pcm.toString('base64') })),
    hangUp: () => socket.close(1000),
  };
}

export const says = (text) => ({
  type: 'conversation.item.create',
  item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});

export const session = (changes) => ({ type: 'session.update', session: { type: 'realtime', ...changes } });

/** Proof that the server still serves: a whole text turn on a call of its own. */
export async function othersAreServed() {
  const other = await call();
  other.send(session({ output_modalities: ['text'] }));
  other.send(says('Are you still there?'));
  other.send({ type: 'response.create' });
  const { response } = await other.heard.until('response.done');
  other.hangUp();
  if (response.status !== 'completed') throw new Error(`another session's answer ended ${response.status}`);
}
