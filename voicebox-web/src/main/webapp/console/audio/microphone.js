const WANTED = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** The caller's microphone: onFrame gets Float32Array frames of 40 ms, 24 kHz mono. */
export class Microphone {
  #stream;
  #context;

  constructor(onFrame) {
    this.onFrame = onFrame;
  }

  get isOpen() {
    return Boolean(this.#stream);
  }

  async open() {
    if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'InsecureContext');
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: WANTED });
    this.#context = new AudioContext();
    await this.#context.audioWorklet.addModule(new URL('./capture-worklet.js', import.meta.url));
    const capture = new AudioWorkletNode(this.#context, 'capture', { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => this.#stream && this.onFrame(data);
    this.#context.createMediaStreamSource(this.#stream).connect(capture);
    await this.#context.resume();
  }

  close() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#context?.close();
    this.#stream = this.#context = undefined;
  }
}
