package dev.voicebox.overload;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CpuShareTest {
    private String line;

    @Test
    void whatIsUsedAndWhatIsTakenAwayIsBusy() {
        CpuShare share = new CpuShare(() -> Optional.of(line), () -> 0.5);
        line = "cpu  100 0 100 700 100 0 0 0 50 0";
        assertThat(share.next()).isZero();

        line = "cpu  130 10 120 715 105 5 5 10 90 0";

        assertThat(share.next()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void aLineOfAnOldKernelWillDo() {
        CpuShare share = new CpuShare(() -> Optional.of(line), () -> 0.5);
        line = "cpu 10 10 10 10";
        share.next();
        line = "cpu 20 10 10 20";

        assertThat(share.next()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whereThereIsNoneTheJvmIsAsked() {
        assertThat(new CpuShare(Optional::empty, () -> 0.25).next()).isEqualTo(0.25);
        assertThat(new CpuShare(Optional::empty, () -> -1).next()).isZero();
    }
}
