package dev.voicebox.policy;

import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * What is to be decided.
 *
 * @param tenant of the credential, whatever the caller says of itself
 * @param actor whom the caller says it acts for, or else the id of its credential
 * @param scopes of the credential, or fewer
 * @param input what is asked for; the rules see it as {@code input.request}
 */
public record Question(
        EntryPoint entryPoint, TenantId tenant, ProjectId project, String actor, Set<String> scopes, JsonNode input) {

    public Question {
        Objects.requireNonNull(entryPoint, "entryPoint");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(actor, "actor");
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(input, "input");
    }

    /** Without the input: it may be what somebody said. */
    @Override
    public String toString() {
        return "Question[" + entryPoint.path() + " of " + tenant + "]";
    }
}
