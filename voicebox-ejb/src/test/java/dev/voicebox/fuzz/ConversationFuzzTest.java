package dev.voicebox.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.session.SessionMessage;
import dev.voicebox.wire.ClientEventReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Whatever a client says one after the other, the core answers it, and every answer that begins ends once. */
class ConversationFuzzTest {
    private static final int MOST_EVENTS = 200;

    private final ClientEventReader reader = new ClientEventReader(() -> "call_fuzz");

    /**
     * @param lines one event each, and after each, one thing comes back from ears, mind or voice; an empty line is a pause.
     *     A first line {@code transcription} opens a session of that kind
     */
    @DictionaryFile(resourcePath = "/dev/voicebox/fuzz/events.dict")
    @FuzzTest
    void aConversationOfAnythingComesToItsEnd(byte[] lines) {
        Price.isFair(lines, () -> rehearse(new String(lines, UTF_8)));
    }

    private void rehearse(String lines) {
        Rehearsal rehearsal = new Rehearsal(
                lines.startsWith("transcription")
                        ? TranscriptionConfig.defaults()
                        : SessionConfig.defaults("gpt-realtime"));
        lines.lines().limit(MOST_EVENTS).forEach(line -> {
            if (line.startsWith("{")) {
                rehearsal.happens(read(line));
            }
            rehearsal.passes();
        });
        rehearsal.comesToItsEnd();
    }

    private SessionMessage read(String line) {
        try {
            return new SessionMessage.ClientSpoke(reader.read(line));
        } catch (ProtocolViolation refusal) {
            return new SessionMessage.ClientRefused(refusal.error());
        }
    }
}
