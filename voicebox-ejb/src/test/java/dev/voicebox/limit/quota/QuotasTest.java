package dev.voicebox.limit.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class QuotasTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Quota SMALL = new Quota(10L, null, null, null);
    private static final Quota LARGE = new Quota(100L, null, null, null);

    private final AtomicLong nanos = new AtomicLong();
    private final Map<QuotaSubject, Quota> stored = new HashMap<>(Map.of(QuotaSubject.of(ACME), SMALL));
    private final List<Runnable> later = new ArrayList<>();
    private boolean heard = true;
    private boolean away;
    private int asked;
    private final Quotas quotas = new Quotas(this::read, () -> heard, nanos::get, later::add);

    @Test
    void theSmallerOfTwoLimitsCountsAndNoLimitIsTheLargest() {
        Quota both = new Quota(10L, null, 5L, null).and(new Quota(7L, 3L, null, null));

        assertThat(both).isEqualTo(new Quota(7L, 3L, 5L, null));
    }

    @Test
    void whatIsKnownIsNotAskedForAgain() {
        effective(QuotaSubject.of(ACME));
        effective(QuotaSubject.of(ACME));

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aChangeCountsWhenItsNoticeComes() {
        effective(QuotaSubject.of(ACME));
        stored.put(QuotaSubject.of(ACME), LARGE);

        quotas.onNotice(Notice.of(Notice.Kind.QUOTA_CHANGED, ACME, ""));

        assertThat(effective(QuotaSubject.of(ACME))).isEqualTo(LARGE);
    }

    @Test
    void whileNoNoticeCanComeAChangeCountsAfterASecond() {
        effective(QuotaSubject.of(ACME));
        stored.put(QuotaSubject.of(ACME), LARGE);
        heard = false;

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(effective(QuotaSubject.of(ACME))).isEqualTo(LARGE);
    }

    @Test
    void whoMayNotWaitIsGivenWhatIsKnownAndItIsLookedUp() {
        Quota first = quotas.remembered(QuotaSubject.of(ACME)).together();
        int questions = asked;
        later.forEach(Runnable::run);

        assertThat(first).isEqualTo(Quota.BOOTSTRAP);
        assertThat(questions).isZero();
        assertThat(quotas.remembered(QuotaSubject.of(ACME)).tenant()).isEqualTo(SMALL);
    }

    @Test
    void manyWhoMayNotWaitAskOnce() {
        quotas.remembered(QuotaSubject.of(ACME));
        quotas.remembered(QuotaSubject.of(ACME));

        assertThat(later).hasSize(1);
    }

    @Test
    void whenTheDatabaseIsAwayTheLastKnownLimitsCount() {
        effective(QuotaSubject.of(ACME));
        away = true;
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(effective(QuotaSubject.of(ACME))).isEqualTo(SMALL);
        assertThat(effective(QuotaSubject.of(new TenantId("other"), new ProjectId("p"))))
                .isEqualTo(Quota.BOOTSTRAP);
    }

    @Test
    void whatIsMerelyOldIsUsedOnceMoreAndLookedUpBeside() {
        effective(QuotaSubject.of(ACME));
        stored.put(QuotaSubject.of(ACME), LARGE);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(effective(QuotaSubject.of(ACME))).isEqualTo(SMALL);
        assertThat(asked).isEqualTo(1);
        later.forEach(Runnable::run);
        assertThat(effective(QuotaSubject.of(ACME))).isEqualTo(LARGE);
    }

    private Quota effective(QuotaSubject subject) {
        return quotas.levels(subject).together();
    }

    private QuotaLevels read(QuotaSubject subject) {
        asked++;
        if (away) {
            throw new IllegalStateException("scripted");
        }
        return new QuotaLevels(Quota.NONE, stored.getOrDefault(subject, Quota.NONE), Quota.NONE);
    }
}
