package dev.voicebox.it.matrix.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What came back, as those see it who compare.
 *
 * @param status of HTTP; 101 for an opened socket
 * @param headers by their names in small letters
 * @param body text; of an opened socket its first event
 */
public record Answer(int status, Map<String, String> headers, String body) {
    /** They differ between any two calls. */
    private static final Set<String> VOLATILE =
            Set.of("date", "x-request-id", "content-length", "sec-websocket-accept");

    private static final Pattern MADE = Pattern.compile(
            "\\b(?:(req|proj|key|persona|voice|cred|ek|vb)_\\w{16,}|ers_[\\w-]{16,}|(sess|item|resp|event|conv|call)_\\w{8,}|vb-[\\w-]{20,})");

    private static final Pattern TIME = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z|\\b1[0-9]{9}\\b");

    public Answer {
        headers = new TreeMap<>(headers);
    }

    /** @param sent what the caller put into the call: it may get that back */
    public static Answer of(int status, Map<String, String> headers, String body, Iterable<String> sent) {
        Map<String, String> told = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (!VOLATILE.contains(name)) {
                told.put(name, without(value, sent));
            }
        });
        return new Answer(status, told, without(body, sent));
    }

    private static String without(String text, Iterable<String> sent) {
        List<String> longestFirst = new ArrayList<>();
        sent.forEach(longestFirst::add);
        longestFirst.sort(Comparator.comparing(String::length).reversed());
        String rest = text;
        for (String id : longestFirst) {
            rest = rest.replace(id, "SENT");
        }
        return rest;
    }

    /**
     * Two answers that say the same say it with these letters. What the call has just made has another id in each; ids that were
     * there before are kept.
     *
     * @param before ids that were there before
     */
    public String plain(Set<String> before) {
        return status + " " + plain(headers.toString(), before) + " " + plain(body, before);
    }

    private static String plain(String text, Set<String> before) {
        String settled = MADE.matcher(text).replaceAll(id -> before.contains(id.group()) ? id.group() : "MADE");
        return TIME.matcher(settled.replaceAll("\"prefix\":\"[^\"]*\"", "\"prefix\":\"MADE\""))
                .replaceAll("TIME");
    }

    public boolean succeeded() {
        return status < 300;
    }

    /** All of it, for those who look for something. */
    public String text() {
        return headers + " " + body;
    }

    @Override
    public String toString() {
        return status + " " + (body.length() > 300 ? body.substring(0, 300) + "…" : body);
    }
}
