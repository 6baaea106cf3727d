package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts what was sent and heard by itself, and holds it against what the session says was used. */
final class MeteredConversation {
    private final Instant began;
    private final Map<ResponseId, ResponseEvent.Created> created = new HashMap<>();
    private final Map<ResponseId, Long> soundBytes = new HashMap<>();
    private UsageAmounts told = UsageAmounts.NONE;
    private UsageAmounts expected = UsageAmounts.NONE;

    MeteredConversation(Instant began) {
        this.began = began;
    }

    /** Before it is handed in. */
    void see(SessionMessage message) {
        if (message instanceof SessionMessage.Transcribed heard) {
            expected = expected.plus(UsageAmounts.ofAudioIn(Math.round(heard.audioSeconds() * 1000)));
        }
    }

    void see(Effect effect) {
        if (effect instanceof Effect.Meter meter) {
            assertThat(meter.amounts().isNothing()).as("nothing is not told").isFalse();
            told = told.plus(meter.amounts());
        } else if (effect instanceof Effect.Send send) {
            see(send.event());
        }
    }

    UsageAmounts told() {
        return told;
    }

    /** @param ended when the session did */
    void atTheEnd(Instant ended) {
        soundBytes.forEach((answer, bytes) -> expected = expected.plus(UsageAmounts.ofAudioOut(
                created.get(answer).view().mode().format().millis(bytes))));
        expected = expected.plus(
                UsageAmounts.ofConnection(Duration.between(began, ended).toMillis()));
        assertThat(told).as("what was used").isEqualTo(expected);
    }

    private void see(ServerEvent event) {
        if (event instanceof ResponseEvent.Created begun) {
            created.put(begun.response(), begun);
        } else if (event instanceof ResponseEvent.AudioDelta delta) {
            soundBytes.merge(delta.response(), (long) delta.audio().length, Long::sum);
        } else if (event instanceof ResponseEvent.Done done) {
            boolean estimated = done.extension() != null && done.extension().has("usage_estimated");
            Usage usage = done.view().usage();
            expected = expected.plus(UsageAmounts.ofRequest(new Tokens(
                    usage.inputText() + usage.inputAudio() + usage.inputImage(),
                    usage.cachedText(),
                    usage.outputText() + usage.outputAudio(),
                    estimated ? usage.inputText() + usage.outputText() : 0)));
        }
    }
}
