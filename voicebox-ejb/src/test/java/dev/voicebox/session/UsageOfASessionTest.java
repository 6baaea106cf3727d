package dev.voicebox.session;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.Usage;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** What a session says was used. */
class UsageOfASessionTest {
    private static final String WRITTEN = "{\"output_modalities\":[\"text\"]}";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void anAnswerCostsWhatItsEndSays() {
        call.answers.add(ScriptedAnswer.says("It is off now."));
        call.writes("Turn it off.").asksForAnAnswer(WRITTEN).waits(1_000);

        assertThat(call.used).isEqualTo(UsageAmounts.ofRequest(tokens()));
        assertThat(call.used.tokens().estimated())
                .as("the script does not count")
                .isPositive();
    }

    @Test
    void anAnswerThatIsCancelledCostsWhatWasWritten() {
        call.answers.add(ScriptedAnswer.says("It is off now, and it stays off until you turn it on again."));
        call.writes("Turn it off.").asksForAnAnswer(WRITTEN).waits(130);
        call.says(new ClientEvent.ResponseCancel(null, null));

        assertThat(done().view().status()).isInstanceOf(ResponseStatus.Cancelled.class);
        assertThat(call.used).isEqualTo(UsageAmounts.ofRequest(tokens()));
        assertThat(call.used.outputTokens()).isPositive();
    }

    @Test
    void anAnswerThatFailsIsARequestThatCostsNothing() {
        call.answers.add(ScriptedAnswer.fails("away"));
        call.writes("Turn it off.").asksForAnAnswer(WRITTEN).waits(1_000);

        assertThat(done().view().status()).isInstanceOf(ResponseStatus.Failed.class);
        assertThat(call.used).isEqualTo(UsageAmounts.ofRequest(Tokens.NONE));
    }

    @Test
    void soundCountsAsItIsSentAndPutIntoWords() {
        call.answers.add(ScriptedAnswer.says("It is off."));
        call.speaks(1_000, "turn it off").isSilent(800).waits(3_000);

        long sent = call.all(ResponseEvent.AudioDelta.class).stream()
                .mapToLong(delta -> delta.audio().length)
                .sum();
        assertThat(call.used.audioOutMs()).isPositive().isEqualTo(sent / 48);
        assertThat(call.transcribed).hasSize(1);
        assertThat(call.used.audioInMs()).as("the script hears 1 s").isEqualTo(1_000);
    }

    @Test
    void aKillLosesLessThanAMinuteOfTheConnection() {
        call.waits(10 * 60_000 + 59_999);

        assertThat(call.used).isEqualTo(UsageAmounts.ofConnection(10 * 60_000));
    }

    @Test
    void aLongAnswerIsToldAtEachBeat() {
        call.answers.add(ScriptedAnswer.says("a. ".repeat(2_000)));
        call.writes("Read it.").asksForAnAnswer().waits(60_000);

        assertThat(call.all(ResponseEvent.Done.class)).isEmpty();
        long atTheBeat = call.used.audioOutMs();
        assertThat(atTheBeat).isPositive();
        call.happens(new SessionMessage.ClientGone(1006));

        long sent = call.all(ResponseEvent.AudioDelta.class).stream()
                .mapToLong(delta -> delta.audio().length)
                .sum();
        assertThat(call.used.audioOutMs()).isGreaterThanOrEqualTo(atTheBeat).isEqualTo(sent / 48);
    }

    @Test
    void theEndOfTheConnectionIsToldToTheMillisecond() {
        call.waits(61_234);
        call.happens(new SessionMessage.ClientGone(1000));
        call.waits(Duration.ofMinutes(10).toMillis());

        assertThat(call.used).isEqualTo(UsageAmounts.ofConnection(61_234));
    }

    @Test
    void aSessionThatIsStoppedWhileItsItemsWaitHasStillUsedWhatItUsed() {
        call.storage = Duration.ofHours(1);
        call.answers.add(ScriptedAnswer.says("It is off now."));
        call.writes("Turn it off.").asksForAnAnswer(WRITTEN).waits(1_000);
        call.happens(new SessionMessage.ClientGone(1006));

        assertThat(call.all(ResponseEvent.Done.class)).as("nobody was told").isEmpty();
        assertThat(call.used.requests()).isEqualTo(1);
        assertThat(call.used.outputTokens()).isPositive();
    }

    private ResponseEvent.Done done() {
        return call.last(ResponseEvent.Done.class);
    }

    /** By nobody but the estimate. */
    private Tokens tokens() {
        Usage usage = done().view().usage();
        return new Tokens(usage.input(), usage.cachedText(), usage.output(), usage.inputText() + usage.outputText());
    }
}
