package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.speech.model.download.InstallFailure.Kind;

/**
 * Asks for a file, or for the rest of it. The JDK's older client does this: it can give up on a server that falls silent in
 * the middle of a file, and it keeps no thread that would outlive the application in a server.
 *
 * @param patience until the connection stands, and between two pieces
 */
record Fetch(Duration patience) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 8;

    /**
     * Follows redirects, but never from https to http.
     *
     * @param from the first byte wanted
     * @param validator of the file that the bytes before it are of; without it a server may send the rest of another file
     * @throws IOException when the address cannot be reached or is silent
     */
    Answer get(URI address, long from, Optional<String> validator) throws IOException, InstallFailure {
        URI at = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpURLConnection connection = open(at, from, validator);
            int status = connection.getResponseCode();
            if (!REDIRECTS.contains(status)) {
                return new Answer(connection, status);
            }
            String location = connection.getHeaderField("Location");
            connection.disconnect();
            at = next(at, location);
        }
        throw new InstallFailure(Kind.REFUSED, address + " redirects again and again. " + Download.ELSEWHERE);
    }

    private HttpURLConnection open(URI address, long from, Optional<String> validator) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) patience.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setRequestProperty("User-Agent", "VoiceBox");
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("Connection", "close");
        if (from > 0) {
            connection.setRequestProperty("Range", "bytes=" + from + "-");
            validator.ifPresent(known -> connection.setRequestProperty("If-Range", known));
        }
        return connection;
    }

    static URI next(URI from, String location) throws InstallFailure {
        URI to;
        try {
            to = from.resolve(String.valueOf(location));
        } catch (IllegalArgumentException e) {
            throw new InstallFailure(
                    Kind.REFUSED, from.getHost() + " redirects to no address. " + Download.ELSEWHERE, e);
        }
        boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
        boolean downgrade = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
        if (location == null || !web || to.getHost() == null || downgrade) {
            throw new InstallFailure(
                    Kind.REFUSED,
                    from.getHost() + " redirects to "
                            + (downgrade ? "an address without TLS, which is not followed. " : "no address. ")
                            + Download.ELSEWHERE);
        }
        return to;
    }
}
