/** Functions one after another and side by side, and answers beside the conversation. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, overTls } from './openai-client.js';
import { LONG, says, session } from './voicebox.js';

const of = (name) => ({ type: 'function', name, parameters: { type: 'object', properties: {} } });
const TOOLS = { output_modalities: ['text'], tools: [of('light_switch'), of('clock')] };
const BOTH = 'Please call the tool light_switch {"room":"kitchen"} and call the tool clock {"zone":"UTC"}';

const output = ({ call_id }, words) => ({
  type: 'conversation.item.create',
  item: { type: 'function_call_output', call_id, output: words },
});

/** The next response, from its creation to its end. */
async function answer({ send, heard }, response) {
  const from = heard.events.length;
  send({ type: 'response.create', ...(response && { response }) });
  return (await heard.until('response.done', { from })).response;
}

const calls = ({ output: items }) => items.map(({ type, status, name, arguments: json }) => [type, status, name, JSON.parse(json)]);

/** The items of the conversation, each with the one before it. */
const chain = (heard) =>
  heard.events
    .filter(({ type }) => type === 'conversation.item.done')
    .map(({ item, previous_item_id: before }) => ({ id: item.id, before, type: item.type }));

describe('openai: functions', { skip: overTls }, () => {
  test('are called one after another in one conversation', async () => {
    const line = await open();
    line.send(session(TOOLS));
    for (const [name, args, result] of [
      ['light_switch', { room: 'kitchen' }, 'the lamp is glowing'],
      ['clock', { zone: 'UTC' }, 'it is noon'],
      ['light_switch', { room: 'hall' }, 'the hall is dark'],
    ]) {
      line.send(says(`Please call the tool ${name} ${JSON.stringify(args)}`));
      const asked = await answer(line);
      assert.deepEqual(calls(asked), [['function_call', 'completed', name, args]]);
      line.send(output(asked.output[0], result));
      const said = await answer(line);
      assert.equal(said.output[0].content[0].text, `The tool answered: ${result}`);
    }
    line.hangUp();
    const items = chain(line.heard);
    assert.deepEqual(items.map(({ before }) => before), [null, ...items.slice(0, -1).map(({ id }) => id)]);
    const turn = ['message', 'function_call', 'function_call_output', 'message'];
    assert.deepEqual(items.map(({ type }) => type), [...turn, ...turn, ...turn]);
    assert.deepEqual(line.heard.errors, []);
  });

  test('are called side by side in one answer, and answered in any order', async () => {
    const line = await open();
    line.send(session(TOOLS));
    line.send(says(BOTH));
    const asked = await answer(line);
    const done = line.heard.events.filter(({ type }) => type === 'response.function_call_arguments.done');
    const [light, clock] = asked.output;
    line.send(output(clock, 'it is noon'));
    line.send(output(light, 'the lamp is glowing'));
    const said = await answer(line);
    line.hangUp();
    assert.deepEqual(calls(asked), [
      ['function_call', 'completed', 'light_switch', { room: 'kitchen' }],
      ['function_call', 'completed', 'clock', { zone: 'UTC' }],
    ]);
    assert.notEqual(light.call_id, clock.call_id);
    assert.deepEqual(
      done.map((event) => [event.output_index, event.call_id, event.name, event.item_id]),
      [[0, light.call_id, 'light_switch', light.id], [1, clock.call_id, 'clock', clock.id]],
    );
    assert.equal(said.output[0].content[0].text, 'The tool answered: the lamp is glowing');
    assert.deepEqual(line.heard.errors, []);
  });

  test('are called one at a time where the client wants it so', async () => {
    const line = await open();
    line.send(session({ ...TOOLS, parallel_tool_calls: false }));
    line.send(says(BOTH));
    const asked = await answer(line);
    line.hangUp();
    assert.deepEqual(calls(asked), [['function_call', 'completed', 'light_switch', { room: 'kitchen' }]]);
    assert.deepEqual(line.heard.errors, []);
  });

  test('with an output for a call that nobody made are refused', async () => {
    const line = await open();
    line.send({ ...output({ call_id: 'call_unknown' }, 'x'), event_id: 'mine' });
    const { error } = await line.heard.until('error');
    line.hangUp();
    assert.equal(error.type, 'invalid_request_error');
    assert.equal(error.event_id, 'mine');
  });
});

describe('openai: an answer beside the conversation', { skip: overTls }, () => {
  test('is given while another is spoken, and leaves no trace', async () => {
    const line = await open();
    line.send(says(LONG));
    line.send({ type: 'response.create' });
    await line.heard.until('response.output_audio.delta');
    const aside = { topic: 'aside' };
    const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Is it raining?' }] }];
    line.send({ type: 'response.create', response: { conversation: 'none', output_modalities: ['text'], metadata: aside, input } });
    const isAside = ({ response }) => response?.metadata?.topic === 'aside';
    const created = await line.heard.until((event) => event.type === 'response.created' && isAside(event));
    const { response } = await line.heard.until((event) => event.type === 'response.done' && isAside(event));
    const spoken = await line.heard.until((event) => event.type === 'response.done' && !isAside(event));
    const at = (event) => line.heard.events.indexOf(event);
    const added = line.heard.events.filter(({ type }) => type === 'conversation.item.added').map(({ item }) => item.id);
    line.send({ type: 'conversation.item.retrieve', item_id: response.output[0].id, event_id: 'mine' });
    const { error } = await line.heard.until('error');
    line.hangUp();
    assert.ok(at(created) < at(spoken), 'begun while the other was spoken');
    assert.deepEqual([response.status, response.conversation_id, created.response.conversation_id], ['completed', null, null]);
    assert.match(response.output[0].content[0].text, /^I heard: Is it raining\?/);
    assert.equal(spoken.response.status, 'completed');
    assert.match(spoken.response.output[0].content[0].transcript, /the sun is bright/);
    assert.ok(!added.includes(response.output[0].id), 'not in the conversation');
    assert.deepEqual([error.code, error.event_id], ['item_retrieve_invalid_item_id', 'mine']);
  });
});
