package dev.voicebox.inbound;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {
    private final Progress progress = new Progress(7);

    @Test
    void whatIsSettledOutOfOrderWaitsForWhatCameBefore() {
        progress.take(7);
        progress.take(9);
        progress.settle(9);
        assertThat(progress.committable()).isEqualTo(7);
        progress.settle(7);
        assertThat(progress.committable()).isEqualTo(10);
    }

    @Test
    void ofAPartitionThatIsTurnedBackOnlyWhatWasForgottenIsTakenAgain() {
        progress.take(7);
        progress.take(8);
        progress.take(9);
        progress.settle(9);
        progress.forget(8);
        assertThat(progress.committable()).isEqualTo(7);

        assertThat(progress.take(7)).isFalse();
        assertThat(progress.take(8)).isTrue();
        assertThat(progress.take(9)).isFalse();
        progress.settle(7);
        assertThat(progress.committable()).isEqualTo(8);
        progress.settle(8);
        assertThat(progress.committable()).isEqualTo(10);
    }

    @Test
    void aForgottenRecordThatTheTopicNoLongerHoldsStopsNothing() {
        progress.take(7);
        progress.take(8);
        progress.settle(8);
        progress.forget(7);

        assertThat(progress.take(8)).isFalse();
        assertThat(progress.committable()).isEqualTo(9);
    }
}
