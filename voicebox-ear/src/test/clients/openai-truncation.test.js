/** What the caller did not hear is cut from the answer: transcript and sound, to the millisecond. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, overTls, retrieved } from './openai-client.js';
import { LONG, QUESTION, frames, says, session, silence, speech } from './voicebox.js';

const CUT = 1500; // ms
const BYTES = 48; // a millisecond of 24 kHz 16-bit sound

const soundOf = (heard, item) =>
  Buffer.concat(
    heard.events
      .filter(({ type, item_id: id }) => type === 'response.output_audio.delta' && id === item)
      .map(({ delta }) => Buffer.from(delta, 'base64')),
  );

/** A long answer of which more was sent than will be kept. */
async function answered() {
  const line = await open();
  line.send(session({ audio: { input: { transcription: { model: 'whisper-1' } } } }));
  line.send(says(LONG));
  line.send({ type: 'response.create' });
  const { item_id: item } = await line.heard.untilAudio(CUT / 1000 + 0.5);
  return { ...line, item };
}

/** Truncates and holds the item that is kept to what was heard; its transcript. */
async function cut(line, ms) {
  const from = line.heard.events.length;
  line.send({ type: 'conversation.item.truncate', item_id: line.item, content_index: 0, audio_end_ms: ms });
  const truncated = await line.heard.until('conversation.item.truncated', { from });
  assert.deepEqual([truncated.item_id, truncated.content_index, truncated.audio_end_ms], [line.item, 0, ms]);
  const { content: [part], role } = await retrieved(line, line.item);
  assert.equal(role, 'assistant');
  assert.equal(part.type, 'output_audio');
  const kept = Buffer.from(part.audio, 'base64');
  assert.equal(kept.length, ms * BYTES);
  assert.ok(kept.equals(soundOf(line.heard, line.item).subarray(0, kept.length)), 'the sound that was sent');
  return part.transcript;
}

function assertPrefix(shorter, longer) {
  assert.ok(longer.startsWith(shorter.trimEnd()), `"${shorter}" begins "${longer}"`);
  assert.ok(shorter.length < longer.length, `"${shorter}" is shorter`);
}

describe('openai: truncation', { skip: overTls }, () => {
  test('a cancelled answer is cut where the caller stopped listening, and again, shorter', async () => {
    const line = await answered();
    line.send({ type: 'response.cancel' });
    const { response } = await line.heard.until('response.done');
    const transcript = await cut(line, CUT);
    const shorter = await cut(line, CUT / 2);
    line.hangUp();
    assert.equal(response.status, 'cancelled');
    assert.ok(transcript.trim().length > 0, 'some of it was heard');
    assertPrefix(transcript, response.output[0].content[0].transcript);
    assertPrefix(shorter, transcript);
    assert.deepEqual(line.heard.errors, []);
  });

  test('an answer that is whole is cut as well', async () => {
    const line = await answered();
    const { response } = await line.heard.until('response.done');
    const transcript = await cut(line, CUT);
    line.hangUp();
    assert.equal(response.status, 'completed');
    assert.ok(transcript.trim().length > 0, 'some of it was heard');
    assertPrefix(transcript, response.output[0].content[0].transcript);
    assert.deepEqual(line.heard.errors, []);
  });

  test('an answer that the caller spoke over is cut, and the new turn is answered', async () => {
    const question = Buffer.concat([await speech(QUESTION), silence(1.2)]);
    const line = await answered();
    [...frames(question)].forEach(line.append);
    const { item_id: turn } = await line.heard.until('input_audio_buffer.speech_started');
    const { response } = await line.heard.until('response.done');
    const transcript = await cut(line, CUT);
    const { transcript: understood } = await line.heard.until(
      ({ type, item_id: id }) => type === 'conversation.item.input_audio_transcription.completed' && id === turn,
    );
    const next = await line.heard.until(({ type, response: { id } = {} }) => type === 'response.done' && id !== response.id);
    line.hangUp();
    assertPrefix(transcript, response.output[0].content[0].transcript);
    assert.match(understood, /kitchen light/i);
    assert.equal(next.response.status, 'completed');
    assert.match(next.response.output[0].content[0].transcript, /kitchen light/i);
    assert.deepEqual(line.heard.errors, []);
  });

  test('a cut beyond the end is refused and cuts nothing', async () => {
    const line = await answered();
    await line.heard.until('response.done');
    const before = await retrieved(line, line.item);
    const beyond = { type: 'conversation.item.truncate', item_id: line.item, content_index: 0, audio_end_ms: 3_600_000 };
    line.send({ ...beyond, event_id: 'mine' });
    const { error } = await line.heard.until('error');
    const after = await retrieved(line, line.item);
    line.hangUp();
    assert.equal(error.code, 'invalid_value');
    assert.equal(error.event_id, 'mine');
    assert.match(error.message, /already shorter than 3600000ms/);
    assert.deepEqual(after, before);
  });
});
