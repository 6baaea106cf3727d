/** Hostile and broken clients: each gets a clear error or close, and the others never notice. */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { KEY, SOCKET, call, othersAreServed, post, says, session } from './voicebox.js';
import { endlessMessage } from './raw-socket.js';

afterEach(othersAreServed);

async function refusal(headers, protocols) {
  const { default: WebSocket } = await import('ws');
  const socket = new WebSocket(SOCKET, protocols, { headers });
  socket.on('error', () => {});
  const reply = await new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, response) => resolve(response));
    socket.on('open', () => reject(new Error('the server opened the call')));
  });
  const chunks = [];
  for await (const chunk of reply) chunks.push(chunk);
  return { status: reply.statusCode, body: JSON.parse(Buffer.concat(chunks)) };
}

/** The error that one message earns; the session must go on after it. */
async function mistake(message, options) {
  const line = await call();
  await line.heard.until('session.created');
  line.socket.send(message, options);
  const { error } = await line.heard.until('error');
  line.send(session({ instructions: 'go on' }));
  await line.heard.until('session.updated');
  line.hangUp();
  return error;
}

describe('keys', () => {
  for (const [name, headers, protocols] of [
    ['a wrong key', { authorization: 'Bearer sk-wrong' }, []],
    ['no key', {}, []],
    ['an empty key', { authorization: 'Bearer ' }, []],
    ['a wrong key as a subprotocol', {}, ['realtime', 'openai-insecure-api-key.sk-wrong']],
    ['a made-up client secret', { authorization: 'Bearer ek_0123456789' }, []],
  ]) {
    test(`${name} is refused before the upgrade with the error body`, async () => {
      const { status, body } = await refusal(headers, protocols);
      assert.equal(status, 401);
      assert.deepEqual(Object.keys(body.error).sort(), ['code', 'message', 'param', 'type']);
      assert.ok(!JSON.stringify(body).includes('sk-wrong'), 'the key is not repeated');
    });
  }

  test('REST refuses a wrong key with the same body', async () => {
    const reply = await post('/v1/realtime/client_secrets', {}, { authorization: 'Bearer sk-wrong' });
    assert.equal(reply.status, 401);
    assert.equal((await reply.json()).error.code, 'invalid_api_key');
  });

  test('a client secret opens a call', async () => {
    const reply = await post('/v1/realtime/client_secrets', {}, { authorization: `Bearer ${KEY}` });
    const line = await call({ headers: { authorization: `Bearer ${(await reply.json()).value}` } });
    await line.heard.until('session.created');
    line.hangUp();
  });
});

describe('messages', () => {
  test('text that is not JSON', async () => {
    assert.equal((await mistake('hello')).code, 'invalid_json');
  });

  test('JSON that is not an object', async () => {
    assert.equal((await mistake('[1,2]')).type, 'invalid_request_error');
  });

  test('a binary frame', async () => {
    assert.equal((await mistake(Buffer.from('{"type":"response.create"}'), { binary: true })).code, 'invalid_event');
  });

  test('an unknown type names what is supported and the event that was wrong', async () => {
    const error = await mistake(JSON.stringify({ type: 'session.explode', event_id: 'mine' }));
    assert.equal(error.code, 'invalid_value');
    assert.equal(error.param, 'type');
    assert.equal(error.event_id, 'mine');
    assert.match(error.message, /'session\.update'/);
  });

  for (const audio of ['abc', '@@@@', 'AAAA=AAA', 'AAA']) {
    test(`audio that is not base64: ${audio}`, async () => {
      const error = await mistake(JSON.stringify({ type: 'input_audio_buffer.append', audio, event_id: 'mine' }));
      assert.equal(error.code, 'invalid_value');
      assert.equal(error.param, 'audio');
      assert.equal(error.event_id, 'mine');
    });
  }

  test('audio that is not text', async () => {
    const error = await mistake(JSON.stringify({ type: 'input_audio_buffer.append', audio: 7 }));
    assert.equal(error.param, 'audio');
  });

  test('a commit without audio', async () => {
    assert.equal((await mistake('{"type":"input_audio_buffer.commit"}')).code, 'input_audio_buffer_commit_empty');
  });

  test('a cancel without an answer', async () => {
    assert.equal((await mistake('{"type":"response.cancel"}')).code, 'response_cancel_not_active');
  });
});

describe('too much', { timeout: 90_000 }, () => {
  test('16 MiB of audio in one append is an error or a close 1009', async () => {
    const line = await call();
    await line.heard.until('session.created');
    line.append(Buffer.alloc(16 * 1024 * 1024));
    const end = await Promise.any([line.heard.until('error'), line.heard.untilClosed()]);
    line.socket.terminate();
    assert.ok(end.code === 1009 || end.error?.param === 'audio', JSON.stringify(end));
  });

  test('a message without an end is closed with 1009', async () => {
    const code = await endlessMessage(SOCKET, KEY, 300 * 1024 * 1024);
    assert.equal(code, 1009);
  });

  test('a client that stops reading is closed, and only that one', async () => {
    const line = await call();
    const text = 'x'.repeat(500_000);
    line.send({ ...says(text), item: { ...says(text).item, id: 'large' } });
    await line.heard.until('conversation.item.done');
    line.socket.pause();
    for (let i = 0; i < 100; i++) line.send({ type: 'conversation.item.retrieve', item_id: 'large' });
    const start = performance.now();
    while (performance.now() - start < 12_000) await othersAreServed();
    line.socket.resume();
    const { code } = await line.heard.untilClosed().finally(() => line.socket.terminate());
    assert.notEqual(code, 1000);
  });
});
