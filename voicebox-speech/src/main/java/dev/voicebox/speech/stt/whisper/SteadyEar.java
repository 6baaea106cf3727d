package dev.voicebox.speech.stt.whisper;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.Decoder.Decoded;
import dev.voicebox.speech.stt.whisper.Decoder.Order;

/**
 * Decoders that do not get stuck on a phrase. One that does is asked again without the prompt, which is what leads small
 * models astray; what it then still repeats is heard once. How long one of them takes is bounded by the model, which has
 * room for 220 tokens in a window; the library offers no way to stop it.
 */
final class SteadyEar {
    private static final Logger LOG = System.getLogger(SteadyEar.class.getName());

    private final DecoderPool decoders;

    SteadyEar(DecoderPool decoders) {
        this.decoders = decoders;
    }

    /** As {@link DecoderPool#decode}, which it does twice at most. */
    Decoded decode(Order order, Cancellation cancellation) throws SpeechFailure {
        Decoded heard = decoders.decode(order, cancellation);
        if (order.prompt() != null && Repetition.isIn(heard.segments())) {
            LOG.log(
                    Level.INFO,
                    "Whisper repeated itself in {0} ms of sound: heard again, without the prompt",
                    ms(order));
            Order plain = new Order(order.sound(), order.language(), null, order.times());
            heard = decoders.decode(plain, cancellation);
        }
        if (!Repetition.isIn(heard.segments())) {
            return heard;
        }
        LOG.log(Level.INFO, "Whisper repeated itself in {0} ms of sound: the phrase is written once", ms(order));
        return new Decoded(Repetition.cut(heard.segments()), heard.language());
    }

    /** As {@link DecoderPool#decodeIfIdle}; a look that got stuck tells nothing. */
    Optional<Decoded> decodeIfIdle(Order order, Cancellation cancellation) throws SpeechFailure {
        return decoders.decodeIfIdle(order, cancellation).filter(heard -> !Repetition.isIn(heard.segments()));
    }

    private static String ms(Order order) {
        return Long.toString(order.lengthMs());
    }
}
