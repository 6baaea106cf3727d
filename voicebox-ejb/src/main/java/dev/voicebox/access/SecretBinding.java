package dev.voicebox.access;

import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.tenant.ProjectId;

/**
 * What a client secret stands for, as it is kept until the secret expires.
 *
 * @param madeBy id of the API key that it was made with
 * @param session null if none was bound
 * @param policy version of the policy that allowed it; null if nobody said
 */
record SecretBinding(ProjectId project, String madeBy, JsonNode session, String policy) {

    private static final ObjectMapper JSON = new ObjectMapper();

    SecretBinding {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(madeBy, "madeBy");
    }

    String toJson() {
        ObjectNode json =
                JSON.createObjectNode().put("project", project.value()).put("made_by", madeBy);
        if (session != null) {
            json.set("session", session);
        }
        if (policy != null) {
            json.put("policy", policy);
        }
        return json.toString();
    }

    /** @throws StoreAway if it is not what {@link #toJson} wrote: the store holds something else than ours */
    static SecretBinding fromJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new SecretBinding(
                    new ProjectId(json.path("project").asText()),
                    json.path("made_by").asText(),
                    json.get("session"),
                    json.path("policy").textValue());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StoreAway("What was kept for a client secret cannot be read.", null);
        }
    }

    @Override
    public String toString() {
        return "SecretBinding[" + project + " by " + madeBy + "]";
    }
}
