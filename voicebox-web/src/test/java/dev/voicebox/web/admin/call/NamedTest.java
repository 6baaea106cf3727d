package dev.voicebox.web.admin.call;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamedTest {

    @Test
    void aNameCanBeRead() {
        assertThat(List.of("Hotline", "Empfang für Gäste", "\uD83D\uDE00"))
                .allSatisfy(name -> assertThat(Named.isReadable(name)).isTrue());
    }

    @Test
    void whatCannotBeReadIsNoName() {
        assertThat(List.of("", " \t", "a\0b", "a\nb", "a\uD800b", "\uDE00", "\uD83D"))
                .allSatisfy(name -> assertThat(Named.isReadable(name)).isFalse());
    }
}
