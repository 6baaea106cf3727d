package dev.voicebox.persistence.catalogue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code voices}: a tenant's name for a voice of an engine. */
@Entity
@Table(name = "voices")
public class VoiceEntity extends CatalogueEntity {

    @Column(nullable = false)
    private String engine;

    @Column(name = "engine_voice", nullable = false)
    private String engineVoice;

    @Column
    private String language;

    protected VoiceEntity() {}

    /** Its name, and who speaks it, are still to be set. */
    public VoiceEntity(CatalogueKey key, Instant createdAt) {
        super(key, createdAt);
    }

    public String engine() {
        return engine;
    }

    public String engineVoice() {
        return engineVoice;
    }

    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** @param nextLanguage ISO 639-1 code, or {@code null} */
    public void speakBy(String nextEngine, String nextEngineVoice, String nextLanguage) {
        engine = Objects.requireNonNull(nextEngine, "nextEngine");
        engineVoice = Objects.requireNonNull(nextEngineVoice, "nextEngineVoice");
        language = nextLanguage;
    }
}
