package dev.voicebox.config.tool;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/**
 * A tool that names an MCP server. Nothing here runs such servers, so a well-formed one is refused too: to store and show it
 * would promise calls that never come. Whoever adds a client for MCP reads the tool here instead of refusing it.
 */
final class McpTool {
    private static final Set<String> FIELDS = Set.of(
            "type",
            "server_label",
            "server_url",
            "connector_id",
            "tunnel_id",
            "server_description",
            "authorization",
            "headers",
            "allowed_tools",
            "require_approval",
            "defer_loading",
            "allowed_callers");
    private static final List<String> PLACES = List.of("server_url", "connector_id", "tunnel_id");
    private static final Pattern TUNNEL = Pattern.compile("tunnel_[a-z0-9]{32}");
    private static final String ADVICE = "Supported values are: 'function'. This server runs no MCP servers: declare"
            + " their tools as functions and run them in your client.";

    private McpTool() {}

    static boolean isMeant(Field toolOrChoice) {
        return toolOrChoice.value().path("type").asText().equals("mcp");
    }

    /** What is wrong with the tool, else that there are no such tools here. */
    static ProtocolViolation refusal(Field tool) throws ProtocolViolation {
        tool.object(FIELDS);
        tool.child("server_label").filledText();
        checkPlace(tool);
        for (String text : List.of("server_description", "authorization")) {
            if (!tool.child(text).isAbsent()) {
                tool.child(text).text();
            }
        }
        tool.child("defer_loading").bool(false);
        checkHeaders(tool.child("headers"));
        checkAllowed(tool.child("allowed_tools"));
        checkApproval(tool.child("require_approval"));
        checkCallers(tool.child("allowed_callers"));
        return tool.child("type").invalid(ADVICE);
    }

    static ProtocolViolation refusedChoice(Field choice) throws ProtocolViolation {
        choice.object(Set.of("type", "server_label", "name"));
        choice.child("server_label").text();
        choice.child("name").optionalText();
        return choice.child("type").invalid(ADVICE);
    }

    private static void checkPlace(Field tool) throws ProtocolViolation {
        List<String> given =
                PLACES.stream().filter(name -> !tool.child(name).isAbsent()).toList();
        if (given.isEmpty()) {
            throw tool.child("server_url").wrongType("a string");
        }
        if (given.size() > 1) {
            throw tool.child(given.get(1)).refused("give one of 'server_url', 'connector_id' and 'tunnel_id'.");
        }
        Field place = tool.child(given.get(0));
        String where = place.filledText();
        if (given.get(0).equals("tunnel_id") && !TUNNEL.matcher(where).matches()) {
            throw place.refused("expected a string that matches the pattern '^" + TUNNEL + "$'.");
        }
    }

    private static void checkHeaders(Field headers) throws ProtocolViolation {
        if (!headers.isNullOrAbsent()) {
            for (Iterator<String> names = headers.object().fieldNames(); names.hasNext(); ) {
                headers.child(names.next()).text();
            }
        }
    }

    private static void checkAllowed(Field allowed) throws ProtocolViolation {
        if (allowed.value().isArray()) {
            checkTexts(allowed);
        } else if (!allowed.isNullOrAbsent()) {
            checkFilter(allowed);
        }
    }

    private static void checkApproval(Field approval) throws ProtocolViolation {
        if (approval.value().isTextual()) {
            approval.oneOf(List.of("always", "never"));
        } else if (!approval.isNullOrAbsent()) {
            approval.object(Set.of("always", "never"));
            for (Field filter :
                    Stream.of("always", "never").map(approval::child).toList()) {
                if (!filter.isAbsent()) {
                    checkFilter(filter);
                }
            }
        }
    }

    private static void checkFilter(Field filter) throws ProtocolViolation {
        filter.object(Set.of("tool_names", "read_only"));
        filter.child("read_only").bool(false);
        if (!filter.child("tool_names").isAbsent()) {
            checkTexts(filter.child("tool_names"));
        }
    }

    private static void checkCallers(Field callers) throws ProtocolViolation {
        if (callers.isNullOrAbsent()) {
            return;
        }
        JsonNode array = callers.array();
        if (array.isEmpty()) {
            throw callers.invalid("Expected at least one.");
        }
        for (int i = 0; i < array.size(); i++) {
            callers.element(i).oneOf(List.of("direct", "programmatic"));
        }
    }

    private static void checkTexts(Field list) throws ProtocolViolation {
        JsonNode array = list.array();
        for (int i = 0; i < array.size(); i++) {
            list.element(i).text();
        }
    }
}
