/** The unmodified `@openai/agents-realtime` package. What it throws where nobody catches fails the test file. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { OpenAIRealtimeWebSocket, RealtimeAgent, RealtimeSession } from '@openai/agents-realtime';
import { Recorder } from './recorder.js';
import { KEY, MODEL, SOCKET, inRealTime } from './voicebox.js';

const uncaught = [];
process.on('uncaughtException', (error) => uncaught.push(error));
process.on('unhandledRejection', (error) => uncaught.push(error));
after(() => assert.deepEqual(uncaught, [], 'nothing was thrown where nobody catches'));

export async function open(tools = []) {
  const agent = new RealtimeAgent({ name: 'House', instructions: 'You look after a house.', tools });
  const transport = new OpenAIRealtimeWebSocket({ url: SOCKET });
  const session = new RealtimeSession(agent, { transport, model: MODEL });
  const heard = new Recorder().leaveBehind();
  session.transport.on('*', (event) => heard.add(event));
  session.on('error', (error) => heard.add({ type: 'error', error: error.error?.error ?? error.error ?? error }));
  await session.connect({ apiKey: KEY });
  await heard.until('session.updated');
  return { session, heard };
}

/** Speaks into the call at the speed of speech. */
export const speak = (session, pcm) =>
  inRealTime(pcm, (frame) => session.sendAudio(frame.buffer.slice(frame.byteOffset, frame.byteOffset + frame.length)));

/** The messages as the client keeps them. */
export const messages = (session) => session.history.filter(({ type }) => type === 'message');

/** What was said in one of them. */
export const words = ({ content }) => content.map((part) => part.transcript ?? part.text ?? '').join(' ');
