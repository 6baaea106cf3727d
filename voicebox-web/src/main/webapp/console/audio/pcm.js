/** PCM16 little-endian mono at 24 kHz, as the protocol wants it, and the browser's floats (-1…1). */
export const RATE = 24_000;

export function toBase64(floats) {
  const pcm = new Int16Array(floats.length);
  for (let i = 0; i < floats.length; i++) pcm[i] = Math.max(-1, Math.min(1, floats[i])) * 32767;
  const bytes = new Uint8Array(pcm.buffer);
  let binary = '';
  // In blocks: one call with 100,000 arguments overflows the stack.
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192));
  }
  return btoa(binary);
}

export function fromBase64(text) {
  const binary = atob(text);
  const floats = new Float32Array(binary.length >> 1);
  for (let i = 0; i < floats.length; i++) {
    const word = binary.charCodeAt(2 * i) | (binary.charCodeAt(2 * i + 1) << 8);
    floats[i] = (word > 32767 ? word - 65536 : word) / 32768;
  }
  return floats;
}

export function peak(floats, from = 0, to = floats.length) {
  let most = 0;
  for (let i = from; i < to; i++) most = Math.max(most, Math.abs(floats[i]));
  return most;
}

export const milliseconds = (samples) => (samples * 1000) / RATE;
