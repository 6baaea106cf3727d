/** Sound for the fake microphone: Chromium plays the WAV file over and over. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const RATE = 24_000;
const seconds = (count) => Buffer.alloc(count * RATE * 2);

function wav(pcm) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + pcm.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); // PCM
  head.writeUInt16LE(1, 22); // mono
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}

/** Writes that question, spoken by the server: `quiet` seconds before it and `pause` after it. */
export async function question(file, { url, key, text, quiet = 1, pause = 12 }) {
  const reply = await fetch(`${url}/v1/audio/speech`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'tts-1', voice: 'alloy', input: text, response_format: 'pcm' }),
  });
  if (!reply.ok) throw new Error(`audio/speech answered ${reply.status}: ${await reply.text()}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wav(Buffer.concat([seconds(quiet), Buffer.from(await reply.arrayBuffer()), seconds(pause)])));
}
