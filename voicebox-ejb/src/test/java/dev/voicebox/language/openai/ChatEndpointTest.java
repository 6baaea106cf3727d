package dev.voicebox.language.openai;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChatEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:11434, http://127.0.0.1:11434/v1/chat/completions",
        "http://127.0.0.1:11434/, http://127.0.0.1:11434/v1/chat/completions",
        "https://api.groq.com/openai/v1/, https://api.groq.com/openai/v1/chat/completions"
    })
    void anAddressMayLeaveOutThePath(String baseUrl, URI completions) {
        assertThat(at(baseUrl).completions()).isEqualTo(completions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/v1", "host/v1", "https://user:secret@host/v1", "https://host/v1?key=1", "http:///v1"
            })
    void whatIsNoAddressIsRefused(String baseUrl) {
        assertThatThrownBy(() -> at(baseUrl)).hasMessageContaining("base URL").hasMessageNotContaining("secret");
    }

    @Test
    void theKeyNeverShows() {
        ChatEndpoint endpoint =
                new ChatEndpoint("openai", URI.create("https://h/v1"), new ApiKey("sk-123"), "m", Patience.DEFAULT);

        assertThat(endpoint.toString()).doesNotContain("sk-123").contains("***");
        assertThatThrownBy(() -> new ApiKey("sk-1\n2")).hasMessageNotContaining("sk-1");
    }

    private static ChatEndpoint at(String baseUrl) {
        return new ChatEndpoint("openai", URI.create(baseUrl), ApiKey.NONE, "m", Patience.DEFAULT);
    }
}
