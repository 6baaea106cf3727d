package dev.voicebox.resume;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WhereaboutsTest {
    @Test
    void aGatewayIsShownByItsNameAndItsLife() {
        Whereabouts named = read(Map.of("voicebox.gateway.name", " gateway-1 "));

        assertThat(named.shown("3fa81c02-77aa")).isEqualTo("gateway-1-3fa81c02");
        assertThat(Whereabouts.UNTOLD.shown("3fa81c02-77aa")).isEqualTo("3fa81c02-77aa");
    }

    @Test
    void otherAddressesAreReadInTheirOrder() {
        Whereabouts told = read(Map.of("voicebox.gateway.elsewhere", "http://b:9081, https://a.example"));

        assertThat(told.elsewhere()).containsExactly("http://b:9081", "https://a.example");
        assertThat(read(Map.of("voicebox.gateway.elsewhere", " ")).elsewhere()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:9081", "ws://localhost:9081", "http://localhost:9081/v1", "http:///", "http://a b"})
    void anAddressThatIsNoneIsNamed(String address) {
        assertThatThrownBy(() -> read(Map.of("voicebox.gateway.elsewhere", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("voicebox.gateway.elsewhere")
                .hasMessageEndingWith(address);
    }

    @Test
    void aNameThatIsNoneIsNamed() {
        assertThatThrownBy(() -> read(Map.of("voicebox.gateway.name", "first gateway")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("voicebox.gateway.name");
    }

    private static Whereabouts read(Map<String, String> settings) {
        return Whereabouts.read(key -> Optional.ofNullable(settings.get(key)));
    }
}
