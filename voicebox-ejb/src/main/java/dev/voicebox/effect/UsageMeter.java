package dev.voicebox.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;

/**
 * What a session uses, each thing counted at the one place where it becomes certain: tokens when an answer has ended, sound of
 * answers when it leaves, sound of the caller when it was put into words, time at each beat. A piece of sound is too small to be
 * told alone: it is told when its answer is done, or at the next beat.
 */
public final class UsageMeter {
    private final Map<ResponseId, Sounding> sounding = new HashMap<>();
    private UsageAmounts used = UsageAmounts.NONE;
    private Instant since;

    /** Of an answer, how much has left and how much of it was told. In ms only when told: rounding each piece would lose sound. */
    private static final class Sounding {
        private final AudioFormat format;
        private long bytes;
        private long toldMs;

        Sounding(AudioFormat format) {
            this.format = format;
        }

        long more() {
            long before = toldMs;
            toldMs = format.millis(bytes);
            return toldMs - before;
        }
    }

    /** The client is connected from now on. */
    public void connected(Instant now) {
        since = now;
    }

    /** Time has passed: whatever is known by now is told. A clock that was set back costs nobody anything. */
    public void beat(Instant now) {
        Duration passed = Duration.between(since, now);
        since = now;
        sounding.values().forEach(answer -> add(UsageAmounts.ofAudioOut(answer.more())));
        add(UsageAmounts.ofConnection(Math.max(0, passed.toMillis())));
    }

    /**
     * An answer has ended, whichever way.
     *
     * @param estimated whether nobody counted the tokens of its text
     */
    public void answered(Usage usage, boolean estimated) {
        long guessed = estimated ? (long) usage.inputText() + usage.outputText() : 0;
        add(UsageAmounts.ofRequest(new Tokens(usage.input(), usage.cachedText(), usage.output(), guessed)));
    }

    /** The caller's sound was put into words. */
    public void heard(double seconds) {
        add(UsageAmounts.ofAudioIn(Math.round(seconds * 1000)));
    }

    void sent(ServerEvent event) {
        if (event instanceof ResponseEvent.AudioDelta delta) {
            sounding.get(delta.response()).bytes += delta.audio().length;
        } else if (event instanceof ResponseEvent.Created created) {
            sounding.put(created.response(), new Sounding(created.view().mode().format()));
        } else if (event instanceof ResponseEvent.Done done) {
            Sounding ended = sounding.remove(done.response());
            if (ended != null) {
                add(UsageAmounts.ofAudioOut(ended.more()));
            }
        }
    }

    /** What was used since the last call. */
    UsageAmounts take() {
        UsageAmounts taken = used;
        used = UsageAmounts.NONE;
        return taken;
    }

    private void add(UsageAmounts more) {
        used = used.plus(more);
    }
}
