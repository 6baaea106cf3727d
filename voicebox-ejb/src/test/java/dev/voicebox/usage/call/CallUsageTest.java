package dev.voicebox.usage.call;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.Ids;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class CallUsageTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UsageAmounts REQUEST = UsageAmounts.ofRequest(Tokens.NONE);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final CallUsage usage =
            new CallUsage(journal, new Ids(new Random(1))::nextRequest, Clock.fixed(NOON, ZoneOffset.UTC));
    private final CallMeter meter = usage.of(new TenantId("acme"), new ProjectId("shop"));
    private final CancelToken cancel = new CancelToken();
    private final List<String> told = new ArrayList<>();
    private final MeteredVoice voice = new MeteredVoice(new Told(), AudioFormat.PCM, meter, cancel);
    private final MeteredEar ear = new MeteredEar(new Told(), 1_500, meter, cancel);

    @Test
    void eachCallHasAJournalOfItsOwnWithOneRecord() {
        meter.heard(10);
        usage.of(new TenantId("acme"), new ProjectId("shop")).heard(20);

        assertThat(journal.records())
                .allSatisfy(record -> {
                    assertThat(record.stamp().session().value()).matches("req_[0-9A-Za-z]{21}");
                    assertThat(record.stamp().sequence()).isEqualTo(1);
                    assertThat(record.stamp().project().value()).isEqualTo("shop");
                    assertThat(record.stamp().at()).isEqualTo(NOON);
                })
                .extracting(record -> record.stamp().session())
                .doesNotHaveDuplicates();
    }

    @Test
    void soundThatWasSentIsCountedAtTheEnd() {
        voice.onAudio(sound(100));
        voice.onAudio(sound(50));
        assertThat(used()).isEmpty();
        voice.onDone();
        cancel.cancel();

        assertThat(used()).containsExactly(REQUEST.plus(UsageAmounts.ofAudioOut(150)));
        assertThat(told).containsExactly("audio", "audio", "done");
    }

    @Test
    void ofACallerWhoLeavesTheSoundUntilThenIsCounted() {
        voice.onAudio(sound(100));
        cancel.cancel();
        voice.onAudio(sound(50));

        assertThat(used()).containsExactly(REQUEST.plus(UsageAmounts.ofAudioOut(100)));
    }

    @Test
    void aVoiceThatFailsHasSaidWhatItSaid() {
        voice.onAudio(sound(100));
        voice.onFailed(SpeechTrouble.ENGINE, "away");

        assertThat(used()).containsExactly(REQUEST.plus(UsageAmounts.ofAudioOut(100)));
    }

    @Test
    void soundIsCountedWhenItIsInWords() {
        ear.onWords("some");
        ear.onTranscript(Transcript.of("some words"));
        cancel.cancel();

        assertThat(used()).containsExactly(REQUEST.plus(UsageAmounts.ofAudioIn(1_500)));
        assertThat(told).containsExactly("words", "transcript");
    }

    @Test
    void soundWithoutWordsWasHeardToo() {
        ear.onFailed(SpeechTrouble.UNINTELLIGIBLE, "nothing");

        assertThat(used()).containsExactly(REQUEST.plus(UsageAmounts.ofAudioIn(1_500)));
    }

    @Test
    void soundThatNobodyHeardCostsNothing() {
        ear.onFailed(SpeechTrouble.ENGINE, "away");

        assertThat(used()).containsExactly(REQUEST);
    }

    private List<UsageAmounts> used() {
        return journal.all(JournalRecord.Used.class).stream()
                .map(JournalRecord.Used::amounts)
                .toList();
    }

    private static SpokenPiece sound(long ms) {
        return new SpokenPiece(new byte[(int) AudioFormat.PCM.bytes(ms)], List.of());
    }

    private final class Told implements SpokenListener, TranscriptListener {
        @Override
        public void onAudio(SpokenPiece piece) {
            told.add("audio");
        }

        @Override
        public void onDone() {
            told.add("done");
        }

        @Override
        public void onWords(String soFar) {
            told.add("words");
        }

        @Override
        public void onTranscript(Transcript transcript) {
            told.add("transcript");
        }

        @Override
        public void onFailed(SpeechTrouble trouble, String message) {
            told.add("failed");
        }
    }
}
