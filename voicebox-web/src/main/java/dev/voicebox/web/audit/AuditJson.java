package dev.voicebox.web.audit;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.audit.chain.Flaw;
import dev.voicebox.audit.chain.Verdict;
import dev.voicebox.audit.read.AuditPage;
import dev.voicebox.audit.read.PastDecision;
import dev.voicebox.audit.read.WrittenEntry;
import dev.voicebox.web.admin.list.ListJson;

/** The log as it is shown. */
final class AuditJson {
    static final String ENTRY = "audit_";
    static final String DECISION = "decision_";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditJson() {}

    static <T> ObjectNode of(AuditPage<T> page, Function<T, ObjectNode> view) {
        return ListJson.of(new Part<>(List.copyOf(page.data()), page.hasMore()), view);
    }

    /** Times are to the microsecond: the order in which things were done is the point. */
    static ObjectNode of(WrittenEntry entry) {
        ObjectNode told = JSON.createObjectNode()
                .put("id", ENTRY + entry.sequence())
                .put("object", "audit.entry")
                .put("tenant_id", entry.tenant())
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("subject", entry.subject())
                .put("source", entry.source())
                .put("outcome", entry.outcome())
                .put("request_id", entry.requestId());
        told.set("details", tree(entry.details()));
        return told.put("hash", entry.hash());
    }

    static ObjectNode of(PastDecision decision) {
        return JSON.createObjectNode()
                .put("id", DECISION + decision.id())
                .put("object", "audit.decision")
                .put("at", decision.at().toString())
                .put("session_id", decision.session())
                .put("entry_point", decision.entryPoint())
                .put("actor", decision.actor())
                .put("allowed", decision.allowed())
                .put("reason", decision.reason())
                .put("policy_version", decision.policyVersion())
                .put("shadow_allowed", decision.shadowAllowed())
                .put("input_hash", decision.inputHash())
                .put("took_us", decision.tookUs());
    }

    static ObjectNode of(Verdict verdict) {
        ObjectNode told = JSON.createObjectNode()
                .put("object", "audit.verification")
                .put("tenant_id", verdict.tenant().value())
                .put("ok", verdict.found().isEmpty())
                .put("entries", verdict.rows());
        verdict.found().ifPresentOrElse(flaw -> addFlaw(told, flaw), () -> told.putNull("first_bad"));
        return told;
    }

    private static void addFlaw(ObjectNode told, Flaw flaw) {
        told.putObject("first_bad")
                .put("id", ENTRY + flaw.sequence())
                .put("sequence", flaw.sequence())
                .put("kind", flaw.kind().word());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds no JSON where it keeps JSON", e);
        }
    }
}
