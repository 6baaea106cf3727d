package dev.voicebox.web.admin.call;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import dev.voicebox.access.admin.Administrator;
import dev.voicebox.tenant.TenantId;

/**
 * Writes the tenant that is meant into the address, before any resource reads it: an administrator of a tenant means their
 * own, whoever they name, and one that is not theirs becomes one that is not there.
 */
@Provider
@PreMatching
@ApplicationScoped
public class OwnTenantFilter implements ContainerRequestFilter {
    static final String PARAMETER = "tenant_id";

    @Inject
    private AdminCall call;

    @Override
    public void filter(ContainerRequestContext request) {
        if (call.administrator().tenant().isEmpty()) {
            return;
        }
        MultivaluedMap<String, String> parameters =
                new MultivaluedHashMap<>(request.getUriInfo().getQueryParameters());
        parameters.putSingle(PARAMETER, meant(call.administrator(), parameters.get(PARAMETER)));
        URI address = request.getUriInfo()
                .getRequestUriBuilder()
                .replaceQuery(query(parameters))
                .build();
        request.setRequestUri(address);
    }

    /** Of several, none is preferred: they must all be the own one. What has no form of a tenant stays, to be refused for it. */
    static String meant(Administrator who, List<String> named) {
        String own = who.tenant().orElseThrow().value();
        if (named == null) {
            return own;
        }
        for (String name : named) {
            if (!name.isEmpty() && !name.equals(own)) {
                return isTenant(name) ? Administrator.NOBODY.value() : name;
            }
        }
        return own;
    }

    /** Written anew from what was read, so that no spelling of a name gets past. */
    static String query(MultivaluedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> Map.entry(parameter.getKey(), value)))
                .map(one -> encoded(one.getKey()) + '=' + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTenant(String name) {
        try {
            new TenantId(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
