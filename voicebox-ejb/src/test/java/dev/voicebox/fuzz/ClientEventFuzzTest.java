package dev.voicebox.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.ClientEventReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Whatever a client sends is an event that can be applied and echoed, or a refusal that says why. Nothing else. */
class ClientEventFuzzTest {
    private final ClientEventReader reader = new ClientEventReader(() -> "call_fuzz");
    private final Frames frames = new Frames();
    private final Accepted accepted = new Accepted(reader, frames);

    @DictionaryFile(resourcePath = "/dev/voicebox/fuzz/events.dict")
    @FuzzTest
    void aFrameIsAnEventOrARefusal(byte[] frame) {
        Price.isFair(frame, () -> read(new String(frame, UTF_8)));
    }

    private void read(String frame) {
        try {
            ClientEvent event = reader.read(frame);
            accepted.check(event);
        } catch (ProtocolViolation refusal) {
            frames.refuse(refusal.error());
        }
    }
}
