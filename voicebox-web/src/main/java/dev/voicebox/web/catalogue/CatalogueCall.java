package dev.voicebox.web.catalogue;

import java.util.OptionalLong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.catalogue.CatalogueRefused;
import dev.voicebox.catalogue.Meant;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.wire.Field;

/** What calls about voices and personas have in common. */
@RequestScoped
public class CatalogueCall {
    static final String TENANT = "tenant_id";
    private static final int MOST_NAME = 64;

    @Inject
    AdminCall call;

    Deeds deeds() {
        return call.deeds();
    }

    /** {@code null} when none is named. */
    static TenantId named(String id) throws Refused {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return new TenantId(id);
        } catch (IllegalArgumentException e) {
            throw invalid(TENANT, "Expected 1 to 40 of a-z 0-9 _ -.");
        }
    }

    /** The body's tenant goes before the address's. */
    TenantId tenant(ObjectNode body, String inAddress) throws Refused {
        String said = body.path(TENANT).asText("");
        TenantId tenant = named(said.isEmpty() ? inAddress : said);
        return tenant == null ? null : call.reach(tenant);
    }

    Meant meant(String tenant, String id, String ifMatch) throws Refused {
        OptionalLong version = Version.required(ifMatch);
        return new Meant(named(tenant), id, version);
    }

    static String name(Field name) throws ProtocolViolation {
        String text = name.text(MOST_NAME);
        if (!Named.isReadable(text)) {
            throw name.refused("expected 1 to " + MOST_NAME + " characters that can be read.");
        }
        return text;
    }

    /** Only the call knows what the cursor is called. */
    static CatalogueRefused named(CatalogueRefused refused, ListCall list) throws Refused {
        if (refused.reason() == CatalogueRefused.Reason.UNKNOWN_CURSOR) {
            throw list.unknownCursor();
        }
        return refused;
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
