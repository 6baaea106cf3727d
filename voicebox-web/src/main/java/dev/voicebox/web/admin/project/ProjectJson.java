package dev.voicebox.web.admin.project;

import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.wire.Field;

/** Projects as they are shown, and as they are wanted. */
final class ProjectJson {
    private ProjectJson() {}

    static ObjectNode of(ProjectView project) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", project.id().value())
                .put("object", "project")
                .put("tenant_id", project.tenant().value())
                .put("name", project.name())
                .put("environment", project.environment())
                .put("created_at", project.times().createdAt().getEpochSecond())
                .put("updated_at", project.times().updatedAt().getEpochSecond());
    }

    static Projects.Change change(ObjectNode body) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of("name", "environment"));
        return new Projects.Change(Named.name(call.child("name")), Named.word(call.child("environment")));
    }

    static ObjectNode deleted(ProjectView project) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", project.id().value())
                .put("object", "project.deleted")
                .put("deleted", true);
    }
}
