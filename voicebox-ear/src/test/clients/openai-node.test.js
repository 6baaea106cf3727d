/** The unmodified `openai` package, over plain TCP and over TLS. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, overTls, sdk } from './openai-client.js';
import { QUESTION, TLS_URL, URL_, inRealTime, plain, says, session, silence, speech } from './voicebox.js';

const LIGHT = {
  type: 'function',
  name: 'light_switch',
  description: 'Switches a light.',
  parameters: { type: 'object', properties: { room: { type: 'string' } }, required: ['room'] },
};

function turns(name, base, options, skip) {
  describe(name, { skip }, () => {
    test('a typed question gets a written answer', async () => {
      const { realtime, heard } = await open({ client: sdk(base), options });
      realtime.send(session({ output_modalities: ['text'] }));
      realtime.send(says('What can you do?'));
      realtime.send({ type: 'response.create' });
      const { response } = await heard.until('response.done');
      realtime.close();
      assert.equal(response.status, 'completed');
      assert.ok(heard.text('response.output_text').length > 0);
      assert.deepEqual(heard.errors, []);
    });

    test('a spoken question is understood and gets a spoken answer', async () => {
      const { realtime, heard } = await open({ client: sdk(base), options });
      realtime.send(session({ audio: { input: { transcription: { model: 'whisper-1' } } } }));
      const append = (pcm) => realtime.send({ type: 'input_audio_buffer.append', audio: pcm.toString('base64') });
      await inRealTime(Buffer.concat([await speech(QUESTION), silence(1.2)]), append);
      const { transcript } = await heard.until('conversation.item.input_audio_transcription.completed');
      const { response } = await heard.until('response.done');
      realtime.close();
      assert.match(transcript, /kitchen light/i);
      assert.equal(response.status, 'completed');
      assert.ok(heard.audioSeconds >= 1, `${heard.audioSeconds} s of speech`);
      assert.deepEqual(heard.errors, []);
    });

    test('a tool is called and its output is used in the answer', async () => {
      const { realtime, heard } = await open({ client: sdk(base), options });
      realtime.send(session({ output_modalities: ['text'], tools: [LIGHT] }));
      realtime.send(says('Please call the tool light_switch {"room":"kitchen"}'));
      realtime.send({ type: 'response.create' });
      const { item } = await heard.until(({ type, item: it }) => type === 'response.output_item.done' && it.type === 'function_call');
      await heard.until('response.done');
      assert.equal(item.name, 'light_switch');
      assert.deepEqual(JSON.parse(item.arguments), { room: 'kitchen' });
      const from = heard.events.length;
      const output = 'the lamp is glowing';
      realtime.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: item.call_id, output } });
      realtime.send({ type: 'response.create' });
      await heard.until('response.done', { from });
      realtime.close();
      assert.match(heard.text('response.output_text'), /the lamp is glowing/);
      assert.deepEqual(heard.errors, []);
    });
  });
}

turns('OpenAIRealtimeWS over plain TCP', URL_, plain, overTls);
turns('OpenAIRealtimeWS over TLS', TLS_URL, { rejectUnauthorized: false }, !TLS_URL && 'VOICEBOX_TLS_URL is not set');
