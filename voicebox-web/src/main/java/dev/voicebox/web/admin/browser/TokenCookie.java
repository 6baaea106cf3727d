package dev.voicebox.web.admin.browser;

import jakarta.ws.rs.core.NewCookie;

/**
 * The cookie with the token. No script reads it, no other site's page has it sent along, and no other address of this server gets
 * it. The server looks for it under the same name ({@code security.xml}).
 */
final class TokenCookie {
    static final String NAME = "voicebox_admin";

    /** Characters of a token: browsers keep 4,096 bytes of name, value and attributes. */
    static final int LONGEST = 3_900;

    private static final String PATH = "/api/v2";

    private TokenCookie() {}

    /** @param seconds until the token ends */
    static NewCookie of(String token, long seconds, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(token)
                .path(PATH)
                .maxAge((int) Math.max(0, Math.min(seconds, Integer.MAX_VALUE)))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** Makes the browser forget it. */
    static NewCookie none(boolean secure) {
        return of("", 0, secure);
    }
}
