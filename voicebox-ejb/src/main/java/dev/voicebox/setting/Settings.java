package dev.voicebox.setting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static dev.voicebox.setting.Reader.BUILD;
import static dev.voicebox.setting.Reader.RUN;
import static dev.voicebox.setting.Reader.SERVER;

/** The table of all settings. A test holds it to the code, to {@code docs/operations.md} and to {@code .env.example}. */
public final class Settings {
    static final String NAMES = "names, commas between them";
    static final String DELAY = "ISO 8601 duration up to PT10M";
    private static final String PORT = "1 to 65535";
    private static final String TEXT = "text";
    static final String MODEL = "file, or id of mvn -Pmodels";

    private static final List<Setting> FIRST = List.of(
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
                    "name of a claim that is a text in every token"),
            of(
                    "voicebox.realtime.models",
                    "model names a session may ask for: aliases, the first is the default",
                    "gpt-realtime,gpt-realtime-mini,gpt-realtime-1.5,gpt-realtime-2,gpt-realtime-2.1,gpt-realtime-2.1-mini",
                    NAMES),
            of(
                    "voicebox.session.max-duration",
                    "when a session ends by itself",
                    "PT60M",
                    "ISO 8601 duration, PT1M to P1D"),
            of(
                    "voicebox.session.drain-patience",
                    "how long answers may go on when the server stops",
                    "PT25S",
                    "ISO 8601 duration"),
            of(
                    "voicebox.session.resume-window",
                    "how long a session that has lost its client, or its server, can be resumed",
                    "PT5M",
                    "ISO 8601 duration, PT10S to PT1H; PT0S: not at all"),
            of("voicebox.session.replay-audio", "keep sound, too, for clients that resume", "false", "true, false"),
            of("voicebox.session.replay-events", "events of a session that are kept for them", "2000", "100 to 100000"),
            of(
                    "voicebox.gateway.name",
                    "what clients are told of the server that serves them",
                    "",
                    "letters, digits, . _ -"),
            of(
                    "voicebox.gateway.elsewhere",
                    "where clients may come back when this server is gone; not needed behind a load balancer",
                    "",
                    "http[s]://host[:port], commas between them"),
            of("voicebox.session.audio-quota", "sound of one session that is kept on disk", "536870912", "bytes"),
            of(
                    "voicebox.vault.address",
                    "Vault that has further settings (given in the environment, by -D or in a file)",
                    "",
                    "https://host:port"),
            of("voicebox.vault.token", "token to read them with", "", TEXT),
            of("voicebox.vault.token-file", "instead: a file that an agent keeps a fresh token in", "", "file"),
            of("voicebox.vault.path", "where they are: mount and path, key-value version 2", "secret/voicebox", TEXT),
            of("voicebox.vault.namespace", "namespace of Vault Enterprise", "", TEXT),
            of("voicebox.vault.refresh", "how often they are read anew", "PT5M", "ISO 8601 duration, PT10S to PT1H"),
            of("voicebox.kafka.enabled", "tell what happens in sessions to Kafka", "false", "true, false"),
            of(
                    "voicebox.kafka.bootstrap-servers",
                    "brokers (the run command starts one, if none are given)",
                    "127.0.0.1:9092",
                    "host:port, commas between them"),
            of(
                    "voicebox.kafka.inbound-idle",
                    "when a session over Kafka of which nothing comes ends at its server",
                    "PT5M",
                    "ISO 8601 duration, PT1S to P1D"),
            of(
                    "voicebox.outbox.lease",
                    "how long events wait for another server when the one that was telling them dies",
                    "PT30S",
                    "ISO 8601 duration, PT1S to PT10M"),
            of(
                    "voicebox.outbox.poll",
                    "how long events of a server without the role relay may wait",
                    "PT0.5S",
                    "ISO 8601 duration, PT0.01S to PT1M"),
            of("voicebox.outbox.attempts", "how often a refused event is tried before it is parked", "8", "1 to 100"),
            of(
                    "voicebox.outbox.keep",
                    "how long published events are remembered, so that they are not told again",
                    "PT24H",
                    "ISO 8601 duration up to P365D"),
            of(
                    "voicebox.journal.dir",
                    "log of what PostgreSQL has not taken yet, of one server alone; unset: journal in its output"
                            + " folder (of the run command: journal/gateway-<n> in voicebox.home)",
                    "",
                    "folder"),
            of(
                    "voicebox.journal.max-bytes",
                    "of that log; when it is full, items are refused",
                    "268435456",
                    "bytes, from 1048576"),
            of(
                    "voicebox.journal.commit-deadline",
                    "how long PostgreSQL may take for a batch before it goes to the log",
                    "PT0.1S",
                    "ISO 8601 duration, PT0.01S to PT10S"),
            of(
                    "voicebox.llm.providers",
                    "language models in order of preference; unset: those with a key or an address, else an Ollama on"
                            + " this machine, else echo",
                    "",
                    NAMES + ": openai, groq, anthropic, ollama, echo, stub, or one of your own"),
            of("voicebox.llm.<name>.base-url", "address of that provider", "", "URL up to /v1"),
            of("voicebox.llm.<name>.api-key", "its key", "", TEXT),
            of("voicebox.llm.<name>.model", "the model to ask it for", "", TEXT),
            of(
                    "voicebox.llm.<name>.context-tokens",
                    "what that model reads and writes together; unset: 32320, of Ollama 8192, as it takes memory for"
                            + " what it is asked",
                    "",
                    "tokens, from 1024"),
            of(
                    "voicebox.llm.<name>.dialect",
                    "how that provider is spoken to; unset: of ollama its own, of all others OpenAI's",
                    "",
                    "openai or ollama"),
            of("voicebox.llm.<name>.temperature", "how freely that model writes; unset: its own", "", "0 to 2"),
            of(
                    "voicebox.llm.<name>.first-token-timeout",
                    "how long that model may think",
                    "${voicebox.llm.first-token-timeout}",
                    DELAY),
            of(
                    "voicebox.llm.<name>.inter-token-timeout",
                    "how long it may pause",
                    "${voicebox.llm.inter-token-timeout}",
                    DELAY),
            of("voicebox.llm.first-token-timeout", "how long a model may think", "PT3S", DELAY),
            of("voicebox.llm.inter-token-timeout", "how long it may pause", "PT5S", DELAY),
            of(
                    "voicebox.llm.failover-timeout",
                    "until the first word, over all providers; a longer first-token-timeout stretches it",
                    "PT5S",
                    DELAY),
            of(
                    "voicebox.llm.hedge-delay",
                    "after which the next provider is asked beside one that has said nothing; the first word wins",
                    "off",
                    "off, or " + DELAY),
            of(
                    "voicebox.llm.apology",
                    "said when no language model answers",
                    "Sorry, I cannot answer right now. Please try again in a moment.",
                    TEXT),
            of(
                    "voicebox.tools.max-rounds",
                    "how many answers in a row may end with function calls in one turn of the caller; the next has to"
                            + " do without tools",
                    "16",
                    "answers, 1 to 1000"),
            of(
                    "voicebox.policy.mode",
                    "who decides what callers and models may do",
                    "embedded",
                    "embedded, remote or off"),
            of(
                    "voicebox.policy.file",
                    "rules of one's own, compiled to WebAssembly; those of VoiceBox when unset",
                    "",
                    "file"),
            of("voicebox.policy.url", "the OPA server that decides when the mode is remote", "", "http(s) address"),
            of("voicebox.policy.path", "the package that it is asked for", "voice", TEXT),
            of(
                    "voicebox.policy.timeout",
                    "how long a decision may take; then it is a denial",
                    "PT0.5S",
                    "ISO 8601 duration up to PT10S"),
            of(
                    "voicebox.policy.shadow.file",
                    "a compiled policy on trial: what it would decide is only recorded",
                    "",
                    "file"),
            of("voicebox.policy.shadow.path", "a policy on trial, as a package of the OPA server", "", TEXT),
            of(
                    "voicebox.egress.allow",
                    "where addresses of tenants may lead beside the public Internet, also without TLS",
                    "",
                    "hosts, addresses, address/bits, with commas between them"),
            of("voicebox.overload.refuse", "refuse what is new while work piles up", "true", "true, false"),
            of(
                    "voicebox.usage.webhook.url",
                    "where finished minutes of usage are posted; unset: nowhere",
                    "",
                    "https URL; other places by voicebox.egress.allow"),
            of("voicebox.usage.webhook.secret", "signs what is posted there", "", "16 characters or more"));

    private static final List<Setting> REST = List.of(
            of(
                    "voicebox.crash-at",
                    "for tests, as a system property: the process dies at this point",
                    "",
                    "name of a crash point, perhaps with :<n> for the n-th time"),
            of("voicebox.log.format", "form of the log", "json", "json, simple, tbasic"),
            of(
                    "voicebox.reload",
                    "take up changed files while running (mvn liberty:dev)",
                    "disabled",
                    "disabled, polled, mbean"),
            of("voicebox.roles", "what it does; unset: all, shared with nobody", "", "gateway,stt,tts,relay,inbound"),
            of("voicebox.redis.audio-url", "for shared speech work", "${voicebox.redis.url}", "as voicebox.redis.url"),
            of("voicebox.work.weights", "who gets more of shared speech work", "", "acme=2,globex=5; 1 to 100"),
            run("voicebox.gateways", "how many servers", "1", "1 to 16"),
            run("voicebox.roles.<n>", "roles of the n-th server", "", NAMES),
            run("voicebox.fresh", "forget the data of earlier runs", "false", "true, false"),
            run("voicebox.home", "keys, data and logs of the run", ".voicebox", "folder"),
            run("voicebox.postgres.port", "of its own PostgreSQL", "15432", PORT),
            run("voicebox.redis.port", "of its own Redis", "16379", PORT),
            run("voicebox.kafka.port", "of its own Kafka", "19092", PORT),
            new Setting("voicebox.checkout", "where the sources are", "", "folder", BUILD),
            new Setting("voicebox.server", "where Open Liberty is", "", "folder", BUILD));

    private static final List<Setting> ALL =
            Stream.of(FIRST, SpeechRows.ALL, REST).flatMap(List::stream).toList();

    private Settings() {}

    /** In the order of the documents. */
    public static List<Setting> all() {
        return ALL;
    }

    /** @param name a key, or the environment variable of one */
    public static Optional<Setting> named(String name) {
        return ALL.stream().filter(setting -> setting.isNamed(name)).findFirst();
    }

    static Setting of(String key, String meaning, String standard, String values) {
        return new Setting(key, meaning, standard, values, SERVER);
    }

    private static Setting run(String key, String meaning, String standard, String values) {
        return new Setting(key, meaning, standard, values, RUN);
    }
}
