package dev.voicebox.it.matrix;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.registry.Registry;
import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Routes;
import dev.voicebox.it.matrix.rule.Answer;
import dev.voicebox.it.matrix.rule.Asker;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a tenant that is deleted, over every route that writes. */
class DeletedTenantIT {
    /** What writes into no tenant, or takes away what is left of one. */
    private static final Set<String> STILL = Set.of(
            "POST /api/v2/tenants",
            "DELETE /api/v2/tenants/{id}",
            "PUT /api/v2/quotas",
            "POST /api/v2/policies/evaluate",
            "POST /api/v2/session",
            "DELETE /api/v2/session",
            "DELETE /api/v2/sessions/{id}",
            "DELETE /api/v2/sessions/{id}/content",
            "POST /api/v2/outbox/{id}/retry",
            "POST /api/v2/tenants/{id}/erasures",
            "POST /api/v2/tenants/{id}/content_key/erase");

    private final RunningServer server = RunningServer.get();
    private final Rest rest = new Rest();

    @Test
    void nothingIsWrittenIntoItAnyMore() {
        Map<String, Route> routes = Routes.of(rest.json("GET", server.http("/openapi?format=JSON"), null, null));
        List<String> written = new ArrayList<>();
        try (House house = new House()) {
            Calls calls = new Calls(house, house);
            List<Call> writes = routes.values().stream()
                    .filter(route -> route.writes() && route.path().startsWith("/api/v2/"))
                    .filter(route -> !STILL.contains(route.name()))
                    .map(route -> calls.make(route, Registry.routes().get(route.name()), Asker.OWNER, null))
                    .toList();
            delete(house.tenant);

            for (Call write : writes) {
                Answer answer = calls.send(write);
                if (answer.status() != 409 || !answer.body().contains("\"tenant_deleted\"")) {
                    written.add(write.route.name() + ": " + answer.status() + ' ' + answer.body());
                }
            }
            assertThat(writes).hasSizeGreaterThan(15);
            assertThat(written).isEmpty();
        }
    }

    @Test
    void itIsReadAndErased() {
        try (House house = new House()) {
            String place = "/api/v2/tenants/" + house.tenant;
            delete(house.tenant);

            JsonNode shown = rest.json("GET", server.http(place), server.adminToken(), null);
            assertThat(shown.path("status").asText()).isEqualTo("deleted");
            JsonNode erased = rest.json(
                    "POST",
                    server.http(place + "/erasures"),
                    server.adminToken(),
                    "{\"confirm\":\"" + house.tenant + "\"}");
            assertThat(erased.path("id").asText()).startsWith("ers_");
        }
    }

    @Test
    void itIsDeletedOnce() {
        try (House house = new House()) {
            delete(house.tenant);

            assertThat(deleting(house.tenant).statusCode()).isEqualTo(409);
        }
    }

    private void delete(String tenant) {
        assertThat(deleting(tenant).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> deleting(String tenant) {
        return rest.call(
                "DELETE", server.http("/api/v2/tenants/" + tenant), server.adminToken(), null, Map.of("If-Match", "*"));
    }
}
