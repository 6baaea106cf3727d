package dev.voicebox.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.voicebox.aead.AesGcm;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/** A tenant's key. What it seals opens under the same tenant, session and item only. For any thread. */
public final class ContentKey {
    private final long generation;
    private final AesGcm key;

    /** @param bytes 32 */
    ContentKey(long generation, byte[] bytes) {
        this.generation = generation;
        this.key = new AesGcm(List.of(bytes));
    }

    /** Where a piece of content stands. */
    public record Place(TenantId tenant, String session, String item) {

        /** No two places alike, whatever characters a client chose. */
        byte[] bytes() {
            String all = tenant.value() + "|" + session.length() + "|" + session + "|" + item;
            return all.getBytes(StandardCharsets.UTF_16BE);
        }

        @Override
        public String toString() {
            return "Place[" + tenant + ", " + session + ", " + Redacted.text(item) + "]";
        }
    }

    /** 1, 2, 3 … of the tenant. */
    public long generation() {
        return generation;
    }

    public byte[] seal(byte[] plain, Place place) {
        return key.seal(plain, place.bytes());
    }

    /** Empty if another key sealed it, or it belongs elsewhere. */
    public Optional<byte[]> open(byte[] sealed, Place place) {
        return key.open(sealed, place.bytes());
    }

    @Override
    public String toString() {
        return "ContentKey[" + generation + "]";
    }
}
