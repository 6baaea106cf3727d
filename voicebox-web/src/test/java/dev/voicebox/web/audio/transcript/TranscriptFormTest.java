package dev.voicebox.web.audio.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.web.audio.transcript.TranscriptForm.Shape;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How a client says in which form it wants its words. */
class TranscriptFormTest {
    private static final Set<String> KNOWN = Set.of(
            "response_format", "timestamp_granularities", "include", "stream", "prompt", "language", "languages");

    @Test
    void plainJsonIsTheRule() throws Exception {
        assertThat(read("")).isEqualTo(new TranscriptForm(Shape.JSON, false, true, false, false));
    }

    @ParameterizedTest
    @CsvSource({"json, JSON", "text, TEXT", "srt, SRT", "vtt, VTT", "verbose_json, VERBOSE_JSON"})
    void everyShapeHasItsName(String name, Shape shape) throws Exception {
        assertThat(read("response_format=" + name).shape()).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({"json, false", "text, false", "srt, true", "vtt, true", "verbose_json, true"})
    void onlyShapesWithTimesNeedThem(String name, boolean times) throws Exception {
        assertThat(read("response_format=" + name).times()).isEqualTo(times);
    }

    @Test
    void timesAreOfSegmentsUnlessSaidOtherwise() throws Exception {
        assertThat(read("response_format=verbose_json"))
                .isEqualTo(new TranscriptForm(Shape.VERBOSE_JSON, false, true, false, false));
        assertThat(read("response_format=verbose_json&timestamp_granularities[]=word"))
                .isEqualTo(new TranscriptForm(Shape.VERBOSE_JSON, true, false, false, false));
        assertThat(
                        read(
                                "response_format=verbose_json&timestamp_granularities[]=word&timestamp_granularities[]=segment"))
                .isEqualTo(new TranscriptForm(Shape.VERBOSE_JSON, true, true, false, false));
    }

    @Test
    void logprobsAndStreamsAreAskedFor() throws Exception {
        assertThat(read("include[]=logprobs&stream=true"))
                .isEqualTo(new TranscriptForm(Shape.JSON, false, true, true, true));
        assertThat(read("include=logprobs&stream=false").stream()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "response_format=pdf                                       | response_format         | 'verbose_json', 'vtt'",
                "response_format=diarized_json                             | response_format         | tells speakers apart",
                "timestamp_granularities[]=word                            | timestamp_granularities | 'verbose_json' only",
                "response_format=verbose_json&timestamp_granularities[]=ms | timestamp_granularities | 'word', 'segment'",
                "include[]=tokens                                          | include                 | 'logprobs'",
                "include[]=logprobs&response_format=text                   | include                 | 'json' only",
                "stream=yes                                                | stream                  | 'true', 'false'",
                "stream=true&response_format=srt                           | stream                  | 'json' and 'text' only",
            })
    void whatIsWrongIsNamedWithWhatIsRight(String form, String param, String advice) {
        Refusal refusal = catchThrowableOfType(Refused.class, () -> read(form)).refusal();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.param()).isEqualTo(param);
        assertThat(refusal.message()).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "response_format=verbose_json&timestamp_granularities[]=word, timestamp_granularities, 'segment'",
        "include[]=logprobs, include, Leave this out"
    })
    void whatTheEarCannotTellIsRefusedBeforeItListens(String form, String param, String advice) throws Exception {
        TranscriptForm wanted = read(form);
        Refusal refusal = catchThrowableOfType(Refused.class, () -> wanted.check(ability -> false))
                .refusal();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.param()).isEqualTo(param);
        assertThat(refusal.message()).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "response_format=verbose_json", "response_format=srt", "stream=true"})
    void whatEveryEarTellsIsTaken(String form) throws Exception {
        assertThatCode(() -> read(form).check(ability -> false)).doesNotThrowAnyException();
    }

    @Test
    void anEarWithWordTimesIsAskedForThem() throws Exception {
        TranscriptForm wanted = read("response_format=verbose_json&timestamp_granularities[]=word");

        assertThatCode(() -> wanted.check(ability -> ability == Ability.WORD_TIMES))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"language=xx, language", "languages[]=xx, languages", "language=klingon, language"})
    void aLanguageThatNobodyHearsIsNamed(String form, String param) throws Exception {
        FormParts parts = form(form);
        Refusal refusal = catchThrowableOfType(Refused.class, () -> TranscriptionCall.language(parts, "en"::equals))
                .refusal();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.param()).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource({"language=en-GB, en", "languages[]=en&languages[]=xx,", "prompt=hello,"})
    void aLanguageThatIsHeardIsTaken(String form, String language) throws Exception {
        assertThat(TranscriptionCall.language(form(form), "en"::equals)).isEqualTo(language);
    }

    @Test
    void anUnknownPartIsRefused() {
        assertThat(catchThrowableOfType(Refused.class, () -> read("speed=2"))
                        .refusal()
                        .code())
                .isEqualTo("unknown_parameter");
    }

    @Test
    void aTextMayHave16Kilobytes() throws Exception {
        FormParts form = form("prompt=" + "x".repeat(16 * 1024));
        assertThat(form.text("prompt")).hasSize(16 * 1024);

        FormParts larger = form("prompt=" + "x".repeat(16 * 1024 + 1));
        assertThat(catchThrowableOfType(Refused.class, () -> larger.text("prompt"))
                        .refusal()
                        .code())
                .isEqualTo("string_above_max_length");
    }

    private static TranscriptForm read(String form) throws IOException, Refused {
        return TranscriptForm.read(form(form));
    }

    private static FormParts form(String form) throws Refused {
        List<Part> parts = new ArrayList<>();
        for (String field : form.split("&")) {
            if (!field.isEmpty()) {
                String[] sides = field.strip().split("=");
                parts.add(new TextPart(sides[0], sides[1]));
            }
        }
        return new FormParts(parts, KNOWN);
    }
}
