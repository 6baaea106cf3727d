package dev.voicebox.usage.minute;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.persistence.usage.UsageMinutes.Bucket;
import dev.voicebox.persistence.usage.UsageSums;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsageReportTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final TenantId FIRST = new TenantId("first");
    private static final Bucket BUCKET =
            new Bucket(NOON, "main", new UsageSums(1, new UsageSums.Tokens(2, 1, 3, 4), 5, 6, 7));

    private final UsageTenants tenants = named -> named == null ? Optional.of(FIRST) : Optional.empty();

    @Test
    void withoutANameTheFirstTenantIsShown() throws Exception {
        UsageTable table = new UsageReport(tenants, (wanted, limit) -> List.of(BUCKET)).table(query(null));

        assertThat(table.tenant()).isEqualTo(FIRST);
        assertThat(table.lines())
                .containsExactly(new UsageLine(
                        NOON,
                        NOON.plusSeconds(3_600),
                        "main",
                        new UsageAmounts(1, new UsageAmounts.Tokens(2, 1, 3, 4), 5, 6, 7)));
    }

    @Test
    void anUnknownTenantIsRefused() {
        assertThatThrownBy(() -> new UsageReport(tenants, (wanted, limit) -> List.of()).table(query("nobody")))
                .isInstanceOfSatisfying(
                        UsageRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("tenant_not_found"));
    }

    @Test
    void moreLinesThanOneAnswerHoldsAreRefusedAndNotCutOff() {
        UsageReport report = new UsageReport(tenants, (wanted, limit) -> Collections.nCopies(limit, BUCKET));

        assertThatThrownBy(() -> report.table(query(null)))
                .isInstanceOfSatisfying(
                        UsageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UsageRefused.Reason.INVALID));
    }

    private static UsageQuery query(String tenant) {
        return new UsageQuery(
                tenant == null ? null : new TenantId(tenant),
                NOON,
                NOON.plus(Duration.ofDays(1)),
                UsageQuery.Group.HOUR,
                null);
    }
}
