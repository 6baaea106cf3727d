package dev.voicebox.web.admission;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.setting.Roles;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GatewayRoleTest {

    @Test
    void aServerThatWasToldNothingServesClients() {
        assertThatCode(new GatewayRole(new Roles(Set.of()))::check).doesNotThrowAnyException();
    }

    @Test
    void aGatewayServesClientsWhateverElseItDoes() {
        assertThatCode(new GatewayRole(new Roles(Set.of("tts", "gateway")))::check)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stt", "relay"})
    void aWorkerSendsThemToOne(String role) {
        Refused refused = catchThrowableOfType(Refused.class, new GatewayRole(new Roles(Set.of(role)))::check);

        assertThat(refused.refusal().status()).isEqualTo(503);
        assertThat(refused.refusal().code()).isEqualTo("service_unavailable");
        assertThat(refused.refusal().message()).contains("voicebox.roles");
    }
}
