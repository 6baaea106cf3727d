/** What a browser can send: the key as a subprotocol, no header. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY, QUESTION, call, inRealTime, says, secret, session, silence, speech } from './voicebox.js';

const offer = (key, ...more) => ({ protocols: ['realtime', `openai-insecure-api-key.${key}`, ...more], headers: {} });

test('the server selects realtime and never echoes the key', async () => {
  for (const more of [[], ['openai-agents-sdk.0.20.0'], ['openai-organization.org', 'openai-project.proj']]) {
    const browser = await call(offer(KEY, ...more));
    await browser.heard.until('session.created');
    assert.equal(browser.socket.protocol, 'realtime');
    assert.ok(!JSON.stringify(browser.heard.events).includes(KEY));
    browser.hangUp();
  }
});

test('a client secret carries its session into a spoken turn', async () => {
  const instructions = 'Answer in one sentence.';
  const browser = await call(offer(await secret({ instructions, audio: { output: { voice: 'verse' } } })));
  const created = await browser.heard.until('session.created');
  assert.equal(created.session.instructions, instructions);
  assert.equal(created.session.audio.output.voice, 'verse');
  browser.send(session({ audio: { input: { transcription: { model: 'whisper-1' } } } }));
  await inRealTime(Buffer.concat([await speech(QUESTION), silence(1.2)]), browser.append);
  const { transcript } = await browser.heard.until('conversation.item.input_audio_transcription.completed');
  await browser.heard.until('response.done');
  browser.hangUp();
  assert.match(transcript, /kitchen light/i);
  assert.ok(browser.heard.audioSeconds >= 1);
  assert.deepEqual(browser.heard.errors, []);
});

test('a tool turn works from a browser', async () => {
  const browser = await call(offer(await secret()));
  const tools = [{ type: 'function', name: 'clock', parameters: { type: 'object', properties: {} } }];
  browser.send(session({ output_modalities: ['text'], tools }));
  browser.send(says('call the tool clock'));
  browser.send({ type: 'response.create' });
  const { response } = await browser.heard.until('response.done');
  browser.hangUp();
  assert.equal(response.output[0].type, 'function_call');
  assert.equal(response.output[0].name, 'clock');
  assert.equal(response.output[0].arguments, '{}');
  assert.deepEqual(browser.heard.errors, []);
});
