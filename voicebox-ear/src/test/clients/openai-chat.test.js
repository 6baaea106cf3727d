/** Chat completions: the language model by plain calls. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sdk } from './openai-client.js';
import { MODEL } from './voicebox.js';

const user = (content) => ({ role: 'user', content });
const light = { type: 'function', function: { name: 'light_switch', parameters: { type: 'object', properties: {} } } };
const CALL = 'Please call the tool light_switch {"room":"kitchen"}';
const chat = sdk().chat.completions;

describe('openai: chat completions', () => {
  test('come as a whole', async () => {
    const whole = await chat.create({ model: MODEL, messages: [user('What can you do?')], temperature: 0.3, max_tokens: 200 });
    assert.match(whole.id, /^chatcmpl-/);
    assert.match(whole.choices[0].message.content, /What can you do\?/);
    assert.equal(whole.choices[0].finish_reason, 'stop');
    assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);
  });

  test('come in chunks that make the same, with the usage at the end', async () => {
    const question = { model: MODEL, messages: [user('What can you do?')] };
    const whole = await chat.create(question);
    let text = '';
    let last;
    for await (const chunk of await chat.create({ ...question, stream: true, stream_options: { include_usage: true } })) {
      text += chunk.choices[0]?.delta.content ?? '';
      last = chunk;
    }
    assert.equal(text, whole.choices[0].message.content);
    assert.deepEqual(last.choices, []);
    assert.ok(last.usage.completion_tokens > 0);
  });

  test('the client gathers a streamed call, and its result is answered', async () => {
    const stream = chat.stream({ model: MODEL, messages: [user(CALL)], tools: [light] });
    const [choice] = (await stream.finalChatCompletion()).choices;
    assert.equal(choice.finish_reason, 'tool_calls');
    const [call] = choice.message.tool_calls;
    assert.deepEqual(JSON.parse(call.function.arguments), { room: 'kitchen' });
    const messages = [user(CALL), choice.message, { role: 'tool', tool_call_id: call.id, content: 'the lamp is glowing' }];
    const answer = await chat.create({ model: MODEL, messages, tools: [light] });
    assert.match(answer.choices[0].message.content, /the lamp is glowing/);
  });

  test('refusals are errors that the client knows', async () => {
    await assert.rejects(chat.create({ model: 'gpt-nobody', messages: [user('hi')] }), (error) => {
      assert.deepEqual([error.status, error.code, error.param], [404, 'model_not_found', 'model']);
      return true;
    });
    await assert.rejects(chat.create({ model: MODEL, messages: [user('hi')], n: 2 }), { status: 400, param: 'n' });
  });
});
