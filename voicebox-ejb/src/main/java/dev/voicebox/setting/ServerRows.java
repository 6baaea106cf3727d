package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.PORT;
import static dev.voicebox.setting.Settings.TEXT;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table about what a server cannot do without: keys, stores and addresses. */
final class ServerRows {
    static final List<Setting> ALL = List.of(
            of(
                    "voicebox.security.master-key",
                    "shared by all servers, the root of all their secrets; no start without it (the run command makes"
                            + " one)",
                    "",
                    "base64 of 32 bytes; while it is being changed: the new one, a comma, the former one"),
            of(
                    "voicebox.bootstrap.api-key",
                    "API key of the first tenant: made with it, or added to it when it is missing (the run command makes one)",
                    "",
                    "16 to 256 printable ASCII characters"),
            of(
                    "voicebox.client-secrets.per-minute",
                    "how many client secrets a tenant may make in a minute, on all servers together",
                    "600",
                    "from 1"),
            of("voicebox.db.url", "PostgreSQL", "jdbc:postgresql://127.0.0.1:5432/voicebox", "JDBC URL"),
            of("voicebox.db.user", "its user", "voicebox", TEXT),
            of("voicebox.db.password", "its password", "", TEXT),
            of("voicebox.db.pool-size", "connections of one server", "20", "from 1"),
            of("voicebox.db.migration.user", "who changes the schema", "${voicebox.db.user}", TEXT),
            of("voicebox.db.migration.password", "its password", "${voicebox.db.password}", TEXT),
            of(
                    "voicebox.redis.url",
                    "Redis",
                    "redis://127.0.0.1:6379",
                    "redis[s]://[user:password@]host[:port][/database],"
                            + " redis[s]+sentinel://[user:password@]host[:port],…/master[/database] or"
                            + " redis[s]+cluster://[user:password@]host[:port],…"),
            of("voicebox.http.host", "address to listen on", "*", "address, or * for all"),
            of("voicebox.http.port", "port; of the first of several gateways", "9080", PORT),
            of("voicebox.https.port", "port with TLS; of the first of several gateways", "9443", PORT),
            of(
                    "voicebox.http.origins",
                    "web pages that may open sockets, and administer by cookie (then * does not count), beside those of the same host and of loopback",
                    "",
                    "origins with commas between them, * for all"),
            of(
                    "voicebox.admin.name-claim",
                    "the claim of administrators' tokens that says who it is, as the audit log shows it",
                    "sub",
                    "name of a claim that is a text in every token"));

    private ServerRows() {}
}
