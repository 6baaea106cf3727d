package dev.voicebox.policy.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RememberedTenantRulesTest {
    private static final TenantId ACME = new TenantId("acme");

    private final Deque<Runnable> beside = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;
    private int reads;
    private boolean away;
    private boolean heard = true;
    private Runnable meanwhile = () -> {};

    private final RememberedTenantRules rules =
            new RememberedTenantRules(this::read, clock(), beside::add, () -> heard);

    @Test
    void aTenantIsReadOnce() {
        rules.of(ACME);
        rules.of(ACME);

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void whatIsStaleIsReadAnewBesideTheWay() {
        rules.of(ACME);
        now = now.plusSeconds(10);

        assertThat(rules.of(ACME)).isEqualTo(number(1));
        assertThat(rules.of(ACME)).isEqualTo(number(1));
        assertThat(beside).hasSize(1);
        beside.poll().run();

        assertThat(rules.of(ACME)).isEqualTo(number(2));
    }

    @Test
    void whatWasReadLastHoldsWhileTheDatabaseIsAway() {
        rules.of(ACME);
        away = true;
        now = now.plus(Duration.ofHours(1));

        assertThat(rules.of(ACME)).isEqualTo(number(1));
        beside.poll().run();

        assertThat(rules.of(ACME)).isEqualTo(number(1));
    }

    @Test
    void aTenantOfWhomNothingWasReadIsNotMadeUp() {
        away = true;

        assertThatThrownBy(() -> rules.of(ACME)).hasMessage("away");
    }

    @Test
    void aChangeThatIsToldIsReadAtOnce() {
        rules.of(ACME);
        rules.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, ACME, "acme"));

        assertThat(rules.of(ACME)).isEqualTo(number(2));
    }

    @Test
    void aChangeOfAnotherTenantIsNothingToThisOne() {
        rules.of(ACME);
        rules.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, new TenantId("rival"), "rival"));

        assertThat(rules.of(ACME)).isEqualTo(number(1));
    }

    @Test
    void whatMayHaveBeenMissedIsReadAtOnce() {
        rules.of(ACME);
        rules.onNotice(Notice.ofAll(Notice.Kind.MISSED));

        assertThat(rules.of(ACME)).isEqualTo(number(2));
    }

    @Test
    void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
        meanwhile = () -> rules.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, ACME, "acme"));
        rules.of(ACME);
        meanwhile = () -> {};

        assertThat(rules.of(ACME)).isEqualTo(number(2));
    }

    @Test
    void whileNoNoticeCanComeItIsStaleAfterASecond() {
        heard = false;
        rules.of(ACME);
        now = now.plusSeconds(1);
        rules.of(ACME);

        assertThat(beside).hasSize(1);
    }

    private JsonNode read(TenantId tenant) {
        if (away) {
            throw new IllegalStateException("away");
        }
        int read = ++reads;
        meanwhile.run();
        return number(read);
    }

    private static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
