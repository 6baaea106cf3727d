package dev.voicebox.speech.stt.whisper;

import java.util.concurrent.CompletableFuture;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.Decoder.Decoded;
import dev.voicebox.speech.stt.whisper.Decoder.Order;

/**
 * An order and whoever waits for it.
 *
 * @param glance whether nobody needs it much
 */
record Job(Order order, boolean glance, CompletableFuture<Decoded> result) {
    Job(Order order, boolean glance) {
        this(order, glance, new CompletableFuture<>());
    }

    /** What a decoder ended with, for whoever waits. */
    static SpeechFailure failure(Throwable cause) {
        return cause instanceof SpeechFailure known
                ? known
                : new SpeechFailure(SpeechFailure.Kind.ENGINE, "Whisper broke down", cause);
    }
}
