package dev.voicebox.protocol.golden;

import java.util.Base64;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The caller's sound, from its description: silence, or noise that comes and goes like syllables, which any detector of
 * energy takes for speech. The same for the same description.
 */
final class CallerSound {
    private static final int SYLLABLE_MS = 180;
    private static final int GAP_MS = 40;
    private static final int LOUD = 6_000;

    private CallerSound() {}

    /** @param stretches {@code [{"silence":ms},{"speech":ms}]}, as 16-bit samples of 24 kHz, or of G.711 when told so by {@code "as"} */
    static String base64(JsonNode stretches) {
        java.io.ByteArrayOutputStream sound = new java.io.ByteArrayOutputStream();
        Random random = new Random(1);
        for (JsonNode stretch : stretches) {
            boolean speech = stretch.has("speech");
            int ms = stretch.path(speech ? "speech" : "silence").asInt();
            String format = stretch.path("as").asText("audio/pcm");
            sound.writeBytes(format.equals("audio/pcm") ? pcm(ms, speech, random) : g711(ms, speech, random, format));
        }
        return Base64.getEncoder().encodeToString(sound.toByteArray());
    }

    private static byte[] pcm(int ms, boolean speech, Random random) {
        byte[] sound = new byte[ms * 24 * 2];
        for (int i = 0; i < sound.length / 2; i++) {
            int sample = speech && sounds(i / 24) ? (random.nextBoolean() ? LOUD : -LOUD) : 0;
            sound[2 * i] = (byte) sample;
            sound[2 * i + 1] = (byte) (sample >> 8);
        }
        return sound;
    }

    /** Loud codes of either sign; all bits set is silence in µ-law, every other one in A-law. */
    private static byte[] g711(int ms, boolean speech, Random random, String format) {
        boolean mu = format.equals("audio/pcmu");
        byte[] sound = new byte[ms * 8];
        for (int i = 0; i < sound.length; i++) {
            int sign = random.nextBoolean() ? 0x80 : 0;
            sound[i] = (byte) (speech && sounds(i / 8) ? sign | (mu ? 0x1f : 0x35) : mu ? 0xff : 0xd5);
        }
        return sound;
    }

    private static boolean sounds(int ms) {
        return ms % (SYLLABLE_MS + GAP_MS) < SYLLABLE_MS;
    }
}
