package dev.voicebox.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * How sure the recogniser is of a piece of a transcript.
 *
 * @param token as it stands in the transcript, with the space before it
 * @param logprob natural logarithm of the probability, at most 0
 */
public record Logprob(String token, double logprob) {
    public Logprob {
        Objects.requireNonNull(token, "token");
    }

    /** The token in UTF-8, each byte 0 to 255. */
    public int[] bytes() {
        byte[] utf8 = token.getBytes(StandardCharsets.UTF_8);
        int[] bytes = new int[utf8.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Byte.toUnsignedInt(utf8[i]);
        }
        return bytes;
    }

    /** Of each word; empty when the engine does not say it of every one, because nothing is made up. */
    public static List<Logprob> of(List<HeardWord> words) {
        List<Logprob> all = new ArrayList<>();
        for (HeardWord word : words) {
            if (word.logprob().isEmpty()) {
                return List.of();
            }
            String space = all.isEmpty() ? "" : " ";
            all.add(new Logprob(space + word.text(), word.logprob().getAsDouble()));
        }
        return all;
    }

    @Override
    public String toString() {
        return "Logprob[" + Redacted.text(token) + ", " + logprob + "]";
    }
}
