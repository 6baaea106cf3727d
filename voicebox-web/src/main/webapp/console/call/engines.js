/** Until the server has told. */
export const UNKNOWN = { notes: [], better: [], chains: {}, weights: [] };

const AGAIN = 30_000; // ms; as often as the server looks at its providers

/** Tells who hears, thinks and speaks, now and again; returns what ends it. */
export function watch(key, tell) {
  const look = async () => {
    const found = await engines(key);
    if (found !== UNKNOWN) tell(found);
  };
  look();
  const timer = setInterval(look, AGAIN);
  return () => clearInterval(timer);
}

/**
 * Who hears, thinks and speaks, as /v1/models tells it; notes are limits, better is advice, both sentences. chains are the
 * engines by role, weights what they run or could run.
 */
async function engines(key) {
  try {
    const reply = await fetch('/v1/models', { headers: { authorization: `Bearer ${key}` } });
    const { data, voicebox } = await reply.json();
    return described(data, voicebox?.weights ?? []);
  } catch {
    return UNKNOWN;
  }
}

function described(models, weights) {
  const told = models.find(({ voicebox }) => voicebox)?.voicebox;
  if (!told) return UNKNOWN;
  const { hears, thinks, speaks, notes, better, chains } = told;
  return { hears, thinks, speaks, notes: [notes ?? []].flat(), better: [better ?? []].flat(), chains: chains ?? {}, weights };
}

/** The name alone, without the description in brackets behind it. */
export const short = (engine) => engine?.split(' (')[0];
