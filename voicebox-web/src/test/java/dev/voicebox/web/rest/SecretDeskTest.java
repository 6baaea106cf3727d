package dev.voicebox.web.rest;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.audit.AuditEntry;
import dev.voicebox.audit.refused.RefusedConnects;
import dev.voicebox.policy.Decision;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.web.admission.RefusalNotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SecretDeskTest {
    private static final Admitted ADMITTED = new Admitted(
            new Caller(new TenantId("acme"), new ProjectId("main"), CredentialKind.API_KEY, "key_1", null), false);

    private final List<AuditEntry> log = new ArrayList<>();
    private final RefusedConnects refused = new RefusedConnects((tenant, entries) -> log.addAll(entries));

    /** Nothing that makes secrets: whoever is denied does not come so far. */
    private final SecretDesk desk = new SecretDesk(
            null,
            new PolicyGate(question -> Decision.denied("the voice is not allowed", "v1")),
            new RefusalNotes(refused));

    @Test
    void aSecretThatThePolicyDeniesIsWrittenDown() {
        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class,
                () -> desk.mint(request(), JsonNodeFactory.instance.objectNode(), Duration.ofMinutes(1)));
        refused.write();

        assertThat(denied.code()).isEqualTo("policy_denied");
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("key_1");
            assertThat(entry.subject()).isEqualTo("client_secrets");
            assertThat(entry.details()).containsEntry("code", "policy_denied");
        });
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getUserPrincipal" -> ADMITTED;
                    case "getRemoteAddr" -> "203.0.113.7";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
