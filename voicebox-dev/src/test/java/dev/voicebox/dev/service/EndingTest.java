package dev.voicebox.dev.service;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.home.Home;

import static org.assertj.core.api.Assertions.assertThat;

class EndingTest {
    private static final List<String> FOREVER = List.of("sleep", "1000");

    @TempDir
    private Path dir;

    @Test
    void aChildIsAskedToEndAndForgotten() {
        Home home = Home.open(dir);
        RunFolder run = RunFolder.of(home);
        Child child = Child.start("redis", FOREVER, Map.of(), dir.resolve("log"), run);

        child.stop(Signal.TERM, Duration.ofSeconds(10));

        assertThat(child.isAlive()).isFalse();
        assertThat(run.dir()).isEmptyDirectory();
    }

    @Test
    void processesOfAKilledRunAreEndedByTheNext() {
        Home home = Home.open(dir);
        Child child = Child.start("gateway-1", FOREVER, Map.of(), dir.resolve("log"), RunFolder.of(home));

        assertThat(Leftovers.end(home)).isEqualTo(1);

        assertThat(child.isAlive()).isFalse();
        assertThat(home.run()).isEmptyDirectory();
    }

    @Test
    void anotherProcessUnderTheSameNumberIsLeftAlone() throws Exception {
        Home home = Home.open(dir);
        RunFolder run = RunFolder.of(home);
        Child child = Child.start("gateway-1", FOREVER, Map.of(), dir.resolve("log"), run);
        Files.writeString(run.dir().resolve("gateway-1.pid"), child.pid() + "\n12345\n");

        assertThat(Leftovers.end(home)).isZero();

        assertThat(child.isAlive()).isTrue();
        child.stop(Signal.KILL, Duration.ofSeconds(10));
    }

    @Test
    void theWatchdogEndsWhatAKilledLauncherLeaves() throws Exception {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid;
        try (var said = new BufferedReader(new InputStreamReader(launcher.getInputStream()))) {
            pid = Long.parseLong(said.readLine());
        }

        launcher.destroyForcibly();

        assertThat(Patience.of(Duration.ofSeconds(20))
                        .until(() -> ProcessHandle.of(pid).isEmpty()))
                .isTrue();
    }

    /** A launcher that is killed before it ends anything. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] arguments) throws InterruptedException {
            Home home = Home.open(Path.of(arguments[0]));
            RunFolder run = RunFolder.of(home);
            Watchdog.over(run);
            Child child = Child.start("gateway-1", FOREVER, Map.of(), home.dir().resolve("log"), run);
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }
}
