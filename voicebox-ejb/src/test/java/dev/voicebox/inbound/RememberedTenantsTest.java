package dev.voicebox.inbound;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTenantsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Optional<ProjectId> ADMITTED = Optional.of(new ProjectId("main"));

    private Optional<ProjectId> answer = ADMITTED;
    private Runnable meanwhile = () -> {};
    private boolean heard = true;
    private long nanos;

    private final RememberedTenants tenants = new RememberedTenants(this::ask, () -> nanos, () -> heard);

    @Test
    void anAnswerHoldsForAWhile() {
        tenants.admits(ACME);
        answer = Optional.empty();

        assertThat(tenants.admits(ACME)).isEqualTo(ADMITTED);
        nanos += RememberedTenants.WHILE.plusNanos(1).toNanos();
        assertThat(tenants.admits(ACME)).isEmpty();
    }

    @Test
    void aTenantThatIsSuspendedIsNotAdmittedOnceThatIsTold() {
        tenants.admits(ACME);
        answer = Optional.empty();
        tenants.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, ACME, "acme"));

        assertThat(tenants.admits(ACME)).isEmpty();
    }

    @Test
    void aChangeOfAnotherTenantIsNothingToThisOne() {
        tenants.admits(ACME);
        answer = Optional.empty();
        tenants.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, new TenantId("rival"), "rival"));

        assertThat(tenants.admits(ACME)).isEqualTo(ADMITTED);
    }

    @Test
    void whatMayHaveBeenMissedIsAskedAgain() {
        tenants.admits(ACME);
        answer = Optional.empty();
        tenants.onNotice(Notice.ofAll(Notice.Kind.MISSED));

        assertThat(tenants.admits(ACME)).isEmpty();
    }

    @Test
    void whatWasAskedBeforeAChangeIsNotRememberedAfterIt() {
        meanwhile = () -> tenants.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, ACME, "acme"));
        tenants.admits(ACME);
        answer = Optional.empty();

        assertThat(tenants.admits(ACME)).isEmpty();
    }

    @Test
    void whileNoNoticeCanComeAnAnswerHoldsForASecond() {
        heard = false;
        tenants.admits(ACME);
        answer = Optional.empty();
        nanos += Duration.ofSeconds(1).plusNanos(1).toNanos();

        assertThat(tenants.admits(ACME)).isEmpty();
    }

    private Optional<ProjectId> ask(TenantId tenant) {
        Optional<ProjectId> found = answer;
        meanwhile.run();
        return found;
    }
}
