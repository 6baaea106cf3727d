package dev.voicebox.catalogue;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.persistence.catalogue.CatalogueKey;
import dev.voicebox.persistence.catalogue.PersonaEntity;
import dev.voicebox.tenant.TenantId;

/** Personas of tenants. */
final class PersonaKind implements Kind<PersonaEntity, Persona> {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Which model speaks makes no difference to what is checked. */
    private static final String MODEL = "gpt-realtime";

    private final Function<TenantId, VoiceNames> voices;

    PersonaKind(Function<TenantId, VoiceNames> voices) {
        this.voices = Objects.requireNonNull(voices, "voices");
    }

    @Override
    public String word() {
        return "persona";
    }

    @Override
    public Class<PersonaEntity> rows() {
        return PersonaEntity.class;
    }

    @Override
    public PersonaEntity newRow(CatalogueKey key, Instant now) {
        return new PersonaEntity(key, now);
    }

    @Override
    public String nameOf(Persona persona) {
        return persona.name();
    }

    @Override
    public Persona read(PersonaEntity row) {
        try {
            return new Persona(
                    row.name(), row.instructions(), row.voice().orElse(null), (ArrayNode) JSON.readTree(row.tools()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds no JSON where it keeps JSON", e);
        }
    }

    @Override
    public void write(PersonaEntity row, Persona persona) {
        row.speakAs(persona.instructions(), persona.voice(), persona.tools().toString());
    }

    /** A session has to be able to begin with it. */
    @Override
    public void check(TenantId tenant, Persona persona) throws ProtocolViolation {
        try {
            RealtimeConfig.defaults(MODEL, voices.apply(tenant)).merge(persona.under(null));
        } catch (ProtocolViolation wrong) {
            throw inThePersona(wrong.error());
        }
    }

    /** Whoever writes a persona knows its fields, not those of a session. */
    private static ProtocolViolation inThePersona(ProtocolError error) {
        String param = error.param() == null
                ? null
                : error.param().replaceFirst("^session\\.", "").replaceFirst("^audio\\.output\\.voice", "voice");
        String message = param == null ? error.message() : error.message().replace(error.param(), param);
        return new ProtocolViolation(new ProtocolError(error.type(), error.code(), message, param, error.eventId()));
    }
}
