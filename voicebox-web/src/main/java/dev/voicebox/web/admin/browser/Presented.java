package dev.voicebox.web.admin.browser;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.web.admission.Credential;

/**
 * The token that comes with a call of {@code /api/v2}, and how. A browser adds a cookie to calls that any page makes; what stands in
 * the header {@code Authorization}, only the page itself can have put there.
 *
 * @param byCookie whether the header did not have it
 */
public record Presented(String token, boolean byCookie) {

    /**
     * The header goes before the cookie.
     *
     * @return empty if there is none, or if there are several that differ: nobody can be two
     */
    public static Optional<Presented> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> kept = cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(TokenCookie.NAME))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .toList();
        return of(Credential.of(request.getHeader("Authorization")), kept);
    }

    /** @param bearer {@code null} when the header has none */
    static Optional<Presented> of(String bearer, List<String> cookies) {
        String token = bearer != null || cookies.isEmpty() ? bearer : cookies.get(0);
        return token != null && cookies.stream().allMatch(token::equals)
                ? Optional.of(new Presented(token, bearer == null))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Presented[" + Redacted.text(token) + ", " + byCookie + "]";
    }
}
