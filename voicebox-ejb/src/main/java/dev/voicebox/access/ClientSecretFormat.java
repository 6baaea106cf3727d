package dev.voicebox.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/**
 * A client secret as text: {@code ek_} and the base64url of
 *
 * <pre>
 *   version 1 | id 16 | expiry, epoch seconds 8 | tenant 1..40 | tag 16 bytes: HMAC over all before
 * </pre>
 *
 * The id's 128 random bits are the secret; the tag lets a forged one be refused without any I/O.
 */
final class ClientSecretFormat {

    static final String MARK = "ek_";

    private static final byte VERSION = 1;
    private static final int ID = 16;
    private static final int HEAD = 1 + ID + Long.BYTES;
    private static final int TAG = 16;
    private static final int FEWEST = HEAD + 1 + TAG;
    private static final int MOST = HEAD + 40 + TAG;
    private static final int MOST_CHARACTERS = MARK.length() + MOST * 4 / 3 + 2;

    private final KeyedHash tagging;

    ClientSecretFormat(MasterKey master) {
        this.tagging = master.hashFor(KeyPurpose.CLIENT_SECRET_TAG);
    }

    String write(ClientSecret secret) {
        byte[] tenant = secret.tenant().value().getBytes(StandardCharsets.US_ASCII);
        byte[] body = ByteBuffer.allocate(HEAD + tenant.length)
                .put(VERSION)
                .put(HexFormat.of().parseHex(secret.id()))
                .putLong(secret.expiresAt().getEpochSecond())
                .put(tenant)
                .array();
        byte[] all = ByteBuffer.allocate(body.length + TAG)
                .put(body)
                .put(tagging.tagOf(body, TAG))
                .array();
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** What the text says, if it was written by us; expired or not. */
    Optional<ClientSecret> read(String text) {
        if (!text.startsWith(MARK) || text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        return decode(text.substring(MARK.length())).filter(this::isGenuine).map(ClientSecretFormat::parse);
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(base64);
            // The decoder ignores stray bits at the end; two texts for one secret would have two hashes.
            boolean exact =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(base64);
            return Optional.of(all).filter(bytes -> exact && bytes.length >= FEWEST && bytes.length <= MOST);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isGenuine(byte[] all) {
        byte[] body = Arrays.copyOf(all, all.length - TAG);
        byte[] claimed = Arrays.copyOfRange(all, all.length - TAG, all.length);
        return MessageDigest.isEqual(claimed, tagging.tagOf(body, TAG)) && body[0] == VERSION;
    }

    private static ClientSecret parse(byte[] all) {
        ByteBuffer buffer = ByteBuffer.wrap(all, 1, all.length - 1 - TAG);
        byte[] id = new byte[ID];
        buffer.get(id);
        Instant expiresAt = Instant.ofEpochSecond(buffer.getLong());
        String tenant = StandardCharsets.US_ASCII.decode(buffer).toString();
        return new ClientSecret(HexFormat.of().formatHex(id), expiresAt, new TenantId(tenant));
    }
}
