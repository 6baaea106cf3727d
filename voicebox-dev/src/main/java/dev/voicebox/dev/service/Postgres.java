package dev.voicebox.dev.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.Secrets;

/** PostgreSQL on 127.0.0.1, every connection with a password, durable as in production. */
public final class Postgres implements Service {
    private static final String NAME = "voicebox";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Supplier<Child> program;
    private final PostgresData data;
    private final int port;
    private final Database database;
    private volatile Child server;

    private Postgres(Supplier<Child> program, PostgresData data, int port) {
        this.program = program;
        this.server = program.get();
        this.data = data;
        this.port = port;
        this.database = new Database(url(NAME), NAME, Secrets.password());
    }

    /** As {@link #launch}, and waits until it answers. */
    public static Postgres start(Home home, RunFolder run, int port) {
        Postgres postgres = launch(home, run, port);
        try {
            postgres.awaitReady();
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    /**
     * Starts it on the data of the home, made at the first start; the password of the application is new every time. It does
     * not answer yet.
     */
    public static Postgres launch(Home home, RunFolder run, int port) {
        PostgresProgram program = PostgresProgram.unpackedIn(home.programs());
        PostgresData data = PostgresData.in(home.data(), program);
        List<String> command = new ArrayList<>(program.command("postgres"));
        command.addAll(List.of("-D", data.dir().toString(), "-p", Integer.toString(port)));
        // No socket file, which would lie in the shared temporary folder.
        for (String setting :
                List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "fsync=on")) {
            command.addAll(List.of("-c", setting));
        }
        Path log = home.logs().resolve("postgres.log");
        return new Postgres(
                () -> Child.start("postgres", command, PostgresData.environment(data.dir()), log, run), data, port);
    }

    /**
     * Until then the application's password is not that of {@link #database()}.
     *
     * @throws Trouble if it ended, does not answer in 30 s, or is not ours
     */
    public void awaitReady() {
        if (!Patience.of(START).until(() -> !server.isAlive() || isReady()) || !server.isAlive()) {
            throw new Trouble(
                    "PostgreSQL did not start (" + server.lastWords() + ")", "See .voicebox/logs/postgres.log");
        }
        prepare();
    }

    @Override
    public void restart() {
        server = program.get();
        awaitReady();
    }

    /** The server process; the processes of its connections are its children. */
    @Override
    public ProcessHandle process() {
        return server.handle();
    }

    /** The application's database. */
    public Database database() {
        return database;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public void close() {
        server.stop(Signal.INT, STOP);
    }

    private void prepare() {
        try (Connection connection = superConnection();
                Statement statement = connection.createStatement()) {
            requireOurs(statement);
            if (!isThere(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login");
            }
            // Roles of the tables, which the application may take and not make.
            for (String role : List.of("voicebox_app", "voicebox_relay")) {
                if (!isThere(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " nologin");
                }
                statement.execute("grant " + role + " to " + NAME + " with inherit false, set true");
            }
            statement.execute("alter role " + NAME + " password '" + database.password() + "'");
            if (!isThere(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException | IOException e) {
            throw new Trouble(
                    "PostgreSQL refused its set-up (" + e.getMessage() + ")", "See .voicebox/logs/postgres.log", e);
        }
    }

    /** Another server on this port would answer just as well, and be the wrong one. */
    private void requireOurs(Statement statement) throws SQLException, IOException {
        try (var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            Path found = Path.of(rows.getString(1));
            if (!Files.isSameFile(found, data.dir())) {
                throw new Trouble(
                        "Port " + port + " is answered by another PostgreSQL (" + found + ")",
                        "Stop it, or choose another port with -Dvoicebox.postgres.port=<port>");
            }
        }
    }

    private static boolean isThere(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private boolean isReady() {
        try (Connection connection = superConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection superConnection() throws SQLException {
        // Not the DriverManager: in Maven's JVM it does not see drivers of the plugin's class path.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url("postgres"));
        source.setConnectTimeout(2);
        return source.getConnection("postgres", data.superPassword());
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }
}
