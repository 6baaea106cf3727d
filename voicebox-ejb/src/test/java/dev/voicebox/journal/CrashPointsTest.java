package dev.voicebox.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CrashPointsTest {
    private static final Pattern CALL = Pattern.compile("CrashPoints\\.reach\\(\"([^\"]*)\"\\)");

    private final List<Integer> halts = new ArrayList<>();

    @Test
    void theProcessDiesAtThePointThatWasNamed() {
        CrashPoints.of("before-commit", halts::add).onReached("before-commit");

        assertThat(halts).containsExactly(137);
    }

    @Test
    void theProcessLivesOnAtEveryOtherPoint() {
        CrashPoints points = CrashPoints.of("before-commit", halts::add);

        CrashPoints.NAMES.stream().filter(name -> !name.equals("before-commit")).forEach(points::onReached);

        assertThat(halts).isEmpty();
    }

    @Test
    void theProcessDiesAtTheTimeThatWasNamedAndNotBefore() {
        CrashPoints points = CrashPoints.of("after-ack:3", halts::add);

        points.onReached("after-ack");
        points.onReached("after-ack");
        assertThat(halts).isEmpty();
        points.onReached("after-ack");

        assertThat(halts).hasSize(1);
    }

    @Test
    void nothingIsArmedWhenNothingIsSet() {
        assertThat(CrashPoints.of("", halts::add)).isNull();
    }

    @Test
    void aPointThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrashPoints.of("before-lunch", halts::add))
                .withMessageContaining("before-lunch")
                .withMessageContaining("after-log-delete");
    }

    @Test
    void aTimeThatIsNoCountIsRefused() {
        Stream.of("0", "-1", "x", "", "1.5")
                .forEach(time -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> CrashPoints.of("before-ack:" + time, halts::add))
                        .withMessageContaining("from 1"));
    }

    @Test
    void everyPointInTheCodeIsInTheList() throws IOException {
        assertThat(CrashPoints.NAMES).containsAll(namesInTheCode());
    }

    /** A name that is put together at run time would escape the list: there are none. */
    private static List<String> namesInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> CALL.matcher(read(file)).results().map((MatchResult call) -> call.group(1)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
