package dev.voicebox.web.realtime.rehearsal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalPassTest {
    private final RehearsalPass pass = new RehearsalPass();

    @Test
    void nobodyIsLetInBeforeTheRehearsal() {
        assertThat(pass.isShown(null)).isFalse();
        assertThat(pass.isShown("Bearer ")).isFalse();
    }

    @Test
    void whoKnowsThePassIsLetInAndNobodyElse() {
        String made = pass.make();

        assertThat(pass.isShown(made)).isTrue();
        assertThat(pass.isShown(made + "x")).isFalse();
        assertThat(pass.isShown(null)).isFalse();
    }

    @Test
    void thePassIsGoodForNothingAfterwards() {
        String made = pass.make();

        pass.forget();

        assertThat(pass.isShown(made)).isFalse();
    }
}
