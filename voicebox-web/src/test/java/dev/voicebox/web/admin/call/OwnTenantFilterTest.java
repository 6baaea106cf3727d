package dev.voicebox.web.admin.call;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class OwnTenantFilterTest {
    private static final Administrator ANN =
            new Administrator("ann", AdminRole.VIEWER, Optional.of(new TenantId("acme")));

    @Test
    void whoNamesNoTenantMeansTheirOwn() {
        assertThat(OwnTenantFilter.meant(ANN, null)).isEqualTo("acme");
        assertThat(OwnTenantFilter.meant(ANN, List.of(""))).isEqualTo("acme");
        assertThat(OwnTenantFilter.meant(ANN, List.of("acme"))).isEqualTo("acme");
    }

    @Test
    void anotherTenantBecomesOneThatIsNotThere() {
        assertThat(OwnTenantFilter.meant(ANN, List.of("other"))).isEqualTo("-nobody-");
    }

    @Test
    void namingBothDoesNotHelp() {
        assertThat(OwnTenantFilter.meant(ANN, List.of("acme", "other"))).isEqualTo("-nobody-");
        assertThat(OwnTenantFilter.meant(ANN, List.of("other", "acme"))).isEqualTo("-nobody-");
    }

    @Test
    void whatIsNoTenantStaysToBeRefused() {
        assertThat(OwnTenantFilter.meant(ANN, List.of("A B"))).isEqualTo("A B");
    }

    @Test
    void theAddressIsWrittenAnew() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", "\"next tuesday\" -{x}&tenant_id=other%");

        assertThat(OwnTenantFilter.query(parameters)).isEqualTo("q=%22next+tuesday%22+-%7Bx%7D%26tenant_id%3Dother%25");
    }
}
