package dev.voicebox.content;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.tenant.SettableClock;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class ContentKeysTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Protection PLAIN = new Protection.Plain();
    private static final Protection ENCRYPTED = new Protection.Encrypted(new ContentKey(1, new byte[32]));

    private final SettableClock clock = SettableClock.atNoon();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private Protection stored = ENCRYPTED;
    private boolean away;
    private int asked;
    private final ContentKeys keys = new ContentKeys(this::ask, background::add, clock);

    @Test
    void nothingMayBeWrittenOfATenantOfWhichNothingIsKnown() {
        assertThat(keys.protectionOf(ACME)).isEmpty();
        assertThat(asked).as("asked by the one who writes").isZero();

        background.remove().run();
        assertThat(keys.protectionOf(ACME)).contains(ENCRYPTED);
    }

    @Test
    void nobodyIsAdmittedWhileTheKeyCannotBeHad() {
        away = true;

        assertThat(keys.canKeep(ACME)).isFalse();
        assertThat(keys.canKeep(ACME)).isFalse();
        assertThat(asked).as("within a second of the failure").isOne();

        away = false;
        clock.advance(Duration.ofSeconds(2));
        assertThat(keys.canKeep(ACME)).isTrue();
    }

    @Test
    void whatIsKnownIsNotAskedAgainForAWhile() {
        keys.canKeep(ACME);
        clock.advance(Duration.ofSeconds(29));

        assertThat(keys.canKeep(ACME)).isTrue();
        assertThat(keys.protectionOf(ACME)).contains(ENCRYPTED);
        assertThat(asked).isOne();
        assertThat(background).isEmpty();
    }

    @Test
    void aSessionThatGoesOnTakesUpAChangeInTheBackground() {
        stored = PLAIN;
        keys.canKeep(ACME);
        stored = ENCRYPTED;
        clock.advance(Duration.ofSeconds(31));

        assertThat(keys.protectionOf(ACME)).contains(PLAIN);
        assertThat(keys.protectionOf(ACME)).contains(PLAIN);
        assertThat(background).as("asked once, however much is written").hasSize(1);
        background.remove().run();
        assertThat(keys.protectionOf(ACME)).contains(ENCRYPTED);
    }

    @Test
    void aSessionThatGoesOnKeepsItsKeyWhileTheDatabaseIsAway() {
        keys.canKeep(ACME);
        away = true;
        clock.advance(Duration.ofHours(2));

        assertThat(keys.protectionOf(ACME)).contains(ENCRYPTED);
        background.remove().run();
        assertThat(keys.protectionOf(ACME)).contains(ENCRYPTED);
        assertThat(keys.canKeep(ACME)).as("another session").isFalse();
    }

    @Test
    void aNoticeOfAChangeNeedsNoWaiting() {
        stored = PLAIN;
        keys.canKeep(ACME);
        stored = ENCRYPTED;

        keys.onChanged(ACME);
        assertThat(keys.canKeep(ACME)).isTrue();
        assertThat(keys.protectionOf(ACME)).isEqualTo(Optional.of(ENCRYPTED));
    }

    private Protection ask(TenantId tenant) {
        asked++;
        if (away) {
            throw new ContentAway("away", null);
        }
        return stored;
    }
}
