package dev.voicebox.protocol;

import java.util.List;

/**
 * An event of the protocol.
 *
 * @param fields all of them, {@code type} and {@code event_id} included
 * @param answers what the server says to a client's event
 * @param extensible whether VoiceBox may add its own {@code voicebox}
 */
public record ProtocolEvent(
        String name,
        Side side,
        String says,
        Standing standing,
        List<ProtocolField> fields,
        List<String> answers,
        boolean extensible) {}
