package dev.voicebox.web.admin;

import java.net.URI;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialPage;
import dev.voicebox.credential.CredentialSecret;
import dev.voicebox.credential.NewCredential;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.provider.KnownProvider;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.wire.Field;

/** Reads what an administrator wants done with credentials. */
final class CredentialCall {
    private static final Set<String> FIELDS = Set.of("tenant_id", "name", "provider", "base_url", "secret");
    private static final int MOST_NAME = 64;
    private static final int MOST_URL = 512;
    private static final int MOST_LIMIT = 100;
    private static final int LIMIT = 20;
    private static final String PROVIDER = "[a-z0-9][a-z0-9_-]{0,31}";
    private static final String TENANT = "[a-z0-9_-]{1,40}";

    private CredentialCall() {}

    /** {@code null} when none is named. */
    static TenantId tenant(String id) throws Refused {
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!id.matches(TENANT)) {
            throw invalid("tenant_id", "Expected 1 to 40 of a-z 0-9 _ -.");
        }
        return new TenantId(id);
    }

    /** As {@link #tenant}, out of a body: what is no text is wrong, and not as if none were named. */
    static TenantId tenantIn(ObjectNode body) throws Refused, ProtocolViolation {
        return tenant(new Field(body, "").child("tenant_id").optionalText());
    }

    static NewCredential read(ObjectNode body) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(FIELDS);
        Field provider = call.child("provider");
        if (!provider.text().matches(PROVIDER)) {
            throw provider.invalid("Expected 1 to 32 of a-z 0-9 _ -, such as 'openai'.");
        }
        Field name = call.child("name");
        String called = name.isNullOrAbsent() ? provider.text() : name.text(MOST_NAME);
        if (!Named.isReadable(called)) {
            throw name.refused("expected 1 to " + MOST_NAME + " characters that can be read.");
        }
        return new NewCredential(
                called,
                provider.text(),
                baseUrl(call.child("base_url"), provider.text()),
                secret(call.child("secret")));
    }

    static CredentialId id(String text) throws Refused {
        if (!CredentialId.isOne(text)) {
            throw new Refused(new Refusal(
                    404,
                    "invalid_request_error",
                    "credential_not_found",
                    "This tenant has no such credential.",
                    null,
                    0));
        }
        return new CredentialId(text);
    }

    static CredentialPage.Wanted page(String after, String before, String limit) throws Refused {
        if (after != null && before != null) {
            throw invalid("before", "Name 'after' or 'before', not both.");
        }
        int most = LIMIT;
        if (limit != null) {
            if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST_LIMIT) {
                throw invalid("limit", "Expected 1 to " + MOST_LIMIT + ".");
            }
            most = Integer.parseInt(limit);
        }
        return new CredentialPage.Wanted(cursor("after", after), cursor("before", before), most);
    }

    private static CredentialId cursor(String name, String text) throws Refused {
        if (text == null) {
            return null;
        }
        if (!CredentialId.isOne(text)) {
            throw invalid(name, "Expected the id of a credential.");
        }
        return new CredentialId(text);
    }

    private static URI baseUrl(Field url, String provider) throws ProtocolViolation {
        if (url.isNullOrAbsent()) {
            return KnownProvider.of(provider)
                    .map(known -> URI.create(known.baseUrl()))
                    .orElseThrow(() ->
                            url.refused("the address of this provider is not known. It looks like https://host/v1."));
        }
        try {
            return URI.create(url.text(MOST_URL));
        } catch (IllegalArgumentException e) {
            // Not shown: an address may hold a password.
            throw url.refused("it is no address. It looks like https://host/v1.");
        }
    }

    private static CredentialSecret secret(Field secret) throws ProtocolViolation {
        if (!CredentialSecret.isPossible(secret.text())) {
            throw secret.refused("expected 8 to 512 visible ASCII characters without blanks.");
        }
        return new CredentialSecret(secret.text());
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
