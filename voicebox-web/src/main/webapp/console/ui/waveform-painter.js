const WINDOW = 12_000; // ms that fit into the width
const PITCH = 4; // px from bar to bar
const BAR = 2.5; // px
const FLOOR = 1; // px of a silent bar

/** Paints the last seconds of a timeline: `now` at the right edge, the caller above, VoiceBox below. */
export function draw(pen, scene) {
  pen.clearRect(0, 0, scene.width, scene.height);
  const view = { ...scene, perMs: scene.width / WINDOW, middle: scene.height / 2 };
  seconds(pen, view);
  speech(pen, view);
  lane(pen, view, 'caller', view.middle / 2);
  lane(pen, view, 'voice', (view.middle * 3) / 2);
  marks(pen, view);
}

const x = ({ width, now, perMs }, at) => width - (now - at) * perMs;

function seconds(pen, view) {
  pen.strokeStyle = view.color('line');
  pen.lineWidth = 1;
  pen.beginPath();
  for (let at = Math.floor(view.now / 1000) * 1000; at > view.now - WINDOW; at -= 1000) {
    const left = Math.round(x(view, at)) + 0.5;
    pen.moveTo(left, view.middle - 3);
    pen.lineTo(left, view.middle + 3);
  }
  pen.moveTo(0, view.middle);
  pen.lineTo(view.width, view.middle);
  pen.stroke();
}

/** The stretches that VoiceBox took for speech. */
function speech(pen, view) {
  pen.fillStyle = view.color('caller');
  pen.globalAlpha = 0.1;
  for (const { from, to } of view.timeline.speech) {
    const left = x(view, from);
    const right = to === undefined ? view.width : x(view, to);
    if (right > 0) pen.fillRect(left, 0, right - left, view.middle);
  }
  pen.globalAlpha = 1;
}

/** Bars stand on fixed times, not on pixels, so that they glide instead of flicker. */
function lane(pen, view, name, centre) {
  const step = Math.max(20, Math.round(PITCH / view.perMs / 20) * 20);
  const reach = view.middle / 2 - 18;
  pen.fillStyle = view.color(name);
  for (let at = Math.floor(view.now / step) * step; at > view.now - WINDOW; at -= step) {
    let level = 0;
    for (let bin = at; bin < at + step; bin += 20) level = Math.max(level, view.timeline.levelAt(name, bin));
    // A root shows quiet speech too; the eye hears loudness that way.
    const half = Math.max(FLOOR, Math.sqrt(level) * reach);
    pen.globalAlpha = level > 0.002 ? 1 : 0.25;
    pen.fillRect(x(view, at), centre - half, BAR, half * 2);
  }
  pen.globalAlpha = 1;
}

function marks(pen, view) {
  pen.font = '11px system-ui, sans-serif';
  pen.lineWidth = 1;
  for (const { lane: name, label, at } of view.timeline.marks) {
    const left = Math.round(x(view, at)) + 0.5;
    if (left < 0) continue;
    const top = name === 'caller' ? 0 : view.middle;
    pen.strokeStyle = pen.fillStyle = view.color(name);
    pen.globalAlpha = 0.55;
    pen.beginPath();
    pen.moveTo(left, top + 3);
    pen.lineTo(left, top + view.middle - 3);
    pen.stroke();
    pen.globalAlpha = 1;
    pen.fillText(label, left + 4, name === 'caller' ? 13 : view.height - 6);
  }
}
