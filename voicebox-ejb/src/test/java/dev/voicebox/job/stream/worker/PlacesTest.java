package dev.voicebox.job.stream.worker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class PlacesTest {
    private final Places places = new Places(1);

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        assertThat(places.tryEnter()).isTrue();
        assertThat(places.tryEnter()).isFalse();

        places.leave();

        assertThat(places.tryEnter()).isTrue();
    }

    @Test
    void whoLooksForWorkOfOthersKeepsNobodyOut() throws InterruptedException {
        assertThat(places.awaitFree(Duration.ZERO)).isTrue();

        assertThat(places.tryEnter()).isTrue();
    }

    @Test
    void whatOthersGaveMeanwhileIsOneTooManyAndNothingComesBeforeBothAreDone() throws InterruptedException {
        assertThat(places.tryEnter()).isTrue();
        places.enter();

        places.leave();
        assertThat(places.tryEnter()).isFalse();
        assertThat(places.awaitFree(Duration.ofMillis(1))).isFalse();

        places.leave();
        assertThat(places.tryEnter()).isTrue();
    }

    @Test
    void whoWaitsForAPlaceIsToldWhenOneIsLeft() throws Exception {
        places.tryEnter();
        CompletableFuture<Boolean> waits = CompletableFuture.supplyAsync(() -> {
            try {
                return places.awaitFree(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        places.leave();

        assertThat(waits.get()).isTrue();
    }
}
