/** The voices of the server, by name: language, gender, engine. */
export async function voices(key) {
  try {
    const reply = await fetch('/v1/voices', { headers: { authorization: `Bearer ${key}` } });
    return Object.fromEntries((await reply.json()).data.map((voice) => [voice.id, voice]));
  } catch {
    return {};
  }
}

let playing; // of the sample that is heard

/** Lets a voice introduce itself; resolves when it has ended or another one has begun. */
export async function hear(name, key) {
  playing?.close();
  const output = new AudioContext();
  playing = output;
  try {
    const reply = await fetch(`/v1/voices/${encodeURIComponent(name)}/sample?format=mp3`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!reply.ok) throw new Error((await reply.json()).error.message);
    const sound = await output.decodeAudioData(await reply.arrayBuffer());
    await new Promise((ended) => {
      const source = new AudioBufferSourceNode(output, { buffer: sound });
      source.onended = ended;
      output.onstatechange = () => output.state === 'closed' && ended();
      source.connect(output.destination);
      source.start();
    });
  } finally {
    if (output.state !== 'closed') await output.close();
  }
}
