package dev.voicebox.tenant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "a:b", "a b", "a\n", "abcdefghijabcdefghijabcdefghijabcdefghij1"})
    void whatCouldBreakOutOfAKeyIsNoId(String text) {
        assertThatThrownBy(() -> new TenantId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProjectId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdPrintsAsItself() {
        assertThat(new TenantId("acme_1")).hasToString("acme_1");
        assertThat(new ProjectId("main")).hasToString("main");
    }
}
