package dev.voicebox.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Who wants which session.
 *
 * @param model as in the query, or {@code null} for the default
 * @param config session fields bound to the client secret, or {@code null}
 */
public record SessionRequest(TenantId tenant, ProjectId project, String model, ObjectNode config) {}
