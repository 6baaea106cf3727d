package dev.voicebox.access;

import org.junit.jupiter.api.Test;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeepingGateTest {
    private static final Caller CALLER =
            new Caller(new TenantId("acme"), new ProjectId("main"), CredentialKind.API_KEY, "key_1", null);

    @Test
    void whoseWordsCanBeKeptIsAdmitted() throws AccessDenied {
        assertThat(new KeepingGate(credential -> CALLER, tenant -> true).admit("key"))
                .isSameAs(CALLER);
    }

    @Test
    void whoseWordsCannotBeKeptAsTheTenantWantsIsAskedToTryAgain() {
        AccessGate gate = new KeepingGate(credential -> CALLER, tenant -> false);

        AccessDenied denied = catchThrowableOfType(AccessDenied.class, () -> gate.admit("key"));
        assertThat(denied.status()).isEqualTo(503);
        assertThat(denied.code()).isEqualTo("content_key_unavailable");
        assertThat(denied.retryAfter()).hasValue(2);
    }
}
