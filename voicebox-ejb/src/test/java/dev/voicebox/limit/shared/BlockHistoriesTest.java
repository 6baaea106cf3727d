package dev.voicebox.limit.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.start.CountingGateway;
import dev.voicebox.persistence.redis.limit.VirtualRedis;
import dev.voicebox.persistence.redis.limit.Windows;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five gateways whose clocks differ by up to a minute, with the platform's limits in blocks: histories of bursts within one
 * millisecond, edges, silences, answers that cost less or more than was expected.
 */
@Timeout(300)
class BlockHistoriesTest {
    private static final int HISTORIES = 1_000;
    private static final int FOR_A_MUTANT = 200;
    private static final int GATEWAYS = 5;
    private static final long SECOND = 1_000_000;
    private static VirtualRedis server;
    private static long tenants;

    @BeforeAll
    static void open() {
        server = new VirtualRedis();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void inNoMinuteIsMoreLetInThanALimitAllows() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            assertThat(excess(server.windows(), seed))
                    .as("history of seed %d", seed)
                    .isZero();
        }
    }

    @Test
    void blocksThatCountFromTheirBeginningAreFoundOut() {
        long excess = 0;
        for (int seed = 0; seed < FOR_A_MUTANT; seed++) {
            excess += excess(server.windowsThatForgetHolds(), seed);
        }

        assertThat(excess).isPositive();
    }

    @Test
    void ofALimitThatIsWantedNearlyAllIsUsed() {
        Quota platform = new Quota(1_000L, 100_000L, null, null);
        List<CountingGateway> gateways =
                gateways(server.windows(), new Random(1), () -> new QuotaLevels(platform, Quota.NONE, Quota.NONE));
        QuotaSubject subject = nextSubject();
        AdmittedLog admitted = new AdmittedLog();
        for (int tenths = 0; tenths < 3 * 600; tenths++) {
            server.passes(SECOND / 10);
            for (CountingGateway gateway : gateways) {
                while (gateway.takes(subject, 10)) {
                    admitted.admitted(server.now(), 1);
                }
            }
            if (tenths % 10 == 0) {
                gateways.forEach(gateway -> gateway.beat.run());
            }
        }

        assertThat(admitted.most()).isLessThanOrEqualTo(1_000);
        assertThat(admitted.all()).isGreaterThanOrEqualTo((long) (0.95 * 3 * 1_000));
    }

    private static long excess(Windows windows, long seed) {
        return new History(windows, new Random(seed)).excess();
    }

    /** Who asks what, when, and what came of it. */
    private static final class History {
        private final Random random;
        private final QuotaLevels levels;
        private final List<CountingGateway> gateways;
        private final QuotaSubject subject;
        private final AdmittedLog requests = new AdmittedLog();
        private final AdmittedLog tokens = new AdmittedLog();

        History(Windows windows, Random random) {
            this.random = random;
            Long tokensToo = random.nextBoolean() ? null : Long.valueOf(500 + random.nextInt(1_500));
            Quota platform = new Quota(250L + random.nextInt(250), tokensToo, null, null);
            Quota tenant = random.nextInt(4) > 0 ? Quota.NONE : small();
            Quota project = random.nextInt(4) > 0 ? Quota.NONE : small();
            levels = new QuotaLevels(platform, tenant, project);
            gateways = gateways(windows, random, () -> levels);
            subject = nextSubject();
            for (int step = 0; step < 12; step++) {
                server.passes(pause(random));
                burst(random.nextInt(3) == 0 ? 600 : 1 + random.nextInt(8));
                if (random.nextInt(4) == 0) {
                    gateways.get(random.nextInt(GATEWAYS)).limits.beat();
                }
            }
        }

        /** By how much more a minute had than it may. */
        long excess() {
            Quota together = levels.together();
            return Math.max(0, requests.most() - together.requestsPerMinute())
                    + (together.tokensPerMinute() == null
                            ? 0
                            : Math.max(0, tokens.most() - together.tokensPerMinute()));
        }

        private void burst(int wanted) {
            int refused = 0;
            for (int i = 0; i < wanted && refused < 5; i++) {
                refused = take(gateways.get(random.nextInt(GATEWAYS)), 1 + random.nextInt(4)) ? 0 : refused + 1;
            }
        }

        private boolean take(CountingGateway gateway, long expected) {
            if (!(gateway.limits.take(subject, expected) instanceof Verdict.Granted granted)) {
                return false;
            }
            SharedGrant grant = (SharedGrant) granted.grant();
            long counted = grant.taken().tokens();
            if (random.nextInt(10) == 0) {
                long used = random.nextInt(6);
                gateway.limits.settle(subject, grant, used);
                // What is beyond is let in without asking.
                counted = Math.min(used, counted);
            }
            requests.admitted(server.now(), 1);
            tokens.admitted(server.now(), counted);
            return true;
        }

        private Quota small() {
            return new Quota(1L + random.nextInt(60), 1L + random.nextInt(200), null, null);
        }
    }

    private static List<CountingGateway> gateways(Windows windows, Random random, Supplier<QuotaLevels> levels) {
        server.begin();
        List<CountingGateway> gateways = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            CountingGateway gateway =
                    new CountingGateway("g" + i, server, windows, random.nextInt(-60, 61) * SECOND, levels);
            gateway.reach.found(1 + random.nextInt(GATEWAYS));
            gateways.add(gateway);
        }
        return gateways;
    }

    private static QuotaSubject nextSubject() {
        String tenant = "b" + Long.toString(server.now(), 36) + "-" + tenants++;
        return QuotaSubject.of(new TenantId(tenant), new ProjectId("main"));
    }

    /** µs: none, edges of a block and of a minute, silences. */
    private static long pause(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1_000;
            case 2, 3 -> SECOND - 1_000;
            case 4, 5 -> 59 * SECOND + random.nextInt(1_000_000);
            case 6 -> 61 * SECOND - 1;
            default -> random.nextLong(10 * SECOND);
        };
    }
}
