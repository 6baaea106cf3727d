package dev.voicebox.web.refusal;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;

/**
 * Bodies are taken as they are: how long one may be is counted in the bytes that were sent, and nothing is unpacked. The
 * server's own unpacking is off for the same reason ({@code http.xml}).
 */
public final class BodyCoding {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String NONE = "identity";

    private BodyCoding() {}

    /** 415 for a body that is packed. */
    public static Optional<Refusal> refusal(HttpServletRequest request) {
        return refusal(request.getMethod(), Collections.list(request.getHeaders("Content-Encoding")));
    }

    /** @param codings the headers, each of which may list several */
    static Optional<Refusal> refusal(String method, List<String> codings) {
        boolean plain = BODILESS.contains(method)
                || codings.stream()
                        .flatMap(header -> Stream.of(header.split(",")))
                        .map(String::strip)
                        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase(NONE));
        return plain
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                415,
                                ErrorType.INVALID_REQUEST,
                                ErrorCode.UNSUPPORTED_CONTENT_ENCODING,
                                "Bodies are taken as they are, without gzip or another coding. Leave the header Content-Encoding out."));
    }
}
