package dev.voicebox.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the rules see as {@code input}: all of it, so that they need nothing from elsewhere. */
final class PolicyDocument {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private PolicyDocument() {}

    /** @param settings of the tenant, as they stand */
    static ObjectNode of(Question question, JsonNode settings, Instant now) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("tenant", question.tenant().value());
        document.put("project", question.project().value());
        document.put("actor", question.actor());
        ArrayNode scopes = document.putArray("scopes");
        question.scopes().stream().sorted().forEach(scopes::add);
        time(document, settings.path("time_zone"), now);
        document.set("settings", settings);
        document.set("request", question.input());
        return document;
    }

    /** Where the tenant's zone is none there is no time: then rules that ask for it deny. */
    private static void time(ObjectNode document, JsonNode zone, Instant now) {
        try {
            ZoneId there = zone.isMissingNode() ? ZoneOffset.UTC : ZoneId.of(zone.textValue());
            ZonedDateTime time = now.atZone(there);
            document.putObject("time")
                    .put("epoch_seconds", now.getEpochSecond())
                    .put("day", time.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT))
                    .put("minute", time.getHour() * 60 + time.getMinute())
                    .put("clock", CLOCK.format(time));
        } catch (DateTimeException | NullPointerException noZone) {
            document.putObject("time");
        }
    }
}
