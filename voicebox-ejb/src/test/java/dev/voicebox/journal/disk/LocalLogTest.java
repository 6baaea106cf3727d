package dev.voicebox.journal.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalLogTest {
    private static final LocalLog.Bounds ROOMY = new LocalLog.Bounds(1_000_000, 100_000);
    private static final String FIRST = "0000000000000001.log";

    @TempDir
    private Path folder;

    private final FailingDisk disk = new FailingDisk();

    @Test
    void contentsComeBackInTheOrderInWhichTheyWereAppended() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one", "two"));
            log.append(contents("three"));

            assertThat(texts(log.peek(100, 1_000))).containsExactly("one", "two", "three");
        }
    }

    @Test
    void theyAreThereAfterARestart() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one", "two"));
        }
        try (LocalLog log = open(ROOMY)) {
            assertThat(log.records()).isEqualTo(2);
            log.append(contents("three"));

            assertThat(all(log)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void whatWasDroppedIsGoneAndItsSegmentsToo() throws IOException {
        try (LocalLog log = open(new LocalLog.Bounds(1_000_000, 30))) {
            for (int i = 0; i < 10; i++) {
                log.append(contents("number " + i));
            }
            assertThat(segments()).hasSizeGreaterThan(3);
            assertThat(all(log)).hasSize(10).startsWith("number 0").endsWith("number 9");

            assertThat(log.isEmpty()).isTrue();
            assertThat(log.bytes()).isZero();
            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void anEmptyLogCanBeAppendedToAgain() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one"));
            all(log);
            log.append(contents("two"));

            assertThat(all(log)).containsExactly("two");
        }
    }

    @Test
    void noMoreIsReadAtOnceThanWasAskedFor() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one", "two", "three"));

            assertThat(log.peek(2, 1_000)).hasSize(2);
            assertThat(log.peek(100, 1)).hasSize(1);
        }
    }

    @Test
    void aFullLogTakesNothingAndSaysSo() throws IOException {
        try (LocalLog log = open(new LocalLog.Bounds(40, 100))) {
            log.append(contents("0123456789"));

            assertThatThrownBy(() -> log.append(contents("0123456789", "0123456789")))
                    .isInstanceOf(LogFull.class)
                    .hasMessageContaining("40 bytes");
            assertThat(all(log)).containsExactly("0123456789");
            log.append(contents("0123456789"));
        }
    }

    @Test
    void aTornTailIsCutWhereverItIsTorn() throws IOException {
        byte[] whole = written("one", "two", "the last of them");
        int last = whole.length - Frame.HEADER - "the last of them".length();
        for (int end = last; end < whole.length; end++) {
            Files.write(folder.resolve(FIRST), Arrays.copyOf(whole, end));
            try (LocalLog log = open(ROOMY)) {
                assertThat(log.bytes()).isEqualTo(last);
                log.append(contents("next"));
                assertThat(all(log)).as("torn at byte %d", end).containsExactly("one", "two", "next");
            }
        }
    }

    @Test
    void aTailOfWhichABitIsWrongIsCut() throws IOException {
        byte[] whole = written("one", "two", "the last of them");
        int last = whole.length - Frame.HEADER - "the last of them".length();
        for (int at = last; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= 1;
            Files.write(folder.resolve(FIRST), broken);
            try (LocalLog log = open(ROOMY)) {
                assertThat(all(log)).as("wrong at byte %d", at).containsExactly("one", "two");
            }
        }
    }

    @Test
    void aTailOfZerosIsCut() throws IOException {
        byte[] whole = written("one");
        Files.write(folder.resolve(FIRST), Arrays.copyOf(whole, whole.length + 4_096));
        try (LocalLog log = open(ROOMY)) {
            assertThat(all(log)).containsExactly("one");
        }
    }

    @Test
    void aSegmentThatIsWrongInTheMiddleIsKeptAsideAfterWhatIsWholeInIt() throws IOException {
        byte[] whole = written("one", "two", "three");
        whole[Frame.HEADER + 3 + Frame.HEADER] ^= 1;
        Files.write(folder.resolve(FIRST), whole);
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("next"));
            assertThat(all(log)).containsExactly("one", "next");
        }

        assertThat(Files.readAllBytes(folder.resolve(FIRST + ".damaged"))).isEqualTo(whole);
        try (LocalLog log = open(ROOMY)) {
            assertThat(log.isEmpty()).isTrue();
        }
    }

    @Test
    void aFullDiskTakesNothingAndLeavesNothingBehind() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one"));
            disk.failsToWrite("No space left on device");
            assertThatThrownBy(() -> log.append(contents("two"))).hasMessageContaining("No space left");
            assertThatThrownBy(() -> log.append(contents("three"))).hasMessageContaining("No space left");
            disk.failsToWrite(null);
            log.append(contents("four"));

            assertThat(all(log)).containsExactly("one", "four");
        }
    }

    @Test
    void whatCouldNotBeSyncedDoesNotCount() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one"));
            disk.failsToSync("Input/output error");
            assertThatThrownBy(() -> log.append(contents("two"))).hasMessageContaining("Input/output");
            disk.failsToSync(null);
            log.append(contents("three"));
        }
        try (LocalLog log = open(ROOMY)) {
            assertThat(all(log)).containsExactly("one", "three");
        }
    }

    @Test
    void aFileThatFailedIsNotWrittenToAgain() throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents("one"));
            disk.failsToCut();
            disk.failsToWrite("No space left on device");
            assertThatThrownBy(() -> log.append(contents("two"))).isInstanceOf(IOException.class);
            disk.failsToWrite(null);
            log.append(contents("three"));

            assertThat(all(log)).containsExactly("one", "three");
        }
    }

    @Test
    void twoDoNotShareAFolder() throws IOException {
        try (LocalLog held = open(ROOMY)) {
            assertThat(held.isEmpty()).isTrue();
            assertThat(LocalLog.open(folder, ROOMY, disk)).isEmpty();
        }
        assertThat(LocalLog.open(folder, ROOMY, disk)).isPresent();
    }

    @Test
    void onlyLogsThatHoldSomethingAreFoundBeside() throws IOException {
        Path own = folder.resolve("own");
        Path left = folder.resolve("left");
        Files.createDirectory(folder.resolve("photos"));
        LocalLog.open(own, ROOMY, disk).orElseThrow().close();
        LocalLog.open(folder.resolve("empty"), ROOMY, disk).orElseThrow().close();
        try (LocalLog log = LocalLog.open(left, ROOMY, disk).orElseThrow()) {
            log.append(contents("one"));
        }

        assertThat(LocalLog.beside(own)).containsExactly(left);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Path made = folder.resolve("made");
        LocalLog.open(made, ROOMY, disk).orElseThrow().close();

        assertThat(Files.getPosixFilePermissions(made))
                .hasSize(3)
                .allMatch(may -> may.name().startsWith("OWNER"));
    }

    private LocalLog open(LocalLog.Bounds bounds) throws IOException {
        return LocalLog.open(folder, bounds, disk).orElseThrow();
    }

    private byte[] written(String... texts) throws IOException {
        try (LocalLog log = open(ROOMY)) {
            log.append(contents(texts));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(FIRST));
        Files.delete(folder.resolve(FIRST));
        return bytes;
    }

    private List<String> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .toList();
        }
    }

    static List<String> all(LocalLog log) throws IOException {
        List<String> all = new ArrayList<>();
        List<byte[]> oldest = log.peek(100, 1_000);
        while (!oldest.isEmpty()) {
            all.addAll(texts(oldest));
            log.drop(oldest);
            oldest = log.peek(100, 1_000);
        }
        return all;
    }

    static List<byte[]> contents(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static List<String> texts(List<byte[]> contents) {
        return contents.stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .toList();
    }
}
