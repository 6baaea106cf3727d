package dev.voicebox.access;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.SettableClock;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CachedKeyDirectoryTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final KnownKey KNOWN =
            new KnownKey(new KnownKey.Owner(ACME, new ProjectId("main"), "key_1"), Set.of(), Optional.empty(), true);

    private final SettableClock clock = SettableClock.atNoon();
    private final RecordingDirectory source = new RecordingDirectory();
    private boolean heard = true;
    private final CachedKeyDirectory cache = new CachedKeyDirectory(source, clock, () -> heard);

    @Test
    void aKnownKeyIsAskedForOnce() {
        source.keys.put(hash("k"), KNOWN);

        assertThat(cache.find(hash("k"))).contains(KNOWN);
        assertThat(cache.find(hash("k"))).contains(KNOWN);

        assertThat(source.calls).hasSize(1);
    }

    @Test
    void anUnknownKeyIsAskedForOnce() {
        assertThat(cache.find(hash("k"))).isEmpty();
        assertThat(cache.find(hash("k"))).isEmpty();

        assertThat(source.calls).hasSize(1);
    }

    @Test
    void aRevocationIsSeenWithinHalfAMinute() {
        source.keys.put(hash("k"), KNOWN);
        cache.find(hash("k"));
        source.keys.clear();

        clock.advance(Duration.ofSeconds(30));

        assertThat(cache.find(hash("k"))).isEmpty();
    }

    @Test
    void aRevocationIsSeenAtOnceWhenItsNoticeComes() {
        source.keys.put(hash("k"), KNOWN);
        cache.find(hash("k"));
        cache.find(KNOWN.owner());
        source.keys.clear();

        cache.onNotice(Notice.of(Notice.Kind.KEY_CHANGED, ACME, "key_1"));

        assertThat(cache.find(hash("k"))).isEmpty();
        assertThat(cache.find(KNOWN.owner())).isEmpty();
    }

    @Test
    void aNoticeOfAnotherKeyForgetsNothing() {
        source.keys.put(hash("k"), KNOWN);
        cache.find(hash("k"));

        cache.onNotice(Notice.of(Notice.Kind.KEY_CHANGED, ACME, "key_2"));
        cache.find(hash("k"));

        assertThat(source.calls).hasSize(1);
    }

    @Test
    void aSuspensionIsSeenAtOnceWhenItsNoticeComes() {
        source.served.add(ACME);
        cache.isServed(ACME);
        source.served.clear();

        cache.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, ACME, "acme"));

        assertThat(cache.isServed(ACME)).isFalse();
    }

    @Test
    void whoMayHaveMissedNoticesForgetsEverything() {
        source.keys.put(hash("k"), KNOWN);
        source.served.add(ACME);
        cache.find(hash("k"));
        cache.isServed(ACME);
        source.keys.clear();
        source.served.clear();

        cache.onNotice(Notice.ofAll(Notice.Kind.MISSED));

        assertThat(cache.find(hash("k"))).isEmpty();
        assertThat(cache.isServed(ACME)).isFalse();
    }

    @Test
    void whileNoNoticeCanComeNothingIsRememberedForMoreThanASecond() {
        source.keys.put(hash("k"), KNOWN);
        cache.find(hash("k"));
        source.keys.clear();
        heard = false;

        clock.advance(Duration.ofMillis(999));
        assertThat(cache.find(hash("k"))).contains(KNOWN);
        clock.advance(Duration.ofMillis(1));
        assertThat(cache.find(hash("k"))).isEmpty();
    }

    @Test
    void anAnswerThatWasAskedForBeforeTheChangeIsNotKept() {
        RecentAnswers<String, String> answers = new RecentAnswers<>(clock, Duration.ofSeconds(30), 10);
        long mark = answers.mark();

        answers.forget(kept -> kept.getKey().equals("k"));
        answers.put("k", "of before", mark);

        assertThat(answers.get("k")).isEmpty();
    }

    @Test
    void aNewKeyIsSeenWithinFiveSeconds() {
        cache.find(hash("k"));
        source.keys.put(hash("k"), KNOWN);

        clock.advance(Duration.ofSeconds(5));

        assertThat(cache.find(hash("k"))).contains(KNOWN);
    }

    @Test
    void aFloodOfGuessesDoesNotDriveOutAKeyInUse() {
        source.keys.put(hash("k"), KNOWN);
        cache.find(hash("k"));
        for (int guess = 0; guess < 10_001; guess++) {
            cache.find(hash("guess" + guess));
        }
        source.calls.clear();

        assertThat(cache.find(hash("k"))).contains(KNOWN);
        assertThat(source.calls).isEmpty();
    }

    @Test
    void theCacheIsBounded() {
        RecentAnswers<Integer, Integer> answers = new RecentAnswers<>(clock, Duration.ofSeconds(1), 2);
        answers.put(1, 1);
        answers.put(2, 2);
        answers.get(1);

        answers.put(3, 3);

        assertThat(answers.get(2)).isEmpty();
        assertThat(answers.get(1)).contains(1);
    }

    @Test
    void aTenantIsAskedForOnce() {
        source.served.add(ACME);

        assertThat(cache.isServed(ACME)).isTrue();
        assertThat(cache.isServed(ACME)).isTrue();

        assertThat(source.calls).containsExactly("isServed acme");
    }

    @Test
    void afterAFailureNothingIsAskedForASecond() {
        source.away = true;
        assertThatThrownBy(() -> cache.find(hash("k"))).isInstanceOf(StoreAway.class);

        assertThatThrownBy(() -> cache.find(hash("other"))).isInstanceOf(StoreAway.class);
        assertThat(source.calls).hasSize(1);

        source.away = false;
        clock.advance(Duration.ofSeconds(1));
        assertThat(cache.find(hash("k"))).isEmpty();
    }

    @Test
    void aFailureDoesNotHideAKeyThatIsRemembered() {
        source.keys.put(hash("k"), KNOWN);
        cache.find(hash("k"));
        source.away = true;

        assertThat(cache.find(hash("k"))).contains(KNOWN);
    }

    private static ApiKeyHash hash(String key) {
        return ApiKeyHash.of(key, MasterKeyTest.KEY.hashFor(KeyPurpose.API_KEY_HASH));
    }
}
