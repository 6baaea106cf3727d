package dev.voicebox.dev.service;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DevServicesTest {
    /** Kept between builds: the unpacked programs cost a second each time. */
    private static final Path FOLDER = Path.of("target", "services");

    @Test
    void rowsAndKeysSurviveARestart() throws Exception {
        try (DevServices services = DevServices.start(FOLDER)) {
            execute(
                    services,
                    "drop table if exists kept",
                    "create table kept (word text)",
                    "insert into kept values ('yes')");
            assertThat(redis(services, "SET kept yes")).isEqualTo("+OK");
        }
        try (DevServices services = DevServices.start(FOLDER)) {
            assertThat(query(services, "select word from kept")).isEqualTo("yes");
            assertThat(redis(services, "GET kept")).isEqualTo("$3");
        }
    }

    @Test
    void killedServicesComeBackToThoseWhoKnowTheirPasswords() throws Exception {
        try (DevServices services = DevServices.start(FOLDER)) {
            execute(services, "drop table if exists kept", "create table kept (word text)");
            execute(services, "insert into kept values ('yes')");
            kill(services.postgres().process());
            kill(services.redis().process());

            services.postgres().restart();
            services.redis().restart();

            assertThat(query(services, "select word from kept")).isEqualTo("yes");
            assertThat(redis(services, "SET kept yes")).isEqualTo("+OK");
        }
    }

    @Test
    void aServiceThatDiesIsStartedAgainUntilTheRunEnds() throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (DevServices services = DevServices.start(FOLDER)) {
            Keeper keeper = new Keeper("Redis", services.redis(), said::add, Duration.ZERO);
            keeper.watch();
            assertThat(redis(services, "SET kept yes")).isEqualTo("+OK");
            for (int death = 1; death <= 2; death++) {
                services.redis().process().destroyForcibly();
                assertThat(said.take()).isEqualTo("Redis has ended; it starts again");
                assertThat(said.take()).isEqualTo("Redis is back");
            }
            assertThat(redis(services, "SET kept again")).isEqualTo("+OK");

            keeper.close();

            services.redis().process().onExit().join();
            assertThat(services.redis().isAlive()).isFalse();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void servicesThatEndBeforeTheyAnswerAreNamed() {
        Home home = Home.open(FOLDER);
        RunFolder run = RunFolder.of(home);
        Postgres postgres = Postgres.launch(home, run, Ports.free());
        Redis redis = Redis.launch(home, run, Ports.free());
        postgres.close();
        redis.close();

        assertThatThrownBy(postgres::awaitReady)
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("PostgreSQL did not start");
        assertThatThrownBy(redis::awaitReady).isInstanceOf(Trouble.class).hasMessageStartingWith("Redis did not start");
    }

    @Test
    void nobodyEntersWithoutThePassword() throws Exception {
        try (DevServices services = DevServices.start(FOLDER)) {
            Database database = services.postgres().database();

            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(talk(services.redis().port(), "PING")).startsWith("-NOAUTH");
        }
    }

    @Test
    void textSortsTheSameWhateverTheLanguageOfTheMachine() throws Exception {
        try (DevServices services = DevServices.start(FOLDER)) {
            assertThat(query(
                            services,
                            "select upper('čaj') || (select datlocale from pg_database where datname = 'voicebox')"))
                    .isEqualTo("ČAJC.UTF-8");
        }
    }

    private static void kill(ProcessHandle process) {
        // Held from before its end: after it they are nobody's children.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    private static void execute(DevServices services, String... statements) throws SQLException {
        try (Connection connection = connect(services);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private static String query(DevServices services, String text) throws SQLException {
        try (Connection connection = connect(services);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(text)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DevServices services) throws SQLException {
        Database database = services.postgres().database();
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** The first line of the answer to a command of somebody who knows the password. */
    private static String redis(DevServices services, String command) throws IOException {
        String password = services.redis().url().replaceAll("redis://:(.*)@.*", "$1");
        String answer = talk(services.redis().port(), "AUTH " + password, command);
        return answer.lines().skip(1).findFirst().orElseThrow();
    }

    private static String talk(int port, String... commands) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String text = String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
