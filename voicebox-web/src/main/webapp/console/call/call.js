import { Answer } from './answer.js';
import { UNKNOWN, watch } from './engines.js';
import { Failure, ofDevice, ofFile, ofSound } from './failure.js';
import { Journal } from './journal.js';
import { Latency } from './latency.js';
import { Line, mint } from './line.js';
import { Settings } from './settings.js';
import { Subject } from './subject.js';
import { Timeline } from './timeline.js';
import { Transcript } from './transcript.js';
import { hear, voices } from './voices.js';
import { FileSource, decode } from '../audio/file-source.js';
import { Microphone } from '../audio/microphone.js';
import { Player } from '../audio/player.js';
import { RATE, toBase64 } from '../audio/pcm.js';

const BACKLOG = 4 * 1024 * 1024; // bytes that may wait in the socket before frames are dropped
const LEAST = RATE / 10; // samples that may be committed: 100 ms

/** One call: what the caller does goes out, what VoiceBox sends is heard. The page shows its subjects. */
export class Call extends Subject {
  state = 'idle'; // idle, connecting, connected, reconnecting
  gateway; // name of the server that has the call
  notice; // {tone: 'error' | 'hint', text}
  engines = UNKNOWN;
  voices = {}; // by name, as the server tells of them
  sampled; // name of the voice that introduces itself
  talking = false; // push to talk is held
  settings = new Settings();
  timeline = new Timeline();
  transcript = new Transcript();
  latency = new Latency(this.timeline);
  journal = new Journal();
  player = new Player();
  microphone = new Microphone((frame) => this.#spoke(frame));
  answer = new Answer((event) => this.#out(event));
  #line;
  #unsaid = 0; // samples sent since the last commit by hand
  #file;
  #cut = new Set(); // responses the caller interrupted: their late audio is not played
  #voiceHeard = false;
  #key;
  #missing = false; // events that came while the line was broken are still to come
  #unwatch; // ends the looking at the server's engines

  constructor() {
    super();
    this.settings.addEventListener('change', () => this.#configure());
    this.player.addEventListener('level', ({ detail }) => this.timeline.voice(detail.peak, performance.now()));
    this.player.addEventListener('idle', () => this.changed());
  }

  get isConnected() {
    return this.state === 'connected';
  }

  get isSendingFile() {
    return Boolean(this.#file);
  }

  get canInterrupt() {
    return this.isConnected && (this.answer.isUnderWay || this.player.isPlaying);
  }

  get voiceIsFixed() {
    return this.#voiceHeard;
  }

  async connect(key) {
    if (this.state !== 'idle') return;
    this.#enter('connecting');
    try {
      if (!key) throw new Failure('Type the API key first. The server wrote it to .voicebox/api-key.');
      const line = new Line({
        onEvent: (event) => this.#hear(event),
        onBroken: () => this.#broke(),
        onEnd: (failure) => this.#end(failure),
      });
      await this.player.open().catch((cause) => Promise.reject(ofSound(cause)));
      const secret = await mint(key);
      [this.timeline, this.transcript, this.latency, this.journal].forEach((subject) => subject.reset());
      this.#voiceHeard = false;
      this.#line = line;
      await line.open(secret);
      this.#enter('connected');
      this.#configure();
      this.#key = key;
      this.#unwatch = watch(key, (found) => this.#show({ engines: found }));
      voices(key).then((found) => this.#show({ voices: found }));
    } catch (failure) {
      this.#end(failure);
    }
  }

  disconnect() {
    this.#line?.close();
  }

  dismiss() {
    this.#show({ notice: undefined });
  }

  /** Lets the chosen voice introduce itself. */
  async hearVoice() {
    const { voice } = this.settings;
    this.#show({ sampled: voice });
    try {
      await hear(voice, this.#key);
    } catch (failure) {
      if (this.sampled === voice) this.#show({ notice: { tone: 'error', text: `The voice could not be heard: ${failure.message}` } });
    }
    if (this.sampled === voice) this.#show({ sampled: undefined });
  }

  async toggleMicrophone() {
    if (this.microphone.isOpen) this.microphone.close();
    else await this.#openMicrophone();
    this.changed();
  }

  async sendFile(file) {
    if (!this.isConnected) return;
    this.stopFile();
    const samples = await decode(file).catch(() => this.#show({ notice: problem(ofFile(file.name)) }));
    if (!samples) return;
    const { isManual, pace } = this.settings;
    const onEnd = () => this.#fileEnded(isManual);
    const onFrame = (frame) => this.#send(frame);
    this.#file = new FileSource(samples, { fast: pace === 'fast', tail: !isManual, onFrame, onEnd });
    this.#file.start();
    this.#show({ notice: undefined });
  }

  stopFile() {
    this.#file?.stop();
    this.#file = undefined;
    this.changed();
  }

  say(text) {
    this.#silence();
    this.latency.begin('typed', performance.now());
    const content = [{ type: 'input_text', text }];
    this.#out({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content } });
    this.answer.ask();
  }

  async interrupt() {
    this.answer.cancel();
    await this.#silence();
  }

  async holdToTalk() {
    if (this.talking) return;
    this.talking = true;
    this.#unsaid = 0;
    await this.interrupt();
    if (!this.microphone.isOpen) await this.#openMicrophone();
    this.changed();
  }

  releaseToTalk() {
    if (!this.talking) return;
    this.talking = false;
    this.#commit();
    this.changed();
  }

  #commit() {
    if (this.#unsaid < LEAST) {
      this.#out({ type: 'input_audio_buffer.clear' });
      this.#show({ notice: { tone: 'hint', text: 'Hold the button for as long as you speak.' } });
      return;
    }
    this.latency.begin('released', performance.now());
    this.#out({ type: 'input_audio_buffer.commit' });
    this.answer.ask();
  }

  async #openMicrophone() {
    await this.microphone.open().catch((cause) => {
      this.microphone.close();
      this.#show({ notice: problem(ofDevice(cause)) });
    });
  }

  #fileEnded(isManual) {
    this.#file = undefined;
    if (isManual) this.#commit();
    this.changed();
  }

  #spoke(frame) {
    if (this.#file || (this.settings.isManual && !this.talking)) return;
    this.#send(frame);
  }

  #send(frame) {
    if (!this.isConnected || this.#line.backlog > BACKLOG) return;
    this.#unsaid += frame.length;
    this.timeline.caller(frame, performance.now());
    this.#out({ type: 'input_audio_buffer.append', audio: toBase64(frame) });
  }

  #configure() {
    if (this.isConnected) this.#out({ type: 'session.update', session: this.settings.document(this.#voiceHeard) });
    this.changed();
  }

  #hear(event) {
    const now = performance.now();
    [this.journal, this.timeline, this.transcript, this.latency, this.answer].forEach((one) => one.hear(event, now));
    if (event.type === 'session.created') this.#greeted(event.voicebox ?? {});
    else if (event.type === 'rate_limits.updated') this.#caughtUp();
    else if (event.type === 'response.output_audio.delta') this.#play(event);
    else if (event.type === 'input_audio_buffer.speech_started') this.#silence();
    else if (event.type === 'response.created') this.changed();
    else if (event.type === 'response.done') this.#answered(event.response ?? {});
    else if (event.type === 'error') this.#faulted(event.error ?? {});
  }

  #broke() {
    this.stopFile();
    this.#enter('reconnecting', { tone: 'hint', text: 'The connection broke off. VoiceBox takes up the call again…' });
  }

  #greeted({ gateway, resumed }) {
    if (resumed) {
      const moved = gateway !== this.gateway;
      if (moved) {
        this.timeline.recount();
        this.#unsaid = 0;
      }
      this.#missing = true;
      this.#enter('connected', { tone: 'hint', text: moved ? `The call goes on at ${gateway}.` : 'The call goes on.' });
    }
    this.#show({ gateway });
  }

  /** What was missed has been heard now. What was asked for while the line broke may never have arrived. */
  #caughtUp() {
    if (!this.#missing) return;
    this.#missing = false;
    if (this.answer.forgetAsking()) this.#show({ notice: { tone: 'hint', text: 'What you said last did not arrive. Say it again.' } });
    this.#configure();
  }

  #play({ response_id: response, item_id: item, content_index: content, delta }) {
    if (this.#cut.has(response)) return;
    this.#voiceHeard = true;
    this.player.play(item, content ?? 0, delta);
  }

  #answered({ status, status_details: details }) {
    if (status === 'failed') this.#show({ notice: problem(details?.error ?? { message: 'VoiceBox could not answer.' }) });
    this.changed();
  }

  /** Cancelling an answer that ended a moment ago is no fault of anybody. */
  #faulted(error) {
    if (error.code !== 'response_cancel_not_active') this.#show({ notice: problem(error) });
  }

  /** The caller speaks over the answer: silence now, and the server learns what was really heard. */
  async #silence() {
    if (this.answer.id) this.#cut.add(this.answer.id);
    for (const { item, content, playedMs } of await this.player.flush()) {
      this.#out({ type: 'conversation.item.truncate', item_id: item, content_index: content, audio_end_ms: playedMs });
    }
    this.changed();
  }

  #out(event) {
    this.journal.sent(event, performance.now());
    this.#line?.send(event);
  }

  #end(failure) {
    if (failure && !(failure instanceof Failure)) console.error(failure);
    this.#unwatch?.();
    this.stopFile();
    this.microphone.close();
    this.player.close();
    this.#cut.clear();
    this.#line = undefined;
    this.answer = new Answer((event) => this.#out(event));
    this.talking = false;
    this.gateway = undefined;
    this.#missing = false;
    this.#enter('idle', failure && problem(failure));
  }

  #enter(state, notice) {
    this.#show({ state, notice });
  }

  #show(facts) {
    Object.assign(this, facts);
    this.changed();
  }
}

const problem = ({ message }) => ({ tone: 'error', text: message });
