import { randomBytes } from 'node:crypto';
import net from 'node:net';

const PART = 1024 * 1024; // bytes
const PAUSE = 100; // ms
const CONTINUED = 0x0;
const TEXT = 0x1;
const CLOSE = 0x8;
const PONG = 0xa;
const NONE = 1006; // closed without a code

/** A masked frame without FIN: the message never ends. */
function part(opcode) {
  const frame = Buffer.alloc(14 + PART, 0x61);
  frame[0] = opcode;
  frame[1] = 0x80 | 127;
  frame.writeBigUInt64BE(BigInt(PART), 2);
  frame.fill(0, 10, 14); // a mask of zeros leaves the payload as it is
  return frame;
}

/** An empty masked ping: its pong says that the server has read everything before it. */
const PING = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);

/** Sends up to `limit` bytes of one message that never ends; the close code the server gave, 1006 without one. */
export function endlessMessage(url, key, limit) {
  const { hostname, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname, port });
    let received = Buffer.alloc(0);
    let parts = 0;
    // One part at a time, and a moment for its answer: whatever is still on its way when the server closes makes a reset of it.
    const pump = () => {
      if (socket.bytesWritten < limit && !socket.destroyed) {
        socket.write(part(parts === 0 ? TEXT : CONTINUED), () => setTimeout(ping, PAUSE));
        parts += 1;
      }
    };
    const ping = () => {
      if (!socket.destroyed) socket.write(PING);
    };
    socket.on('data', (data) => {
      const greeting = received.length === 0;
      received = Buffer.concat([received, data]);
      if (greeting && !received.toString('latin1').startsWith('HTTP/1.1 101')) return reject(new Error('no upgrade'));
      // The server waits for our own close frame; this client has seen what it wanted.
      if (count(received, CLOSE) > 0) socket.destroy();
      else if (count(received, PONG) === parts) pump();
      return undefined;
    });
    socket.on('error', () => {}); // writing into a socket that the server closed
    socket.on('close', () => resolve(closeCode(received)));
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
        `Authorization: Bearer ${key}\r\n\r\n`,
    );
  });
}

/** The server's frames so far; they are never masked. */
function* frames(received) {
  let at = received.indexOf('\r\n\r\n') + 4;
  while (at + 2 <= received.length) {
    const opcode = received[at] & 0x0f;
    let length = received[at + 1] & 0x7f;
    at += 2;
    if (length === 126) {
      length = received.readUInt16BE(at);
      at += 2;
    } else if (length === 127) {
      length = Number(received.readBigUInt64BE(at));
      at += 8;
    }
    yield { opcode, payload: received.subarray(at, at + length) };
    at += length;
  }
}

function count(received, opcode) {
  return [...frames(received)].filter((frame) => frame.opcode === opcode).length;
}

function closeCode(received) {
  const close = [...frames(received)].find((frame) => frame.opcode === CLOSE && frame.payload.length >= 2);
  return close ? close.payload.readUInt16BE(0) : NONE;
}
