package dev.voicebox.persistence.redis;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The parts of a Redis URL.
 *
 * @param user null for the default user
 * @param password null for none
 */
record RedisAddress(String host, int port, boolean tls, String user, String password, int database) {

    private static final int DEFAULT_PORT = 6379;
    private static final String EXPECTED =
            "voicebox.redis.url must look like redis://[user:password@]host[:port][/database]"
                    + " (or rediss:// for TLS)";

    static RedisAddress parse(String url) {
        URI uri = uri(url);
        boolean tls = "rediss".equals(uri.getScheme());
        if (!tls && !"redis".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(EXPECTED);
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String[] login =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new RedisAddress(uri.getHost(), port, tls, user(login), password(login), database(uri.getPath()));
    }

    private static URI uri(String url) {
        try {
            return new URI(url == null ? "" : url.strip());
        } catch (URISyntaxException e) {
            // Without its cause: that would carry the URL, and the URL a password.
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    private static String user(String[] login) {
        return login.length == 0 || login[0].isEmpty() ? null : login[0];
    }

    private static String password(String[] login) {
        return login.length < 2 ? null : login[1];
    }

    private static int database(String path) {
        if (path == null || path.length() < 2) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(path.substring(1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
