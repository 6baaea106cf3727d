package dev.voicebox.web.admin.write;

import java.net.URI;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/**
 * The version of a thing as {@code ETag} and {@code If-Match} carry it: its number in quotation marks, {@code "3"}.
 *
 * <pre>
 *   428 precondition_required   a change without If-Match
 *   400 invalid_value           If-Match is neither a version nor *
 *   412 version_conflict        the thing has another version by now
 * </pre>
 */
public final class Version {
    private static final Pattern ONE = Pattern.compile("\"([0-9]{1,18})\"");

    private Version() {}

    /**
     * The version that is to be changed; empty for {@code *}, whichever it is.
     *
     * @param ifMatch the header, {@code null} when absent
     */
    public static OptionalLong required(String ifMatch) throws Refused {
        if (ifMatch == null) {
            throw refused(
                    428,
                    "precondition_required",
                    "Say which version is meant: send its ETag, as a GET shows it, in the header If-Match; or *.");
        }
        return optional(ifMatch);
    }

    /** The same where the header may be absent, which means the same as {@code *}. */
    public static OptionalLong optional(String ifMatch) throws Refused {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher version = ONE.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw refused(400, "invalid_value", "If-Match is no version: expected one ETag such as \"3\", or *.");
        }
        return OptionalLong.of(Long.parseLong(version.group(1)));
    }

    /** For a change of something that has another version by now. */
    public static Refused conflict() {
        return refused(
                412,
                "version_conflict",
                "Somebody has changed it meanwhile. Read it again, and repeat the change if it is still wanted.");
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** 200 with its version. */
    public static Response shown(ObjectNode body, long version) {
        return Response.ok(body).header(HttpHeaders.ETAG, tag(version)).build();
    }

    /** 201 with its body, its version and its place, below {@code /api/v2/}. */
    public static Response made(ObjectNode body, long version, String place) {
        return Response.created(URI.create(place))
                .entity(body)
                .header(HttpHeaders.ETAG, tag(version))
                .build();
    }

    private static Refused refused(int status, String code, String message) {
        String param = status == 400 ? "If-Match" : null;
        return new Refused(new Refusal(status, "invalid_request_error", code, message, param, 0));
    }
}
