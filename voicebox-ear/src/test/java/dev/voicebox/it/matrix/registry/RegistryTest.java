package dev.voicebox.it.matrix.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.protocol.ProtocolData;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryTest {
    private static final String DOCUMENT = """
            {"paths": {"/api/v2/cups/{cup}": {
                "parameters": [{"name": "cup", "in": "path"}, {"$ref": "#/components/parameters/Tenant"}],
                "patch": {
                    "parameters": [{"name": "If-Match", "in": "header"}, {"name": "limit", "in": "query"}],
                    "requestBody": {"$ref": "#/components/requestBodies/Cup"}}}},
             "components": {
                "parameters": {"Tenant": {"name": "tenant_id", "in": "query"}},
                "requestBodies": {"Cup": {"content": {"application/json": {"schema": {"properties": {
                    "colour": {"type": "string"},
                    "handle": {"properties": {"voice": {"type": "string"}}}}}}}}}}}
            """;

    @Test
    void idsAreFoundInThePathTheQueryAndDeepInTheBody() throws Exception {
        Route route = routes().get("PATCH /api/v2/cups/{id}");

        assertThat(route.fields().stream().map(Route.Field::toString))
                .containsExactlyInAnyOrder("id", "tenant_id", "handle.voice");
        assertThat(route.isVersioned()).isTrue();
    }

    @Test
    void whereMoreThanOneThingIsInAPathEachHasItsName() throws Exception {
        String document = "{\"paths\": {\"/racks/{rack}/cups/{id}\": {\"get\": {}}, \"/racks/{rack}\": {\"get\": {}}}}";
        Map<String, Route> routes = Routes.of(new ObjectMapper().readTree(document));

        assertThat(routes).containsOnlyKeys("GET /racks/{rack}/cups/{id}", "GET /racks/{id}");
        assertThat(routes.get("GET /racks/{rack}/cups/{id}").isDeep()).isTrue();
    }

    @Test
    void aRouteWithoutARowIsNamedWithTheLineToAdd() throws Exception {
        assertThat(Registry.problems(routes(), Map.of()))
                .singleElement()
                .asString()
                .contains("PATCH /api/v2/cups/{id}", "matrix/routes.txt", "tenant_id=<kind>");
    }

    @Test
    void anIdThatARowDoesNotSpeakOfIsNamed() throws Exception {
        Map<String, Row> rows = rows("PATCH /api/v2/cups/{id} | VIEWER | id=cup tenant_id=tenant | {}");

        assertThat(Registry.problems(routes(), rows))
                .singleElement()
                .asString()
                .contains("'handle.voice' of PATCH /api/v2/cups/{id}");
    }

    @Test
    void aRowWithoutARouteIsNamed() throws Exception {
        Map<String, Row> rows = rows(
                "PATCH /api/v2/cups/{id} | VIEWER | id=cup tenant_id=tenant handle.voice=- | {}",
                "GET /api/v2/plates | VIEWER | | ");

        assertThat(Registry.problems(routes(), rows)).singleElement().asString().contains("GET /api/v2/plates");
    }

    @Test
    void anIdOfAnEventWithoutARowIsNamed() {
        Map<String, Set<String>> fields = Map.of("cup.fill", Set.of("cup_id", "item.id"));
        List<EventRow> rows = EventRow.of(List.of("cup.fill | cup_id | cup | \"cup_id\":\"ID\""));

        assertThat(Registry.problems(fields, rows)).singleElement().asString().contains("cup.fill item.id");
        assertThat(Registry.problems(Map.of(), rows)).singleElement().asString().contains("cup.fill [cup_id=cup]");
    }

    @Test
    void everyIdOfTheProtocolHasARow() {
        Map<String, Set<String>> fields = EventFields.of(ProtocolData.GIVEN);

        assertThat(fields.get("conversation.item.create"))
                .contains("previous_item_id", "item.id", "item.call_id", "item.approval_request_id")
                .doesNotContain("event_id");
        assertThat(fields.get("response.create")).contains("response.input[].id", "response.audio.output.voice");
        assertThat(Registry.problems(fields, Registry.events())).isEmpty();
    }

    private static Map<String, Route> routes() throws Exception {
        return Routes.of(new ObjectMapper().readTree(DOCUMENT));
    }

    private static Map<String, Row> rows(String... lines) {
        return Row.of(List.of(lines));
    }
}
