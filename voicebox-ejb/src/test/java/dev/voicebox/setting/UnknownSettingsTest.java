package dev.voicebox.setting;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownSettingsTest {

    @Test
    void aSlipOfThePenIsNamed() {
        assertThat(UnknownSettings.warnings(List.of("voicebox.sst.engines", "VOICEBOX_REDIS_ULR")))
                .containsExactly(
                        "VOICEBOX_REDIS_ULR is set, but there is no such setting. All of them are in docs/operations.md.",
                        "voicebox.sst.engines is set, but there is no such setting. All of them are in"
                                + " docs/operations.md.");
    }

    @Test
    void aVariableThatTheServerAlsoShowsAsAKeyIsNamedOnce() {
        assertThat(UnknownSettings.warnings(List.of("VOICEBOX_SST_ENGINES", "voicebox.sst.engines")))
                .singleElement()
                .asString()
                .startsWith("VOICEBOX_SST_ENGINES ");
    }

    @Test
    void settingsAreKnownByKeyAndByVariable() {
        assertThat(UnknownSettings.warnings(List.of(
                        "voicebox.stt.engines",
                        "VOICEBOX_STT_ENGINES",
                        "voicebox.stt.sphinx.phrases",
                        "VOICEBOX_STT_SPHINX_PHRASES",
                        "VOICEBOX_DB_POOL_SIZE")))
                .isEmpty();
    }

    @Test
    void providersAndServersMayHaveAnyNameOrNumber() {
        assertThat(UnknownSettings.warnings(List.of(
                        "voicebox.llm.my-model.base-url",
                        "VOICEBOX_LLM_MY_MODEL_BASE_URL",
                        "voicebox.roles.2",
                        "VOICEBOX_ROLES_2")))
                .isEmpty();
        assertThat(UnknownSettings.warnings(List.of("voicebox.llm.my-model.url", "voicebox.llm.a.b.model")))
                .hasSize(2);
    }

    @Test
    void otherProgramsMaySetWhatTheyLike() {
        assertThat(UnknownSettings.warnings(List.of("PATH", "java.home", "OPENAI_API_KEY", "mp.jwt.verify.issuer")))
                .isEmpty();
    }
}
