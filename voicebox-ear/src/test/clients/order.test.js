/** The order of server events, as the Realtime API sends them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONG, QUESTION, call, frames, says, session, silence, speech } from './voicebox.js';

const CREATED = ['conversation.item.added', 'conversation.item.done'];
const OPENED = ['response.output_item.added', 'conversation.item.added', 'response.content_part.added'];
const CLOSED = ['response.content_part.done', 'conversation.item.done', 'response.output_item.done', 'response.done'];
const TEXT = ['response.created', ...OPENED, 'response.output_text.done', ...CLOSED];
const AUDIO = ['response.created', ...OPENED, 'response.output_audio.done', 'response.output_audio_transcript.done', ...CLOSED];
const SPOKEN = ['input_audio_buffer.speech_started', 'input_audio_buffer.speech_stopped', 'input_audio_buffer.committed', ...CREATED];

/** A call whose session is set; `from` is where its own events begin. */
async function prepared(changes) {
  const line = await call();
  line.send(session(changes));
  await line.heard.until('session.updated');
  assert.equal(line.heard.events[0].type, 'session.created');
  return { ...line, from: line.heard.events.length };
}

const say = (line, pcm) => [...frames(pcm)].forEach(line.append);

test('a text turn', async () => {
  const line = await prepared({ output_modalities: ['text'] });
  line.send(says('hello'));
  line.send({ type: 'response.create' });
  await line.heard.until('response.done');
  line.hangUp();
  assert.deepEqual(line.heard.skeleton(line.from), [...CREATED, ...TEXT]);
});

test('an audio answer: text first, text and audio whole', async () => {
  const line = await prepared({});
  line.send(says('hello'));
  line.send({ type: 'response.create' });
  const { response } = await line.heard.until('response.done');
  line.hangUp();
  assert.deepEqual(line.heard.skeleton(line.from), [...CREATED, ...AUDIO]);
  const types = line.heard.events.map(({ type }) => type);
  const firstText = types.indexOf('response.output_audio_transcript.delta');
  assert.ok(firstText < types.indexOf('response.output_audio.delta'), 'text comes before its audio');
  assert.equal(line.heard.text('response.output_audio_transcript'), response.output[0].content[0].transcript);
});

test('a turn ended by silence', async () => {
  const line = await prepared({ audio: { input: { transcription: { model: 'whisper-1' } } } });
  say(line, Buffer.concat([silence(0.5), await speech(QUESTION), silence(1.2)]));
  await line.heard.until('response.done');
  line.hangUp();
  assert.deepEqual(line.heard.skeleton(line.from), [...SPOKEN, ...AUDIO]);
  const announced = line.heard.events.filter(({ type }) => type.startsWith('input_audio_buffer.')).map((event) => event.item_id);
  assert.equal(new Set(announced).size, 1, 'one item id from the start of speech to the commit');
});

test('a turn ended by hand', async () => {
  const line = await prepared({ audio: { input: { turn_detection: null } } });
  say(line, await speech(QUESTION));
  line.send({ type: 'input_audio_buffer.commit' });
  line.send({ type: 'response.create' });
  await line.heard.until('response.done');
  line.hangUp();
  assert.deepEqual(line.heard.skeleton(line.from), ['input_audio_buffer.committed', ...CREATED, ...AUDIO]);
});

test('a function call', async () => {
  const tools = [{ type: 'function', name: 'clock', parameters: { type: 'object', properties: {} } }];
  const line = await prepared({ output_modalities: ['text'], tools });
  line.send(says('call the tool clock'));
  line.send({ type: 'response.create' });
  await line.heard.until('response.done');
  line.hangUp();
  assert.deepEqual(line.heard.skeleton(line.from), [
    ...CREATED,
    'response.created',
    'response.output_item.added',
    'conversation.item.added',
    'response.function_call_arguments.done',
    'conversation.item.done',
    'response.output_item.done',
    'response.done',
  ]);
});

test('a cancelled answer closes everything before response.done and says nothing after it', async () => {
  const line = await prepared({});
  line.send(says(LONG));
  line.send({ type: 'response.create' });
  await line.heard.until('response.output_audio.delta');
  line.send({ type: 'response.cancel' });
  const { response } = await line.heard.until('response.done');
  line.send({ type: 'input_audio_buffer.clear' });
  await line.heard.until('input_audio_buffer.cleared');
  line.hangUp();
  assert.equal(response.status, 'cancelled');
  assert.equal(response.status_details.reason, 'client_cancelled');
  assert.deepEqual(line.heard.skeleton(line.from), [...CREATED, ...AUDIO, 'input_audio_buffer.cleared']);
  const end = line.heard.events.indexOf(await line.heard.until('response.done'));
  assert.ok(!line.heard.events.slice(end).some(({ type }) => type.endsWith('.delta')), 'no delta after response.done');
});

test('speaking over the answer cancels it, and the new turn is answered', async () => {
  const question = Buffer.concat([await speech(QUESTION), silence(1.2)]);
  const line = await prepared({ audio: { input: { transcription: { model: 'whisper-1' } } } });
  line.send(says(LONG));
  line.send({ type: 'response.create' });
  const { item_id: item } = await line.heard.until('response.output_audio.delta');
  say(line, question);
  const first = await line.heard.until('response.done');
  const order = line.heard.skeleton(line.from);
  assert.equal(first.response.status, 'cancelled');
  assert.equal(first.response.status_details.reason, 'turn_detected');
  assert.ok(order.indexOf('input_audio_buffer.speech_started') < order.indexOf('response.done'), 'speech comes first');
  line.send({ type: 'conversation.item.truncate', item_id: item, content_index: 0, audio_end_ms: 0 });
  await line.heard.until('conversation.item.truncated');
  const second = await line.heard.until('response.done', { from: line.heard.events.indexOf(first) + 1 });
  line.hangUp();
  assert.equal(second.response.status, 'completed');
  const late = line.heard.events.slice(line.heard.events.indexOf(first));
  assert.ok(!late.some((event) => event.response_id === first.response.id), 'nothing of the cancelled answer after its end');
  assert.deepEqual(line.heard.errors, []);
});
