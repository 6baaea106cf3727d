package dev.voicebox.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/** Voices that a tenant has given names of its own. */
@FunctionalInterface
public interface OwnVoices {

    /** Where no tenant has any. */
    OwnVoices NONE = tenant -> List.of();

    /**
     * One of them.
     *
     * @param id made by the server
     * @param installed the voice that is meant, as the engines call it
     * @param language ISO 639-1 code
     */
    record OwnVoice(String id, String name, String installed, String language) {

        public OwnVoice {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(installed, "installed");
        }

        @Override
        public String toString() {
            return "OwnVoice[" + id + ", " + Redacted.text(name) + ", " + Redacted.text(installed) + ", " + language
                    + "]";
        }
    }

    /** Those of a tenant. Answers at once, or nearly so. */
    List<OwnVoice> of(TenantId tenant);

    /** Which voice of the engines is meant by what this tenant's sessions may ask for. */
    default Map<String, String> namesOf(TenantId tenant) {
        Map<String, String> names = new HashMap<>();
        for (OwnVoice voice : of(tenant)) {
            names.put(voice.name(), voice.installed());
            names.put(voice.id(), voice.installed());
        }
        return names;
    }
}
