package dev.voicebox.session;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.session.SessionRequest.Wanted;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Which session an address and a client secret open together. */
class SessionOpeningTest {
    private static final String REALTIME = "{\"type\":\"realtime\",\"model\":\"gpt-realtime-mini\"}";
    private static final String TRANSCRIPTION = "{\"type\":\"transcription\",\"audio\":{\"input\":{\"transcription\":"
            + "{\"model\":\"whisper-1\",\"language\":\"de\"}}}}";

    private final SessionOpening opening = new SessionOpening(SessionSettings.MODELS, tenant -> VoiceNames.STANDARD);

    @Test
    void theModelIsTheOneAskedForElseTheBoundOneElseTheFirst() throws ProtocolViolation {
        assertThat(modelOf(open(null, null, null))).isEqualTo("gpt-realtime");
        assertThat(modelOf(open(null, null, REALTIME))).isEqualTo("gpt-realtime-mini");
        assertThat(modelOf(open("gpt-realtime-2", null, REALTIME))).isEqualTo("gpt-realtime-2");
    }

    @Test
    void aVoiceThatIsInstalledCanBeAskedFor() throws ProtocolViolation {
        SessionOpening here =
                new SessionOpening(SessionSettings.MODELS, tenant -> new VoiceNames(Set.of("en_US-amy-low")));

        RealtimeConfig config = (RealtimeConfig) here.configOf(
                request(null, null, "{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":\"en_US-amy-low\"}}}"));

        assertThat(config.answer().mode().voice()).isEqualTo("en_US-amy-low");
    }

    @Test
    void theIntentToTranscribeOpensATranscriptionSession() throws ProtocolViolation {
        assertThat(open(null, "transcription", null)).isInstanceOf(TranscriptionConfig.class);
    }

    @Test
    void aSecretForTranscriptionOpensOneWithoutAnIntentToo() throws ProtocolViolation {
        assertThat(open(null, null, TRANSCRIPTION).transcription().language()).isEqualTo("de");
        assertThat(open(null, "transcription", TRANSCRIPTION).transcription().language())
                .isEqualTo("de");
    }

    @Test
    void aModelAndTheIntentToTranscribeExcludeEachOther() {
        assertThat(refusal("gpt-realtime", "transcription", null))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_MODEL,
                        "You must not provide a model parameter for transcription sessions.",
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-1", "gpt-transcribe", "gpt-4o-mini-transcribe", "gpt-realtime-whisper"})
    void aTranscriptionModelIsToldItsPlace(String model) {
        assertThat(refusal(model, null, null))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_MODEL,
                        "Model " + model + " is a transcription model and cannot be used as the realtime session model."
                                + " Pass this transcription model as audio.input.transcription.model instead.",
                        "model"));
    }

    @ParameterizedTest
    @CsvSource({"gpt-5", "Whatever"})
    void aModelThatIsNotServedIsRefusedWithThoseThatAre(String model) {
        assertThat(refusal(model, null, null).message())
                .startsWith("Model '" + model + "' is not served here. Served are: gpt-realtime, gpt-realtime-mini,");
    }

    @Test
    void anotherIntentIsRefused() {
        ProtocolError error = refusal(null, "translation", null);

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(error.param()).isEqualTo("intent");
        assertThat(error.message()).endsWith("Supported values are: 'transcription'.");
    }

    @Test
    void aSecretForOneKindOfSessionOpensNoOther() {
        assertThat(refusal(null, "transcription", REALTIME).message())
                .isEqualTo("Passing a realtime session update to a transcription session is not allowed.");
        assertThat(refusal("gpt-realtime", null, TRANSCRIPTION).message())
                .isEqualTo("Passing a transcription session update to a realtime session is not allowed.");
    }

    private SessionConfig open(String model, String intent, String bound) throws ProtocolViolation {
        return opening.configOf(request(model, intent, bound));
    }

    private static SessionRequest request(String model, String intent, String bound) {
        return new SessionRequest(
                new TenantId("tenant"),
                new ProjectId("project"),
                new Wanted(model, intent),
                bound == null ? null : ScriptedCall.json(bound));
    }

    private ProtocolError refusal(String model, String intent, String bound) {
        return catchThrowableOfType(ProtocolViolation.class, () -> open(model, intent, bound))
                .error();
    }

    private static String modelOf(SessionConfig config) {
        return ((RealtimeConfig) config).model();
    }
}
