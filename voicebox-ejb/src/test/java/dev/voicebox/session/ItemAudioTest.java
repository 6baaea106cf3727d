package dev.voicebox.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.event.ItemId;

import static org.assertj.core.api.Assertions.assertThat;

/** Sound of items in memory and on disk, against a map that holds all of it. */
class ItemAudioTest {
    private static final ItemId A = new ItemId("item_a");
    private static final ItemId B = new ItemId("item_b");

    @TempDir
    private Path temp;

    @Test
    void itBringsBackWhatAMapWould() {
        Random random = new Random(70);
        for (int session = 0; session < 20; session++) {
            Map<ItemId, byte[]> naive = new HashMap<>();
            try (ItemAudio audio = new ItemAudio(temp, Long.MAX_VALUE)) {
                for (int step = 0; step < 150; step++) {
                    ItemId item = new ItemId("item_" + random.nextInt(8));
                    step(random, item, audio, naive);
                    assertThat(audio.load(item)).isEqualTo(naive.get(item));
                }
            }
        }
    }

    private static void step(Random random, ItemId item, ItemAudio audio, Map<ItemId, byte[]> naive) {
        switch (random.nextInt(8)) {
            case 0 -> {
                audio.forget(item);
                naive.remove(item);
            }
            case 1 -> {
                int kept = random.nextInt(100_000);
                audio.cut(item, kept);
                naive.computeIfPresent(item, (unused, before) -> Arrays.copyOf(before, Math.min(kept, before.length)));
            }
            default -> {
                byte[] piece = sound(random, random.nextInt(random.nextInt(20) == 0 ? 600_000 : 40_000));
                audio.keep(item, piece);
                naive.merge(item, piece, ItemAudioTest::joined);
            }
        }
    }

    @Test
    void aLittleSoundNeedsNoFile() throws IOException {
        try (ItemAudio audio = new ItemAudio(temp.resolve("audio"), Long.MAX_VALUE)) {
            audio.keep(A, new byte[ItemAudio.TAIL_BYTES]);
            assertThat(temp.resolve("audio")).doesNotExist();

            audio.keep(A, new byte[1]);
            assertThat(temp.resolve("audio")).isDirectory();
            assertThat(audio.load(A)).hasSize(ItemAudio.TAIL_BYTES + 1);
        }
        assertThat(filesIn(temp.resolve("audio"))).isZero();
    }

    @Test
    void aPieceLargerThanTheMemoryGoesToDiskAtOnce() {
        byte[] large = sound(new Random(71), 3 * ItemAudio.TAIL_BYTES);
        try (ItemAudio audio = new ItemAudio(temp, Long.MAX_VALUE)) {
            audio.keep(A, new byte[] {1, 2});
            audio.keep(B, large);
            audio.keep(A, new byte[] {3});

            assertThat(audio.load(A)).containsExactly(1, 2, 3);
            assertThat(audio.load(B)).isEqualTo(large);
        }
    }

    @Test
    void whatDoesNotFitIsNotKeptAtAll() {
        try (ItemAudio audio = new ItemAudio(temp, 1_000)) {
            audio.keep(A, new byte[400]);
            audio.keep(B, new byte[400]);
            audio.keep(B, new byte[400]);
            assertThat(audio.load(B)).as("half of an item is no item").isNull();

            audio.keep(B, new byte[100]);
            assertThat(audio.load(B)).as("nor is its end").isNull();
            assertThat(audio.load(A)).hasSize(400);
            audio.keep(A, new byte[200]);
            assertThat(audio.load(A)).hasSize(600);
        }
    }

    @Test
    void anUnknownItemHasNoSoundAndACutOneMayHaveNone() {
        try (ItemAudio audio = new ItemAudio(temp, 1_000)) {
            assertThat(audio.load(A)).isNull();
            audio.cut(A, 10);
            assertThat(audio.load(A)).isNull();

            audio.keep(A, new byte[10]);
            audio.cut(A, 0);
            assertThat(audio.load(A)).isEmpty();
        }
    }

    @Test
    void afterTheEndNothingIsLeft() throws IOException {
        ItemAudio audio = new ItemAudio(temp, Long.MAX_VALUE);
        audio.keep(A, new byte[2 * ItemAudio.TAIL_BYTES]);
        audio.close();
        audio.close();

        assertThat(audio.load(A)).isNull();
        assertThat(filesIn(temp)).isZero();
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static byte[] sound(Random random, int length) {
        byte[] sound = new byte[length];
        random.nextBytes(sound);
        return sound;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
