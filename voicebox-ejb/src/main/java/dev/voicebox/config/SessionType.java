package dev.voicebox.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** The kinds of sessions, as {@code session.type} names them. An update says which kind it is for. */
enum SessionType {
    REALTIME,
    TRANSCRIPTION;

    private static final List<String> NAMES =
            Stream.of(values()).map(SessionType::wire).toList();

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ProtocolViolation unless the field says that its document is for a session of this kind */
    void check(Field type) throws ProtocolViolation {
        String said = type.oneOf(NAMES);
        if (!said.equals(wire())) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "Passing a " + said + " session update to a " + wire() + " session is not allowed.",
                    type.path()));
        }
    }
}
