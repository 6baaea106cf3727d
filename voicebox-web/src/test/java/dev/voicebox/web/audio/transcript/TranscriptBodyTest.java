package dev.voicebox.web.audio.transcript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.HeardWord;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.Transcript.Segment;
import dev.voicebox.web.audio.transcript.TranscriptForm.Shape;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms in which words go out. */
class TranscriptBodyTest {
    private static final List<Segment> SEGMENTS =
            List.of(new Segment("turn it", 250, 1_040), new Segment("off", 3_661_500, 3_662_007));

    @Test
    void jsonHasTheTextAndItsLength() throws Exception {
        assertThat(json(heard(OptionalDouble.empty()), Shape.JSON, false))
                .isEqualTo(tree("{'text':'turn it off','usage':{'type':'duration','seconds':4.5}}"));
    }

    @Test
    void logprobsComeFromEnginesThatHaveThem() throws Exception {
        JsonNode told = json(heard(OptionalDouble.of(-0.25)), Shape.JSON, true);

        assertThat(told.get("logprobs")).hasSize(3);
        assertThat(told.at("/logprobs/0"))
                .isEqualTo(tree("{'token':'turn','logprob':-0.25,'bytes':[116,117,114,110]}"));
        assertThat(told.at("/logprobs/1"))
                .as("with its space, as in a session: the tokens are the text")
                .isEqualTo(tree("{'token':' it','logprob':-0.25,'bytes':[32,105,116]}"));
        assertThat(json(heard(OptionalDouble.of(-0.25)), Shape.JSON, false).has("logprobs"))
                .as("nobody asked")
                .isFalse();
        assertThat(json(heard(OptionalDouble.empty()), Shape.JSON, true).has("logprobs"))
                .as("never made up")
                .isFalse();
    }

    @Test
    void verboseJsonHasTheTimesThatWereAskedFor() throws Exception {
        Transcript heard = heard(OptionalDouble.empty());
        TranscriptForm both = new TranscriptForm(Shape.VERBOSE_JSON, true, true, false, false);
        JsonNode told = tree(TranscriptBody.of(heard, both, 4.5).bytes());

        assertThat(told.get("task").asText()).isEqualTo("transcribe");
        assertThat(told.get("language").asText()).isEqualTo("english");
        assertThat(told.get("duration").asDouble()).isEqualTo(4.5);
        assertThat(told.at("/words/1")).isEqualTo(tree("{'word':'it','start':0.71,'end':1.04}"));
        assertThat(told.at("/segments/0")).isEqualTo(tree("{'id':0,'start':0.25,'end':1.04,'text':'turn it'}"));
        assertThat(told.at("/segments/1/id").asInt()).isEqualTo(1);
        TranscriptForm words = new TranscriptForm(Shape.VERBOSE_JSON, true, false, false, false);
        assertThat(tree(TranscriptBody.of(heard, words, 4.5).bytes()).has("segments"))
                .isFalse();
    }

    @Test
    void anEngineWithoutWordTimesGivesSegmentsOnly() throws Exception {
        Transcript untimed =
                new Transcript("turn it off", "en", List.of(), List.of(new Segment("turn it off", 0, 900)));
        TranscriptForm both = new TranscriptForm(Shape.VERBOSE_JSON, true, true, false, false);
        JsonNode told = tree(TranscriptBody.of(untimed, both, 0.9).bytes());

        assertThat(told.has("words")).isFalse();
        assertThat(told.get("segments")).hasSize(1);
    }

    @Test
    void wordsWithoutTimesBecomeSegmentsThoughNobodyAskedForThose() throws Exception {
        Transcript untimed =
                new Transcript("turn it off", "en", List.of(), List.of(new Segment("turn it off", 0, 900)));
        TranscriptForm words = new TranscriptForm(Shape.VERBOSE_JSON, true, false, false, false);

        assertThat(tree(TranscriptBody.of(untimed, words, 0.9).bytes())
                        .at("/segments/0/text")
                        .asText())
                .isEqualTo("turn it off");
    }

    @Test
    void textIsTheTextAlone() {
        assertThat(text(Shape.TEXT)).isEqualTo("turn it off\n");
    }

    @Test
    void srtCountsItsSegments() {
        assertThat(text(Shape.SRT))
                .isEqualTo(
                        "1\n00:00:00,250 --> 00:00:01,040\nturn it\n\n" + "2\n01:01:01,500 --> 01:01:02,007\noff\n\n");
    }

    @Test
    void vttBeginsWithItsName() {
        assertThat(text(Shape.VTT))
                .isEqualTo("WEBVTT\n\n00:00:00.250 --> 00:00:01.040\nturn it\n\n"
                        + "01:01:01.500 --> 01:01:02.007\noff\n\n");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void silenceHasEveryForm(Shape shape) {
        TranscriptForm form = new TranscriptForm(shape, true, true, true, false);

        assertThat(TranscriptBody.of(Transcript.of(""), form, 1).bytes()).isNotNull();
    }

    private static String text(Shape shape) {
        TranscriptForm form = new TranscriptForm(shape, false, true, false, false);
        return new String(
                TranscriptBody.of(heard(OptionalDouble.empty()), form, 4.5).bytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(Transcript heard, Shape shape, boolean logprobs) throws Exception {
        return tree(TranscriptBody.of(heard, new TranscriptForm(shape, false, true, logprobs, false), 4.5)
                .bytes());
    }

    private static Transcript heard(OptionalDouble logprob) {
        List<HeardWord> words = List.of(
                new HeardWord("turn", 250, 700, logprob),
                new HeardWord("it", 710, 1_040, logprob),
                new HeardWord("off", 3_661_500, 3_662_007, logprob));
        return new Transcript("turn it off", "en", words, SEGMENTS);
    }

    private static JsonNode tree(byte[] json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
