package dev.voicebox.persistence.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import redis.clients.jedis.HostAndPort;

/**
 * The parts of a Redis URL.
 *
 * <pre>
 *   redis[s]://[user:password@]host[:port][/database]                                  one server
 *   redis[s]+sentinel://[user:password@]host[:port],…/master[/database]                sentinels, which know the master
 *   redis[s]+cluster://[user:password@]host[:port],…                                   some nodes of a cluster
 * </pre>
 *
 * @param hosts the server, the sentinels, or nodes of the cluster
 * @param user null for the default user; user and password are those of the servers, sentinels are asked without
 * @param password null for none
 * @param master name of the master that sentinels watch; null without sentinels
 */
record RedisAddress(
        Form form, List<HostAndPort> hosts, boolean tls, String user, String password, int database, String master) {

    private static final int DEFAULT_PORT = 6379;
    private static final int DEFAULT_SENTINEL_PORT = 26379;
    private static final String EXPECTED =
            "voicebox.redis.url must look like redis://[user:password@]host[:port][/database]"
                    + " (or rediss:// for TLS), redis+sentinel://[user:password@]host[:port],…/master[/database]"
                    + " or redis+cluster://[user:password@]host[:port],…";

    private static final Pattern URL = Pattern.compile("redis(?<tls>s?)(?:\\+(?<form>sentinel|cluster))?://"
            + "(?:(?<user>[^:@/\\s]*)(?::(?<password>[^@/\\s]*))?@)?(?<hosts>[^@/\\s]+)(?<path>(?:/[^/\\s]*){0,2})");
    private static final Pattern HOST =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^:\\[\\]\\s]+)(?::(?<port>\\d{1,5}))?");

    /** What answers there. */
    enum Form {
        SERVER,
        SENTINEL,
        CLUSTER
    }

    RedisAddress {
        hosts = List.copyOf(hosts);
    }

    static RedisAddress parse(String url) {
        Matcher parts = URL.matcher(url == null ? "" : url.strip());
        if (!parts.matches()) {
            // Not with what was given, which may hold a password.
            throw new IllegalArgumentException(EXPECTED);
        }
        Form form = parts.group("form") == null
                ? Form.SERVER
                : Form.valueOf(parts.group("form").toUpperCase(Locale.ROOT));
        List<HostAndPort> hosts = hosts(parts.group("hosts"), form);
        String[] path = parts.group("path").replaceFirst("^/", "").split("/", -1);
        boolean named = form == Form.SENTINEL;
        if (named && path[0].isEmpty() || !named && path.length > 1 || form == Form.SERVER && hosts.size() > 1) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String database = named ? (path.length > 1 ? path[1] : "") : path[0];
        if (form == Form.CLUSTER && !database.isEmpty()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new RedisAddress(
                form,
                hosts,
                !parts.group("tls").isEmpty(),
                decoded(parts.group("user")),
                decoded(parts.group("password")),
                number(database, 0),
                named ? path[0] : null);
    }

    private static List<HostAndPort> hosts(String list, Form form) {
        int usual = form == Form.SENTINEL ? DEFAULT_SENTINEL_PORT : DEFAULT_PORT;
        return Arrays.stream(list.split(",", -1)).map(one -> host(one, usual)).toList();
    }

    private static HostAndPort host(String text, int usualPort) {
        Matcher parts = HOST.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String port = parts.group("port");
        return new HostAndPort(parts.group("host"), number(port == null ? "" : port, usualPort));
    }

    private static String decoded(String part) {
        if (part == null || part.isEmpty()) {
            return null;
        }
        // As in every URL; a plus sign is one.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int number(String text, int usual) {
        try {
            return text.isEmpty() ? usual : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    @Override
    public String toString() {
        return form + " " + hosts + "/" + (master == null ? "" : master + "/") + database;
    }
}
