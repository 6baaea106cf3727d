package dev.voicebox.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** A language that no ear knows is refused when it is asked for, not when it is spoken. */
class HeardLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"language\":\"xx\"       | session.audio.input.transcription.language",
                "\"language\":\"xx-US\"    | session.audio.input.transcription.language",
                "\"languages\":[\"xx\"]    | session.audio.input.transcription.languages[0]"
            })
    void aLanguageThatNobodyHearsIsRefusedInEveryKindOfSession(String language, String param) {
        for (String type : new String[] {"realtime", "transcription"}) {
            ScriptedCall call = call(type);
            call.updates(update(type, language));

            ProtocolError refusal = call.last(ServerEvent.Failure.class).error();
            assertThat(refusal.param()).isEqualTo(param);
            assertThat(refusal.message()).contains("No engine of this server hears this language");
            assertThat(call.all(ServerEvent.SessionUpdated.class)).isEmpty();
        }
    }

    @Test
    void aRefusedLanguageChangesNothing() {
        ScriptedCall call = call("realtime");
        call.updates(update("realtime", "\"language\":\"xx\""));
        call.updates("{\"type\":\"realtime\"}");

        assertThat(call.last(ServerEvent.SessionUpdated.class)
                        .session()
                        .at("/audio/input/transcription")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"language\":\"de\"", "\"languages\":[\"xx\",\"de\"]", "\"prompt\":\"xx\""})
    void otherLanguagesAndSeveralAreTaken(String language) {
        ScriptedCall call = call("realtime");
        call.updates(update("realtime", language));

        assertThat(call.all(ServerEvent.SessionUpdated.class)).hasSize(1);
    }

    private static ScriptedCall call(String type) {
        return type.equals("realtime")
                ? new ScriptedCall(SessionConfig.defaults("gpt-realtime"))
                : new ScriptedCall(TranscriptionConfig.defaults());
    }

    private static String update(String type, String language) {
        return "{\"type\":\"" + type + "\",\"audio\":{\"input\":{\"transcription\":{" + language + "}}}}";
    }
}
