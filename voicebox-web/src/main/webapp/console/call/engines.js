const UNKNOWN = { notes: [], better: [] };

/** Who hears, thinks and speaks, as /v1/models tells it; notes are limits, better is advice, both sentences. */
export async function engines(key) {
  try {
    const reply = await fetch('/v1/models', { headers: { authorization: `Bearer ${key}` } });
    return described((await reply.json()).data);
  } catch {
    return UNKNOWN;
  }
}

function described(models) {
  const told = models.find(({ voicebox }) => voicebox)?.voicebox;
  if (!told) return UNKNOWN;
  const { hears, thinks, speaks, notes, better } = told;
  return { hears, thinks, speaks, notes: [notes ?? []].flat(), better: [better ?? []].flat() };
}

/** The name alone, without the description in brackets behind it. */
export const short = (engine) => engine?.split(' (')[0];
