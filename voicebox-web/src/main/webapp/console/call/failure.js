/** A failure in words that say what to do. */
export class Failure extends Error {}

const REFUSED = 'VoiceBox refused this API key. Copy the key from .voicebox/api-key on the server.';

const BY_STATUS = {
  401: REFUSED,
  403: REFUSED,
  404: 'This server does not hand out client secrets. Is it VoiceBox?',
  429: 'VoiceBox takes no more calls from this key for now. Wait a minute and connect again.',
  503: 'VoiceBox is still starting or is full. Wait a moment and connect again.',
};

export const GONE = 'VoiceBox does not answer. Start the server (mvn -Prun), then connect again.';

export function ofStatus(status, message) {
  const known = BY_STATUS[status];
  const said = message ? ` The server said: ${message}` : '';
  return new Failure(known ?? `VoiceBox could not open a session (HTTP ${status}).${said}`);
}

const BY_CLOSE = {
  1001: 'VoiceBox ended the session: it is shutting down or the session reached its longest duration.',
  1006: 'The connection to VoiceBox broke off. Check that the server runs, then connect again.',
  1008: 'VoiceBox closed the connection: this browser or key is not allowed.',
  1009: 'VoiceBox closed the connection: a message was too large.',
  1011: 'VoiceBox closed the connection after a fault of its own. Its log says why.',
  1012: 'VoiceBox is restarting. Connect again in a moment.',
  1013: 'VoiceBox is too busy. Connect again in a moment.',
  3000: REFUSED,
  4000: 'VoiceBox ended this session. Connect again for a new one.',
  4409: 'This call goes on in another window.',
};

/** Undefined for an ordinary end. */
export function ofClose({ code, reason }) {
  if (code === 1000 || code === 1005) return undefined;
  const known = BY_CLOSE[code] ?? `VoiceBox closed the connection (${code}).`;
  return new Failure(reason ? `${known} (${reason})` : known);
}

const BY_DEVICE = {
  NotAllowedError: 'The browser did not allow the microphone. Allow it beside the address bar, then try again.',
  NotFoundError: 'No microphone was found. Plug one in, or send a sound file instead.',
  NotReadableError: 'The microphone is in use by another program. Close it there, then try again.',
  InsecureContext: 'Browsers give out the microphone only on https:// or http://localhost. Open the console there.',
};

export const ofSound = (cause) =>
  new Failure(
    cause.name === 'InsecureContext'
      ? 'Browsers play and record only on https:// or http://localhost. Open the console there (https on port 9443).'
      : `The browser could not open its sound output (${cause.name}).`,
  );

export function ofDevice(cause) {
  return new Failure(BY_DEVICE[cause.name] ?? `The microphone could not be opened (${cause.name}).`);
}

export const ofFile = (name) =>
  new Failure(`${name} is not a sound file this browser can read. WAV, MP3, Ogg and FLAC usually are.`);
