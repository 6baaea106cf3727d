package dev.voicebox.nemesis.churn;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GrowthTest {
    private static final String BEFORE = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:           100           8000  [B (java.base@17.0.15)
               2:            10            400  dev.voicebox.Kept
               3:             5            200  dev.voicebox.Gone
            Total           115           8600
            """;
    private static final String AFTER = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:           101           8016  [B (java.base@17.0.15)
               2:            20            800  dev.voicebox.Kept
               3:             7            280  dev.voicebox.Kept
               4:             1             24  dev.voicebox.New
            Total           129           9120
            """;

    @Test
    void theClassThatGrewMostComesFirstAndLoadersAreAddedUp() {
        assertThat(Growth.between(BEFORE, AFTER))
                .containsExactly(
                        new Growth("dev.voicebox.Kept", 17, 680),
                        new Growth("dev.voicebox.New", 1, 24),
                        new Growth("[B", 1, 16));
    }

    @Test
    void nothingHasGrownBetweenALookAndItself() {
        assertThat(Growth.between(AFTER, AFTER)).isEmpty();
    }
}
