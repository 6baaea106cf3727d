package dev.voicebox.persistence.catalogue;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.voicebox.persistence.text.StorableJson;
import dev.voicebox.persistence.text.StorableText;

/** A row of {@code personas}: whom a session is to be. */
@Entity
@Table(name = "personas")
public class PersonaEntity extends CatalogueEntity {

    @Column(nullable = false)
    private String instructions;

    @Column
    private String voice;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private String tools = "[]";

    protected PersonaEntity() {}

    /** Its name, and what it says, are still to be set. */
    public PersonaEntity(CatalogueKey key, Instant createdAt) {
        super(key, createdAt);
    }

    public String instructions() {
        return StorableText.unescape(instructions);
    }

    public Optional<String> voice() {
        return Optional.ofNullable(voice);
    }

    /** A JSON array. */
    public String tools() {
        return StorableJson.unescape(tools);
    }

    /**
     * @param nextVoice {@code null} for the voice of the session
     * @param nextTools a JSON array
     */
    public void speakAs(String nextInstructions, String nextVoice, String nextTools) {
        instructions = StorableText.escape(nextInstructions);
        voice = nextVoice;
        tools = StorableJson.escape(nextTools);
    }
}
