package dev.voicebox.job.local;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.HeardWord;
import dev.voicebox.job.Transcript.Segment;
import dev.voicebox.speech.stt.TimedWord;
import dev.voicebox.speech.stt.Transcript;

import static org.assertj.core.api.Assertions.assertThat;

/** What an engine heard, cut where the caller paused. */
class HearingTest {
    private static final OptionalDouble SURE = OptionalDouble.of(-0.1);

    @Test
    void aPauseEndsASegmentAndAPlosiveDoesNot() {
        var heard = Hearing.of(
                transcript(
                        "stop it call me",
                        word("stop", 100, 400),
                        word("it", 690, 800),
                        word("call", 1_100, 1_400),
                        word("me", 1_400, 1_600)),
                2_000);

        assertThat(heard.segments())
                .containsExactly(new Segment("stop it", 100, 800), new Segment("call me", 1_100, 1_600));
    }

    @Test
    void timesAndConfidencesStayWithTheirWords() {
        var heard = Hearing.of(transcript("stop", word("stop", 100, 400)), 2_000);

        assertThat(heard.words()).containsExactly(new HeardWord("stop", 100, 400, SURE));
        assertThat(heard.language()).isEqualTo("en");
    }

    @Test
    void withoutTimesTheWholeUtteranceIsOneSegment() {
        var heard = Hearing.of(transcript(" turn it off "), 2_000);

        assertThat(heard.text()).isEqualTo("turn it off");
        assertThat(heard.words()).isEmpty();
        assertThat(heard.segments()).containsExactly(new Segment("turn it off", 0, 2_000));
    }

    @Test
    void whatTheEngineCutsStaysAsItIs() {
        var told =
                List.of(new Transcript.TimedSegment("Turn it", 0, 600), new Transcript.TimedSegment("off.", 700, 900));

        var heard = Hearing.of(new Transcript("Turn it off.", "en", "scripted", List.of(), told), 2_000);

        assertThat(heard.segments()).containsExactly(new Segment("Turn it", 0, 600), new Segment("off.", 700, 900));
    }

    @Test
    void silenceHasNoSegments() {
        assertThat(Hearing.of(transcript(" "), 2_000).segments()).isEmpty();
    }

    private static TimedWord word(String text, long startMs, long endMs) {
        return new TimedWord(text, startMs, endMs, SURE);
    }

    private static Transcript transcript(String text, TimedWord... words) {
        return new Transcript(text, "en", "scripted", List.of(words));
    }
}
