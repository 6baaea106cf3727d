package dev.voicebox.web.policy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.Question;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.Scope;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.Field;

/** Reads a question that is asked to see what would be decided. */
final class TrialCall {
    private static final int MOST_ACTOR = 128;
    private static final List<String> ENTRY_POINTS =
            Arrays.stream(EntryPoint.values()).map(EntryPoint::path).toList();
    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::word).toList();

    private TrialCall() {}

    /** @param subject for whom it is asked when the body names nobody */
    static Question read(ObjectNode body, TenantId tenant, String subject) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of("entry_point", "project_id", "actor", "scopes", "request"));
        Field actor = call.child("actor");
        return new Question(
                EntryPoint.of(call.child("entry_point").oneOf(ENTRY_POINTS)).orElseThrow(),
                tenant,
                project(call.child("project_id")),
                actor.isNullOrAbsent() ? subject : actor.text(MOST_ACTOR),
                scopes(call.child("scopes")),
                call.child("request").object());
    }

    private static ProjectId project(Field project) throws ProtocolViolation {
        if (project.isNullOrAbsent()) {
            return new ProjectId("default");
        }
        String id = project.text();
        try {
            return new ProjectId(id);
        } catch (IllegalArgumentException e) {
            throw project.invalid("Expected the id of a project.");
        }
    }

    /** Absent: those of a key that was made without any being named. */
    private static Set<String> scopes(Field scopes) throws ProtocolViolation {
        if (scopes.isNullOrAbsent()) {
            return Set.of(Scope.REALTIME_CONNECT.word());
        }
        JsonNode all = scopes.array();
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            wanted.add(scopes.element(i).oneOf(SCOPES));
        }
        return wanted;
    }
}
