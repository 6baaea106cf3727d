package dev.voicebox.web.health;

import java.util.List;

import org.eclipse.microprofile.health.HealthCheckResponse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Checks as MicroProfile Health writes them. */
final class HealthJson {
    private HealthJson() {}

    static ObjectNode of(boolean up, List<HealthCheckResponse> answers) {
        ObjectNode health = JsonNodeFactory.instance.objectNode().put("status", up ? "UP" : "DOWN");
        ArrayNode checks = health.putArray("checks");
        for (HealthCheckResponse answer : answers) {
            ObjectNode check = checks.addObject()
                    .put("name", answer.getName())
                    .put("status", answer.getStatus().name());
            ObjectNode data = check.putObject("data");
            answer.getData().ifPresent(known -> known.forEach((key, value) -> data.put(key, String.valueOf(value))));
        }
        return health;
    }
}
