package dev.voicebox.web.refusal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** What the server behind takes for a fault of its own: a weight in {@code Accept} that is no number. */
public final class AcceptHeader {
    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=([^;,]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,9})?|\\.[0-9]{1,9}");

    private AcceptHeader() {}

    /** 400 if it cannot be read. */
    public static Optional<Refusal> refusal(HttpServletRequest request) {
        return refusal(request.getHeader("Accept"));
    }

    /** @param accept the header, {@code null} when absent */
    static Optional<Refusal> refusal(String accept) {
        Matcher weight = WEIGHT.matcher(accept == null ? "" : accept);
        while (weight.find()) {
            if (!NUMBER.matcher(weight.group(1).strip()).matches()) {
                return Optional.of(
                        Refusal.invalid(
                                "invalid_value",
                                "Accept",
                                "The header Accept has a weight that is no number. Leave the header out, or say application/json."));
            }
        }
        return Optional.empty();
    }
}
