package dev.voicebox.speech.model.download;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FetchTest {
    private static final URI SAFE = URI.create("https://models.example/a/model.bin");

    @Test
    void aRedirectFromHttpsToHttpIsNotFollowed() {
        assertThatThrownBy(() -> Fetch.next(SAFE, "http://cdn.example/model.bin"))
                .isInstanceOf(InstallFailure.class)
                .hasMessageContaining("without TLS");
    }

    @Test
    void aRedirectToAnotherHostWithTlsIsFollowed() throws Exception {
        assertThat(Fetch.next(SAFE, "https://cdn.example/x?signature=a%2Fb"))
                .isEqualTo(URI.create("https://cdn.example/x?signature=a%2Fb"));
    }

    @Test
    void aRedirectWithoutAHostStaysWhereItIs() throws Exception {
        assertThat(Fetch.next(SAFE, "/b/model.bin")).isEqualTo(URI.create("https://models.example/b/model.bin"));
    }

    @Test
    void aRedirectToNowhereIsRefused() {
        assertThatThrownBy(() -> Fetch.next(SAFE, null)).isInstanceOf(InstallFailure.class);
        assertThatThrownBy(() -> Fetch.next(SAFE, "https://bad host/")).isInstanceOf(InstallFailure.class);
    }
}
