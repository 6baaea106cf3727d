package dev.voicebox.web.policy;

import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.policy.Question;
import dev.voicebox.policy.engine.PolicyFile;

/** Shows policies and their decisions. */
final class PolicyJson {
    private PolicyJson() {}

    static ObjectNode of(PolicyInForce policy) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("object", "policy");
        shown.put("mode", policy.mode().word());
        shown.put("version", policy.version());
        shown.put("ready", policy.isReady());
        PolicyFile.entryPoints().forEach(shown.putArray("entry_points")::add);
        policy.file().ifPresentOrElse(file -> shown.set("file", of(file)), () -> shown.putNull("file"));
        policy.trial()
                .ifPresentOrElse(
                        trial -> shown.putObject("shadow")
                                .put("version", trial.version())
                                .put("ready", trial.isReady()),
                        () -> shown.putNull("shadow"));
        return shown;
    }

    static ObjectNode of(Question question, Decision decision) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("object", "policy.decision")
                .put("tenant_id", question.tenant().value())
                .put("entry_point", question.entryPoint().path())
                .put("allowed", decision.allowed())
                .put("reason", decision.reason())
                .put("replacement", decision.replacement().orElse(null))
                .put("version", decision.version());
    }

    private static ObjectNode of(PolicyFile file) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("sha256", PolicyFile.hash(file.wasm()));
        ObjectNode sources = shown.putObject("sources");
        file.sources().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(source -> sources.put(source.getKey(), source.getValue()));
        shown.put("compiler", file.compiler().isEmpty() ? null : file.compiler());
        return shown;
    }
}
