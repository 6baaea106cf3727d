/** What the caller said, written down: beside answers, and in sessions that do nothing else. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, overTls, sdk } from './openai-client.js';
import { QUESTION, frames, session, silence, speech } from './voicebox.js';

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';
const WHISPER = { audio: { input: { transcription: { model: 'whisper-1' } } } };
const transcribing = (changes) => ({ type: 'session.update', session: { type: 'transcription', ...changes } });

const say = (line, pcm) => [...frames(pcm)].forEach(line.append);
const turn = async () => Buffer.concat([silence(0.5), await speech(QUESTION), silence(1.2)]);
const types = (heard) => heard.events.map(({ type }) => type);

/** The transcript of one item, held to its deltas and to what it cost. */
async function written(heard, item) {
  const completed = await heard.until(({ type, item_id: id }) => type === `${TRANSCRIPTION}.completed` && id === item);
  const deltas = heard.events.filter(({ type, item_id: id }) => type === `${TRANSCRIPTION}.delta` && id === item);
  assert.equal(deltas.map(({ delta }) => delta).join('').trim(), completed.transcript);
  assert.ok([completed, ...deltas].every((event) => event.content_index === 0), 'the first part of the item');
  assert.equal(completed.usage.type, 'duration');
  assert.ok(completed.usage.seconds >= 1, `${completed.usage.seconds} s`);
  return completed.transcript;
}

/** Two turns in a session of type transcription; nothing is answered. */
async function dictate(line) {
  say(line, Buffer.concat([await turn(), await turn()]));
  const first = await line.heard.until('input_audio_buffer.committed');
  const from = line.heard.events.indexOf(first) + 1;
  const second = await line.heard.until('input_audio_buffer.committed', { from });
  assert.match(await written(line.heard, first.item_id), /kitchen light/i);
  assert.match(await written(line.heard, second.item_id), /kitchen light/i);
  assert.deepEqual([first.previous_item_id, second.previous_item_id], [null, first.item_id]);
  assert.deepEqual(types(line.heard).filter((type) => type.startsWith('response.')), []);
}

describe('openai: transcription', { skip: overTls }, () => {
  test('beside the answer, in events of the item that was announced', async () => {
    const line = await open();
    line.send(session(WHISPER));
    say(line, await turn());
    const { item_id: item } = await line.heard.until('input_audio_buffer.speech_started');
    const transcript = await written(line.heard, item);
    const { response } = await line.heard.until('response.done');
    line.hangUp();
    assert.match(transcript, /turn on the kitchen light/i);
    assert.equal(response.status, 'completed');
    assert.deepEqual(line.heard.errors, []);
  });

  test('of a turn that the client commits', async () => {
    const line = await open();
    line.send(session({ audio: { input: { ...WHISPER.audio.input, turn_detection: null } } }));
    say(line, await speech(QUESTION));
    line.send({ type: 'input_audio_buffer.commit' });
    const { item_id: item } = await line.heard.until('input_audio_buffer.committed');
    const transcript = await written(line.heard, item);
    line.hangUp();
    assert.match(transcript, /turn on the kitchen light/i);
    assert.deepEqual(types(line.heard).filter((type) => type.startsWith('response.')), []);
    assert.deepEqual(line.heard.errors, []);
  });

  test('a session opened with the intent to transcribe', async () => {
    const line = await open({ target: { intent: 'transcription' } });
    const { session: created } = await line.heard.until('session.created');
    line.send(transcribing(WHISPER));
    const { session: updated } = await line.heard.until('session.updated');
    await dictate(line);
    line.hangUp();
    assert.deepEqual([created.type, created.object], ['transcription', 'realtime.transcription_session']);
    assert.equal(created.audio.input.transcription, null);
    assert.equal(updated.audio.input.transcription.model, 'whisper-1');
    assert.equal(updated.audio.output, undefined);
    assert.deepEqual(line.heard.errors, []);
  });

  test('a session opened with a client secret that is for transcription', async () => {
    const { value, session: promised } = await sdk().realtime.clientSecrets.create({ session: { type: 'transcription', ...WHISPER } });
    const line = await open({ client: sdk(undefined, value), target: { intent: 'transcription' } });
    const { session: created } = await line.heard.until('session.created');
    await dictate(line);
    line.hangUp();
    assert.equal(promised.type, 'transcription');
    assert.equal(created.type, 'transcription');
    assert.equal(created.audio.input.transcription.model, 'whisper-1');
    assert.deepEqual(line.heard.errors, []);
  });

  test('a session that transcribes refuses to answer, and goes on', async () => {
    const line = await open({ target: { intent: 'transcription' } });
    line.send({ type: 'response.create', event_id: 'mine' });
    const { error } = await line.heard.until('error');
    line.send(transcribing(WHISPER));
    await line.heard.until('session.updated');
    line.hangUp();
    assert.deepEqual([error.code, error.param, error.event_id], ['invalid_value', 'type', 'mine']);
  });
});
