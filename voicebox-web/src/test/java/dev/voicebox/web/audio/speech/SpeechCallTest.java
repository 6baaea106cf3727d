package dev.voicebox.web.audio.speech;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.file.SoundFormat;
import dev.voicebox.web.admission.PolicyGate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SpeechCallTest {

    @Test
    void aCallBecomesAnOrder() throws Exception {
        SpeechCall call = read(
                "'model':'tts-1','input':'hello','voice':'nova','response_format':'wav','speed':1.5,'instructions':'x'");

        assertThat(call.order()).isEqualTo(new SpeakOrder(0, "hello", "nova", 1.5, AudioFormat.PCM));
        assertThat(call.format()).isEqualTo(SoundFormat.WAV);
        assertThat(call.events()).isFalse();
    }

    @Test
    void theVoiceGetsWordsAndTheUsageTheTextItself() throws Exception {
        SpeechCall call = read("'model':'m','input':'It **costs** $5','voice':'nova'");

        assertThat(call.order().text()).isEqualTo("It costs five dollars");
        assertThat(call.input()).isEqualTo("It **costs** $5");
    }

    @Test
    void aVoiceMayBeNamedByAnObject() throws Exception {
        assertThat(read("'model':'m','input':'a','voice':{'id':'echo'},'response_format':'pcm'")
                        .order()
                        .voice())
                .isEqualTo("echo");
    }

    @Test
    void aVoiceThatIsInstalledMayBeNamed() throws Exception {
        assertThat(read("'model':'m','input':'a','voice':'amy'").order().voice())
                .isEqualTo("amy");
    }

    @Test
    void leavingTheFormatOutAsksForMp3() throws Exception {
        assertThat(read("'model':'m','input':'a','voice':'nova'").format()).isEqualTo(SoundFormat.MP3);
    }

    @Test
    void theFileMayComeInEvents() throws Exception {
        SpeechCall call = read("'model':'m','input':'a','voice':'nova','response_format':'mp3','stream_format':'sse'");
        assertThat(call.events()).isTrue();
        assertThat(call.format()).isEqualTo(SoundFormat.MP3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opus", "aac", "flac", "midi"})
    void ofAnotherFormatItIsSaidWhichThereAre(String format) {
        ProtocolViolation violation = catchThrowableOfType(
                ProtocolViolation.class,
                () -> read("'model':'m','input':'a','voice':'nova','response_format':'" + format + "'"));

        assertThat(violation.error().message())
                .isEqualTo("Invalid value: '" + format + "'. Supported values are: 'mp3', 'wav' and 'pcm'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "?!", "\u2014 \u2026", "\ud83d\ude00"})
    void textWithoutAnythingToSpeakIsRefused(String text) {
        ProtocolViolation violation = catchThrowableOfType(
                ProtocolViolation.class, () -> read("'model':'m','voice':'nova','input':'" + text + "'"));

        assertThat(violation.error().param()).isEqualTo("input");
        assertThat(violation.error().message()).contains("there is nothing to speak");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'input':'a','voice':'nova','response_format':'wav'                          | missing_required_parameter | model",
                "'model':'m','voice':'nova','response_format':'wav'                          | missing_required_parameter | input",
                "'model':'m','input':'','voice':'nova','response_format':'wav'               | invalid_value | input",
                "'model':'m','input':' ','voice':'nova','response_format':'wav'              | invalid_value | input",
                "'model':'m','input':'a','response_format':'wav'                             | missing_required_parameter | voice",
                "'model':'m','input':'a','voice':'tenor','response_format':'wav'             | invalid_value | voice",
                "'model':'m','input':'a','voice':'nova','response_format':'midi'             | invalid_value | response_format",
                "'model':'m','input':'a','voice':'nova','response_format':'wav','speed':5    | invalid_value | speed",
                "'model':'m','input':'a','voice':'nova','response_format':'wav','speed':'1'  | invalid_type | speed",
                "'model':'m','input':'a','voice':'nova','response_format':'wav','stream_format':'ogg' | invalid_value | stream_format",
                "'model':'m','input':'a','voice':'nova','response_format':'wav','pitch':1    | unknown_parameter | pitch",
            })
    void whatIsWrongIsNamed(String fields, String code, String param) {
        ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class, () -> read(fields));

        assertThat(violation.error().code().wire()).isEqualTo(code);
        assertThat(violation.error().param()).isEqualTo(param);
    }

    @Test
    void aTextMayHave4096Characters() throws Exception {
        String fields = "'model':'m','voice':'nova','response_format':'wav','input':'";

        assertThat(read(fields + "x".repeat(4096) + "'").order().text()).hasSize(4096);
        assertThat(catchThrowableOfType(ProtocolViolation.class, () -> read(fields + "x".repeat(4097) + "'"))
                        .error()
                        .code()
                        .wire())
                .isEqualTo("string_above_max_length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'amy'", "{'id':'amy'}"})
    void thePolicySeesTheModelAndTheVoiceThatAreNamed(String voice) throws Exception {
        assertThat(SpeechCall.wish(json("'model':'tts-1','input':'a','voice':" + voice)))
                .isEqualTo(new PolicyGate.Wish("speech.create", "tts-1", "amy"));
    }

    private static SpeechCall read(String fields) throws JsonProcessingException, ProtocolViolation {
        return SpeechCall.read(json(fields), new VoiceNames(Set.of("amy"), Map.of("Bea", "amy")));
    }

    private static ObjectNode json(String fields) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree('{' + fields.replace('\'', '"') + '}');
    }
}
