/** A person with a browser: opens the console, talks, listens, interrupts, writes. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { question } from './caller.js';

const URL_ = (process.env.VOICEBOX_URL ?? 'http://localhost:9080').replace(/\/+$/, '');
const KEY = process.env.VOICEBOX_KEY ?? process.env.OPENAI_API_KEY;
const TARGET = fileURLToPath(new URL('../../../target/browser/', import.meta.url));
const LONG = 'the sun is bright and the moon is pale, '.repeat(40);
const START = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${TARGET}question.wav`,
];

let browser;
let page;
let faults;

before(async () => {
  if (!KEY) throw new Error('Set VOICEBOX_KEY to the key in .voicebox/api-key (and VOICEBOX_URL if it is not localhost:9080).');
  mkdirSync(TARGET, { recursive: true });
  await question(`${TARGET}question.wav`, { url: URL_, key: KEY, text: 'turn on the kitchen light' });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: START });
});

after(() => browser?.close());

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 950 } });
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(`${URL_}/console`);
  await page.locator('vb-connect input').waitFor();
});

afterEach(() => page.close());

const shot = (name) => page.screenshot({ path: `${TARGET}${name}.png` });
const call = (read) => page.evaluate(`(() => { const call = document.querySelector('vb-app').call; return ${read}; })()`);
const heard = () => call('call.player.heardSamples / 24000'); // s of sound that was not silence
const lines = (side) => page.locator(`vb-transcript li.${side} p`).allTextContents();

async function connect(key = KEY) {
  await page.locator('vb-connect input').fill(key);
  await page.locator('vb-connect button').click();
}

async function connected() {
  await connect();
  await page.locator('vb-status b.connected').waitFor();
}

async function write(text) {
  await page.locator('vb-composer input').fill(text);
  await page.keyboard.press('Enter');
}

async function eventually(what, check, patience = 20_000) {
  const end = performance.now() + patience;
  while (!(await check())) {
    if (performance.now() > end) {
      await shot('failed');
      assert.fail(`${what} within ${patience} ms; notice: ${await page.locator('vb-notice div').textContent()}`);
    }
    await page.waitForTimeout(50);
  }
}

test('a wrong key gets a plain message, and the page keeps to its own rules', async () => {
  await shot('idle');
  await connect('wrong');
  await page.getByText('VoiceBox refused this API key').waitFor();
  await shot('wrong-key');
  assert.deepEqual(faults.filter((fault) => !fault.includes('401')), []);
});

test('the microphone is understood and the answer is heard', async () => {
  await connected();
  await page.locator('vb-controls .mic').click();
  await eventually('the question stands in the transcript', async () => /kitchen light/i.test((await lines('caller')).join()));
  await eventually('the answer stands in the transcript', async () => (await lines('voice')).join().length > 1);
  await eventually('a second of the answer is heard', async () => (await heard()) > 1);
  await eventually('the turn has its latency', async () => /first audio\s*\d/.test(await page.locator('vb-latency').getByRole('table').first().innerText()));
  await shot('spoken-turn');
  assert.equal(await page.locator('vb-notice .error').count(), 0);
  assert.deepEqual(faults, []);
});

test('the interrupt button silences the answer and tells the server what was heard', async () => {
  await connected();
  await write(LONG);
  await eventually('half a second is heard', async () => (await heard()) > 0.5);
  await page.locator('vb-controls .interrupt').click();
  await eventually('the line is marked', async () => /interrupted/.test((await lines('voice')).join()));
  const then = await heard();
  await page.waitForTimeout(1000);
  assert.ok((await heard()) - then < 0.1, 'silent after the interruption');
  assert.ok(await call("call.journal.entries.some(({ type }) => type === 'conversation.item.truncated')"));
  await shot('interrupted');
  assert.equal(await page.locator('vb-notice .error').count(), 0);
  assert.deepEqual(faults, []);
});

test('every engine is shown with what became of it, and what can be installed', async () => {
  await connected();
  const engines = page.locator('vb-engines');
  await engines.getByText('in use', { exact: true }).first().waitFor();
  assert.match(await engines.locator('li', { hasText: 'kokoro' }).first().innerText(), /not there\s+no model file installed: mvn -Pmodels/);
  assert.match(await engines.locator('h3:has-text("Thinks") + ul li').first().innerText(), /^(echo|stub)\s+in use/);
  await engines.locator('summary').click();
  assert.match(await engines.locator('details').innerText(), /whisper-base\s+149 MB/);
  await shot('engines');
  assert.deepEqual(faults, []);
});

test('a typed message is answered, and the event log can be filtered and opened', async () => {
  await connected();
  await write('What can you do?');
  await eventually('the answer stands in the transcript', async () => (await lines('voice')).join().length > 5);
  await eventually('the answer is heard', async () => (await heard()) > 0.3);
  await page.locator('vb-event-log input').fill('session.created');
  await page.locator('vb-event-log .row').click();
  assert.match(await page.locator('vb-event-log pre').innerText(), /"type": "session.created"/);
  await shot('typed-turn');
  await page.locator('vb-connect button').click();
  await page.getByText('Not connected').waitFor();
  assert.deepEqual(faults, []);
});

test('a sound file is understood when turns end by hand', async () => {
  await connected();
  await page.locator('vb-settings select[name=turns]').selectOption('manual');
  await page.locator('vb-settings select[name=pace]').selectOption('fast');
  await page.locator('vb-controls input[type=file]').setInputFiles(`${TARGET}question.wav`);
  await eventually('the question stands in the transcript', async () => /kitchen light/i.test((await lines('caller')).join()));
  await eventually('the answer is heard', async () => (await heard()) > 0.3);
  assert.equal(await page.locator('vb-notice .error').count(), 0);
  assert.deepEqual(faults, []);
});

test('holding the button takes a turn by hand', async () => {
  await connected();
  await page.locator('vb-settings select[name=turns]').selectOption('manual');
  await page.locator('vb-controls .talk').hover();
  await page.mouse.down();
  await page.waitForTimeout(5000); // the question is spoken after one second
  await shot('holding');
  await page.mouse.up();
  await eventually('the question stands in the transcript', async () => /kitchen light/i.test((await lines('caller')).join()));
  await eventually('the answer is heard', async () => (await heard()) > 0.3);
  assert.equal(await page.locator('vb-notice .error').count(), 0);
  assert.deepEqual(faults, []);
});

test('a file that is not sound gets a plain message', async () => {
  await connected();
  await page.locator('vb-controls input[type=file]').setInputFiles(fileURLToPath(import.meta.url));
  await page.getByText('console.test.js is not a sound file').waitFor();
});

test('a refused microphone gets a plain message', async () => {
  await connected();
  await page.evaluate("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))");
  await page.locator('vb-controls .mic').click();
  await page.getByText('The browser did not allow the microphone').waitFor();
});

test('a server that is not there gets a plain message', async () => {
  await page.route('**/v1/realtime/client_secrets', (route) => route.abort('connectionrefused'));
  await connect();
  await page.getByText('VoiceBox does not answer').waitFor();
});

test('a call that breaks off is taken up again by itself', async () => {
  let hangUp;
  await page.routeWebSocket(/v1\/realtime/, (socket) => {
    socket.connectToServer();
    hangUp = () => socket.close({ code: 1012, reason: 'restart' });
  });
  await connected();
  await eventually('the gateway is shown', () => call('call.gateway'));
  const gateway = await call('call.gateway');
  await write('Remember the number seven.');
  await eventually('the answer stands in the transcript', async () => (await lines('voice')).join().length > 5);
  await hangUp();
  await page.getByText('The call goes on.').waitFor();
  await page.locator('vb-status b.connected').waitFor();
  await shot('taken-up');
  await write('Which number was it?');
  await eventually('it is answered again', async () => (await lines('voice')).filter((line) => line.length > 5).length > 1);
  assert.equal((await lines('caller')).length, 2);
  assert.equal(await call('call.gateway'), gateway);
  assert.deepEqual(faults, []);
});

test('a call that cannot be taken up again ends with a plain message, and the caller can begin anew', async () => {
  let hangUp;
  let isGone = false;
  await page.routeWebSocket(/v1\/realtime/, (socket) => {
    if (isGone) {
      setTimeout(() => socket.close({ code: 4000, reason: 'invalid_request_error.session_not_resumable' }), 100);
      return;
    }
    socket.connectToServer();
    hangUp = () => socket.close({ code: 1012, reason: 'restart' });
  });
  await connected();
  await eventually('the gateway is shown', () => call('call.gateway'));
  isGone = true;
  await hangUp();
  await page.getByText('VoiceBox ended this session').waitFor();
  await shot('gone');
  isGone = false;
  await connected();
});

test('the page fits a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await connected();
  await write('What can you do?');
  await eventually('the answer stands in the transcript', async () => (await lines('voice')).join().length > 5);
  await shot('phone');
  assert.ok((await page.evaluate('document.documentElement.scrollWidth')) <= 390);
});
