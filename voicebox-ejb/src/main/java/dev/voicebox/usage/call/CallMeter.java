package dev.voicebox.usage.call;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;
import dev.voicebox.language.ModelUsage;

/** Takes what one call used, from any thread. A call ends once, in whichever of its ways comes first. */
public final class CallMeter {
    private final Consumer<UsageAmounts> record;
    private final AtomicBoolean over = new AtomicBoolean();

    CallMeter(Consumer<UsageAmounts> record) {
        this.record = record;
    }

    /** A language model was asked; without an answer it has used no tokens. */
    public void answered(ModelUsage usage) {
        long estimated = usage.estimated() ? usage.totalTokens() : 0;
        long cached = Math.min(usage.cachedTokens(), usage.inputTokens());
        ends(UsageAmounts.ofRequest(new Tokens(usage.inputTokens(), cached, usage.outputTokens(), estimated)));
    }

    void spoken(long ms) {
        ends(UsageAmounts.ofRequest(Tokens.NONE).plus(UsageAmounts.ofAudioOut(ms)));
    }

    void heard(long ms) {
        ends(UsageAmounts.ofRequest(Tokens.NONE).plus(UsageAmounts.ofAudioIn(ms)));
    }

    private void ends(UsageAmounts used) {
        if (over.compareAndSet(false, true)) {
            record.accept(used);
        }
    }
}
