package dev.voicebox.dev.launch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnginesTest {

    @Test
    void theServerTellsWhoHearsThinksAndSpeaks() {
        String json = "{\"data\":[{\"id\":\"gpt-realtime\",\"voicebox\":{\"hears\":\"sphinx, 62 words\","
                + "\"thinks\":\"echo\",\"speaks\":\"mary\",\"better\":[\"Set OPENAI_API_KEY\"]}}]}";

        assertThat(Engines.from(json).lines())
                .containsExactly(
                        "Hears with   sphinx, 62 words",
                        "Thinks with  echo",
                        "Speaks with  mary",
                        "Better       Set OPENAI_API_KEY");
    }

    @Test
    void whatTheServerDoesNotTellIsLeftOut() {
        assertThat(Engines.from("{\"data\":[{\"id\":\"gpt-realtime\"}]}").lines())
                .isEmpty();
        assertThat(Engines.from("<html>").lines()).isEmpty();
    }
}
