package dev.voicebox.web.admission;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which web pages may open sockets. A page on the server's own host or on this machine may; others by name, or all by
 * {@code *}. What is no browser sends no Origin and is judged by its credential alone.
 */
public record Origins(Set<String> allowed) {
    private static final String ALL = "*";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Origins {
        allowed = Set.copyOf(allowed);
    }

    public static Origins of(List<String> allowed) {
        return new Origins(allowed.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .map(origin -> origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin)
                .filter(origin -> !origin.isEmpty())
                .collect(java.util.stream.Collectors.toSet()));
    }

    /**
     * @param origin as the browser sent it, or {@code null}
     * @param host the header {@code Host}, with or without a port
     */
    public boolean allows(String origin, String host) {
        return origin == null || allowed.contains(ALL) || names(origin, host);
    }

    /** As {@link #allows}, for what a browser does by itself: who says nothing of where it comes from may not, and all are not named. */
    public boolean names(String origin, String host) {
        if (origin == null || origin.equals(ALL)) {
            return false;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        String from = hostOf(lower);
        return allowed.contains(lower) || (from != null && (LOOPBACK.contains(from) || from.equals(withoutPort(host))));
    }

    private static String hostOf(String origin) {
        try {
            URI uri = new URI(origin);
            boolean page = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return page ? uri.getHost() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String withoutPort(String host) {
        String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
    }
}
