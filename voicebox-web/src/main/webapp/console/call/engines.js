const PARTS = [
  ['hears', ['stt', 'speech_to_text', 'ear', 'hears', 'transcription']],
  ['thinks', ['llm', 'language', 'language_model', 'mind', 'thinks']],
  ['speaks', ['tts', 'text_to_speech', 'voice', 'speaks']],
];

/** Who hears, thinks and speaks, from /v1/models: {hears, thinks, speaks, notes}; whatever is known. */
export async function engines(key) {
  try {
    const reply = await fetch('/v1/models', { headers: { authorization: `Bearer ${key}` } });
    return describe((await reply.json()).data ?? []);
  } catch {
    return { notes: [] };
  }
}

export function describe(models) {
  const known = { notes: [] };
  for (const { voicebox } of models) {
    if (!voicebox || typeof voicebox !== 'object') continue;
    for (const [part, names] of PARTS) {
      const found = names.map((name) => voicebox[name] ?? voicebox.engines?.[name]).find(Boolean);
      known[part] ??= found && named(found);
      [found?.note, found?.limitation].filter(Boolean).forEach((note) => known.notes.push(note));
    }
    [voicebox.note, voicebox.notes, voicebox.limitation, voicebox.better].flat().filter(Boolean).forEach((note) => known.notes.push(note));
  }
  known.notes = [...new Set(known.notes.map(String))];
  return known;
}

function named(engine) {
  if (typeof engine === 'string') return engine;
  if (Array.isArray(engine)) return engine.map(named).filter(Boolean).join(', then ');
  const name = engine.name ?? engine.engine ?? engine.id ?? engine.provider;
  return [name, engine.model].filter((word, i, all) => word && all.indexOf(word) === i).join(' ');
}
