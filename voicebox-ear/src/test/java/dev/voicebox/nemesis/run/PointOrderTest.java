package dev.voicebox.nemesis.run;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.journal.CrashPoints;

import static org.assertj.core.api.Assertions.assertThat;

class PointOrderTest {
    @Test
    void everyPointHasItsTurnOnce() {
        assertThat(PointOrder.of("", true).points()).containsExactlyInAnyOrderElementsOf(CrashPoints.NAMES);
    }

    @Test
    void noTwoPointsOfAnOutageFollowEachOther() {
        List<String> points = PointOrder.of("", true).points();

        for (int n = 1; n < points.size(); n++) {
            assertThat(PointOrder.needsOutage(points.get(n)) && PointOrder.needsOutage(points.get(n - 1)))
                    .isFalse();
        }
    }

    @Test
    void withoutABrokerThePointsOfTheOutboxAreLeftOutAndNamed() {
        PointOrder order = PointOrder.of("before-publish, after-commit", false);

        assertThat(order.points()).containsExactly("after-commit");
        assertThat(order.leftOut()).containsExactly("before-publish");
    }

    @Test
    void aPointThatIsPassedRarelyEndsTheProcessAtTheFirstTime() {
        assertThat(PointOrder.setting("after-drain-commit", new Random(7)))
                .isEqualTo("-Dvoicebox.crash-at=after-drain-commit:1");
    }
}
