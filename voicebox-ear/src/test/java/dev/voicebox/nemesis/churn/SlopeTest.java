package dev.voicebox.nemesis.churn;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SlopeTest {

    @Test
    void aHeapThatKeepsAKibibyteOfEachSessionGrowsByThat() {
        Slope slope = Slope.of(List.of(held(0, 100_000_000), held(1_000, 101_024_000), held(2_000, 102_048_000)));

        assertThat(slope.bytesPerSession()).isCloseTo(1_024, within(0.001));
        assertThat(slope.percentPerThousand()).isCloseTo(1.0136, within(0.001));
    }

    @Test
    void aHeapThatOnlyGoesUpAndDownDoesNotGrow() {
        Slope slope = Slope.of(List.of(held(0, 100), held(1, 110), held(2, 110), held(3, 100)));

        assertThat(slope.bytesPerSession()).isZero();
    }

    @Test
    void ofOneMeasurementNothingIsSaid() {
        assertThat(Slope.of(List.of(held(5, 100))).percentPerThousand()).isZero();
    }

    private static Holdings held(long sessions, double bytes) {
        return new Holdings(0, sessions, bytes, 0, 0, 0, 0, 0, 0);
    }
}
