package dev.voicebox.catalogue;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.persistence.catalogue.CatalogueKey;
import dev.voicebox.persistence.catalogue.VoiceEntity;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.Field;

/** Voices of tenants. */
final class VoiceKind implements Kind<VoiceEntity, Voice> {
    private final InstalledVoices installed;

    VoiceKind(InstalledVoices installed) {
        this.installed = Objects.requireNonNull(installed, "installed");
    }

    @Override
    public String word() {
        return "voice";
    }

    @Override
    public Class<VoiceEntity> rows() {
        return VoiceEntity.class;
    }

    @Override
    public VoiceEntity newRow(CatalogueKey key, Instant now) {
        return new VoiceEntity(key, now);
    }

    @Override
    public String nameOf(Voice voice) {
        return voice.name();
    }

    @Override
    public Voice read(VoiceEntity row) {
        return new Voice(
                row.name(), row.engine(), row.engineVoice(), row.language().orElse(null));
    }

    @Override
    public void write(VoiceEntity row, Voice voice) {
        InstalledVoice speaks = installed.named(voice.engineVoice()).orElseThrow();
        row.speakBy(speaks.engine(), speaks.name(), voice.language() == null ? speaks.language() : voice.language());
    }

    /** One must be installed here, and a name that everybody has stays everybody's. */
    @Override
    public void check(TenantId tenant, Voice voice) throws ProtocolViolation {
        ObjectNode said = JsonNodeFactory.instance
                .objectNode()
                .put("name", voice.name())
                .put("engine", voice.engine())
                .put("engine_voice", voice.engineVoice());
        Field root = new Field(said, "");
        InstalledVoice speaks = installed
                .named(voice.engineVoice())
                .orElseThrow(() -> root.child("engine_voice")
                        .refused("no such voice is installed. GET /v1/voices lists those that are: "
                                + installed.voices().stream()
                                        .map(InstalledVoice::name)
                                        .limit(20)
                                        .collect(Collectors.joining(", "))));
        if (voice.engine() != null && !voice.engine().equals(speaks.engine())) {
            throw root.child("engine").refused("this voice is one of the engine '" + speaks.engine() + "'.");
        }
        if (VoiceNames.isPublic(voice.name()) || installed.named(voice.name()).isPresent()) {
            throw root.child("name").refused("a voice that everybody has is called so. Choose another.");
        }
    }
}
