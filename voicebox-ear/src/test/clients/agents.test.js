/** The unmodified `@openai/agents-realtime` package with its WebSocket transport. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tool } from '@openai/agents-realtime';
import { z } from 'zod';
import { open, speak } from './agents-client.js';
import { QUESTION, silence, speech } from './voicebox.js';

const history = (session, role) =>
  session.history
    .filter((item) => item.type === 'message' && item.role === role)
    .flatMap((item) => item.content.map((part) => part.transcript ?? part.text ?? ''))
    .join(' ');

test('a typed question gets a spoken answer and stands in the history', async () => {
  const { session, heard } = await open();
  session.sendMessage('What can you do?');
  const { response } = await heard.until('response.done');
  session.close();
  assert.equal(response.status, 'completed');
  assert.ok(heard.audioSeconds > 0.5, `${heard.audioSeconds} s of speech`);
  assert.match(history(session, 'user'), /What can you do/);
  assert.ok(history(session, 'assistant').length > 0);
  assert.deepEqual(heard.errors, []);
});

test('a spoken question is understood and stands in the history', async () => {
  const { session, heard } = await open();
  const pcm = Buffer.concat([await speech(QUESTION), silence(2)]);
  await speak(session, pcm);
  await heard.until('conversation.item.input_audio_transcription.completed');
  await heard.until('response.done');
  await heard.until('conversation.item.retrieved');
  session.close();
  assert.match(history(session, 'user'), /kitchen light/i);
  assert.ok(heard.audioSeconds >= 1, `${heard.audioSeconds} s of speech`);
  assert.deepEqual(heard.errors, []);
});

test('a tool is run and its output is spoken', async () => {
  const asked = [];
  const light = tool({
    name: 'light_switch',
    description: 'Switches a light.',
    parameters: z.object({ room: z.string() }),
    execute: async ({ room }) => {
      asked.push(room);
      return `the lamp in the ${room} is glowing`;
    },
  });
  const { session, heard } = await open([light]);
  session.sendMessage('Please call the tool light_switch {"room":"kitchen"}');
  await heard.until('response.done');
  const from = heard.events.length;
  await heard.until('response.done', { from });
  session.close();
  assert.deepEqual(asked, ['kitchen']);
  assert.match(heard.text('response.output_audio_transcript'), /kitchen is glowing/);
  assert.deepEqual(heard.errors, []);
});

test('speaking over the answer interrupts it without an error', async () => {
  const pcm = Buffer.concat([await speech(QUESTION), silence(2)]);
  const { session, heard } = await open();
  session.sendMessage(`Tell me at length: ${'the sun is bright and the moon is pale, '.repeat(250)}`);
  await heard.until('response.output_audio.delta');
  await speak(session, pcm);
  await heard.until('input_audio_buffer.speech_started');
  await heard.until('conversation.item.truncated');
  await heard.until('conversation.item.input_audio_transcription.completed');
  session.close();
  assert.deepEqual(heard.errors, []);
});
