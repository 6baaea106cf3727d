/** The history that `@openai/agents-realtime` keeps: cut where it was interrupted, written down, in order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tool } from '@openai/agents-realtime';
import { z } from 'zod';
import { messages, open, speak, words } from './agents-client.js';
import { LONG, QUESTION, silence, speech } from './voicebox.js';

const BYTES = 48; // a millisecond of 24 kHz 16-bit sound
const TRANSCRIBED = 'conversation.item.input_audio_transcription.completed';

const ended = async (heard, from) => heard.until('response.done', { from });

/** The client asked for the cut and for what is left; that is what its history has. */
async function assertCut(session, heard, item) {
  const truncated = await heard.until('conversation.item.truncated');
  const kept = await heard.until(({ type, item: it }) => type === 'conversation.item.retrieved' && it.id === item);
  const said = heard.events.find(({ type, item_id: id }) => type === 'response.output_audio_transcript.done' && id === item);
  const [part] = kept.item.content;
  const shown = words(messages(session).find(({ itemId }) => itemId === item));
  assert.equal(truncated.item_id, item);
  assert.ok(truncated.audio_end_ms > 1000, `heard ${truncated.audio_end_ms} ms`);
  assert.equal(Buffer.from(part.audio, 'base64').length, truncated.audio_end_ms * BYTES);
  assert.ok(part.transcript.trim().length > 0, 'some of it was heard');
  assert.ok(said.transcript.startsWith(part.transcript.trimEnd()), `"${part.transcript}" begins "${said.transcript}"`);
  assert.ok(part.transcript.length < said.transcript.length, 'the rest is gone');
  assert.equal(shown, part.transcript);
}

test('an answer that the caller spoke over stands in the history as far as it was heard', async () => {
  const question = Buffer.concat([silence(1.5), await speech(QUESTION), silence(2)]);
  const { session, heard } = await open();
  session.sendMessage(`Tell me: ${LONG}`);
  const { item_id: item } = await heard.until('response.output_audio.delta');
  await heard.untilAudio(3); // the client cuts at what it got or at what could be played, whichever is less
  await speak(session, question);
  await assertCut(session, heard, item);
  const { item_id: turn } = await heard.until(TRANSCRIBED);
  await heard.until(({ type, item: it }) => type === 'conversation.item.retrieved' && it.id === turn);
  session.close();
  assert.match(words(messages(session).find(({ itemId }) => itemId === turn)), /kitchen light/i);
  assert.deepEqual(heard.errors, []);
});

test('an answer that the program interrupts stands in the history as far as it was heard', async () => {
  const { session, heard } = await open();
  session.sendMessage(`Tell me: ${LONG}`);
  const { item_id: item } = await heard.until('response.output_audio.delta');
  await ended(heard, 0); // a cancel of what is over would be an error of the client's own making
  await speak(session, silence(1.5));
  session.interrupt();
  await assertCut(session, heard, item);
  session.close();
  assert.deepEqual(heard.errors, []);
});

test('typed and spoken turns and their answers stand in the order of the conversation', async () => {
  const { session, heard } = await open();
  session.sendMessage('What can you do?');
  await ended(heard, 0);
  const from = heard.events.length;
  await speak(session, Buffer.concat([silence(0.3), await speech(QUESTION), silence(2)]));
  await ended(heard, from);
  const { item_id: turn } = await heard.until(TRANSCRIBED);
  await heard.until(({ type, item }) => type === 'conversation.item.retrieved' && item.id === turn);
  const next = heard.events.length;
  session.sendMessage('And now?');
  await ended(heard, next);
  session.close();
  const kept = messages(session);
  assert.deepEqual(kept.map(({ role }) => role), ['user', 'assistant', 'user', 'assistant', 'user', 'assistant']);
  // The caller spoke over the first answer: the client cut it to what was played until then.
  const expected = [/^What can you do\?$/, /^(I( heard.*)?)?$/, /kitchen light/i, /kitchen light/i, /^And now\?$/, /And now/];
  expected.forEach((pattern, i) => assert.match(words(kept[i]), pattern));
  const added = heard.events.filter(({ type }) => type === 'conversation.item.added');
  assert.deepEqual(added.map(({ item }) => item.id), kept.map(({ itemId }) => itemId));
  assert.deepEqual(added.map((event) => event.previous_item_id), [null, ...kept.slice(0, -1).map(({ itemId }) => itemId)]);
  assert.deepEqual(heard.errors, []);
});

/** A tool that remembers what it was asked. */
function remembering(name, asked, result) {
  const execute = async (args) => {
    asked.push([name, args]);
    return result;
  };
  return tool({ name, description: `The ${name}.`, parameters: z.object({ at: z.string() }), execute });
}

test('tools are run one after another, and each output is spoken', async () => {
  const asked = [];
  const { session, heard } = await open([
    remembering('light', asked, 'the lamp is glowing'),
    remembering('clock', asked, 'it is noon'),
  ]);
  for (const name of ['light', 'clock', 'light']) {
    const from = heard.events.length;
    session.sendMessage(`Please call the tool ${name} {"at":"home"}`);
    const spoken = ({ type, response }) => type === 'response.done' && response.output.some((item) => item.type === 'message');
    const { response } = await heard.until(spoken, { from });
    const result = name === 'light' ? 'the lamp is glowing' : 'it is noon';
    assert.equal(response.output[0].content[0].transcript, `The tool answered: ${result}`);
  }
  session.close();
  assert.deepEqual(asked, ['light', 'clock', 'light'].map((name) => [name, { at: 'home' }]));
  const runs = session.history.filter(({ type }) => type === 'function_call');
  assert.deepEqual(
    runs.map(({ name, status, output }) => [name, status, output]),
    [['light', 'the lamp is glowing'], ['clock', 'it is noon'], ['light', 'the lamp is glowing']].map(([name, out]) => [name, 'completed', out]),
  );
  assert.deepEqual(heard.errors, []);
});

test('tools of one answer are all run', async () => {
  const asked = [];
  const { session, heard } = await open([remembering('light', asked, 'the lamp is glowing'), remembering('clock', asked, 'it is noon')]);
  session.sendMessage('Please call the tool light {"at":"hall"} and call the tool clock {"at":"attic"}');
  const spoken = ({ type, response }) => type === 'response.done' && response.output.some((item) => item.type === 'message');
  const { response } = await heard.until(spoken);
  session.close();
  assert.deepEqual(asked, [['light', { at: 'hall' }], ['clock', { at: 'attic' }]]);
  assert.match(response.output[0].content[0].transcript, /^The tool answered: /);
  assert.deepEqual(heard.errors, []);
});
