package dev.voicebox.web.admin.browser;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.KeyedHash;
import dev.voicebox.access.MasterKey;

/**
 * Makes the second half of what a page submits twice: a keyed hash of the token in its cookie. Who cannot read our answers cannot
 * know it, and one of another token is none of this one.
 */
@ApplicationScoped
public class CsrfSeal {
    private final List<KeyedHash> hashes;

    /** For the container's proxy. */
    protected CsrfSeal() {
        this.hashes = List.of();
    }

    @Inject
    public CsrfSeal(MasterKey master) {
        this.hashes = master.hashesFor(KeyPurpose.ADMIN_CSRF);
    }

    /** 43 characters of base64url. */
    public String of(String token) {
        return text(hashes.get(0), token);
    }

    /** @param submitted {@code null} when there was none */
    public boolean isOf(String token, String submitted) {
        if (submitted == null) {
            return false;
        }
        byte[] given = submitted.getBytes(StandardCharsets.UTF_8);
        return hashes.stream()
                .map(hash -> text(hash, token).getBytes(StandardCharsets.UTF_8))
                .anyMatch(made -> MessageDigest.isEqual(made, given));
    }

    private static String text(KeyedHash hash, String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(token));
    }
}
