package dev.voicebox.catalogue;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;

/** Personas as sessions begin with them. Asks the database and may wait for it. */
public final class SessionPersonas {
    private final Shelf<Persona> shelf;

    SessionPersonas(Shelf<Persona> shelf) {
        this.shelf = Objects.requireNonNull(shelf, "shelf");
    }

    /**
     * The fields that a session begins with: those of the persona, and on top of them those that are given.
     *
     * @param id of the persona, or {@code null} for none
     * @param param what the caller has named it by
     * @param given or {@code null}
     * @throws ProtocolViolation when the tenant has no such persona, or it cannot be found out now
     */
    public ObjectNode fields(TenantId tenant, String id, String param, ObjectNode given) throws ProtocolViolation {
        if (id == null) {
            return given;
        }
        try {
            return shelf.find(tenant, id).what().under(given);
        } catch (CatalogueRefused refused) {
            throw new ProtocolViolation(
                    refused.reason() == CatalogueRefused.Reason.STORE_AWAY
                            ? ProtocolError.server(ErrorCode.SERVICE_UNAVAILABLE, refused.getMessage())
                            : ProtocolError.invalid(
                                    ErrorCode.INVALID_VALUE,
                                    "Invalid '" + param
                                            + "': there is no such persona. GET /api/v2/personas lists them.",
                                    param));
        }
    }
}
