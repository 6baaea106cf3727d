/** The unmodified `openai` package: how to open a call with it, and what to ask. */
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { Recorder } from './recorder.js';
import { KEY, MODEL, URL_, plain } from './voicebox.js';

export const overTls = URL_.startsWith('https') && 'VOICEBOX_URL is https';

export const sdk = (base = URL_, apiKey = KEY) => new OpenAI({ apiKey, baseURL: `${base}/v1` });

/** A call that has heard `session.created`; the target is a model, or `{ intent: 'transcription' }`. */
export async function open({ client = sdk(), options = plain, target = { model: MODEL } } = {}) {
  const realtime = new OpenAIRealtimeWS({ ...target, options }, client);
  const heard = new Recorder().leaveBehind();
  realtime.on('event', (event) => heard.add(event));
  realtime.on('error', (error) => {
    if (!error.error) heard.add({ type: 'error', error: { message: error.message } }); // else heard as an event
  });
  await heard.until('session.created');
  const append = (pcm) => realtime.send({ type: 'input_audio_buffer.append', audio: pcm.toString('base64') });
  return { realtime, heard, append, send: (event) => realtime.send(event), hangUp: () => realtime.close() };
}

/** The item as the server keeps it now. */
export async function retrieved({ send, heard }, item) {
  const from = heard.events.length;
  send({ type: 'conversation.item.retrieve', item_id: item });
  return (await heard.until('conversation.item.retrieved', { from })).item;
}
