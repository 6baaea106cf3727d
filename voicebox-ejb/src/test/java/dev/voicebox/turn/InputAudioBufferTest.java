package dev.voicebox.turn;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.event.AudioFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** The open buffer of the caller's audio, against a list of bytes that never forgets. */
class InputAudioBufferTest {

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void itHoldsWhatANaiveListHolds(AudioFormat format) {
        Random random = new Random(30 + format.ordinal());
        for (int session = 0; session < 100; session++) {
            long origin = random.nextInt(3) * 1_000L;
            Pair pair = new Pair(format, origin);
            for (int step = 0; step < 200; step++) {
                pair.step(random);
            }
        }
    }

    @Test
    void positionsCountAllAudioEverAppended() {
        InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCM, 5_000);
        buffer.append(new byte[48 * 100]);
        buffer.takeAll();
        buffer.append(new byte[48 * 40]);

        assertThat(buffer.endMs()).isEqualTo(5_140);
        assertThat(buffer.heldMs()).isEqualTo(40.0);
    }

    @Test
    void aTakeDropsWhatCameBeforeAndKeepsWhatComesAfter() {
        InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCMU, 0);
        buffer.append(counting(80));

        assertThat(buffer.take(2, 5)).isEqualTo(slice(counting(80), 16, 40));
        assertThat(buffer.takeAll()).isEqualTo(slice(counting(80), 40, 80));
        assertThat(buffer.heldMs()).isZero();
    }

    @Test
    void aCopyLeavesEverythingWhereItIs() {
        InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCMU, 0);
        buffer.append(counting(80));

        assertThat(buffer.copy(2, 5)).isEqualTo(slice(counting(80), 16, 40));
        assertThat(buffer.copy(-3, 500)).isEqualTo(counting(80));
        assertThat(buffer.takeAll()).isEqualTo(counting(80));
    }

    @Test
    void whatWasTakenOrForgottenCannotBeTakenAgain() {
        InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCMU, 0);
        buffer.append(counting(80));
        buffer.forgetBefore(4);
        assertThat(buffer.take(0, 6)).isEqualTo(slice(counting(80), 32, 48));

        assertThat(buffer.take(0, 6)).isEmpty();
        assertThat(buffer.heldMs()).isEqualTo(4.0);
    }

    @Test
    void aLongTurnThatWasTakenLeavesNoLargeArray() {
        InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCMU, 0);
        buffer.append(new byte[1 << 20]);
        buffer.append(counting(80));

        buffer.take(0, (1 << 20) / 8);

        assertThat(buffer)
                .extracting("bytes", InstanceOfAssertFactories.BYTE_ARRAY)
                .hasSizeLessThan(1 << 15);
        assertThat(buffer.takeAll()).isEqualTo(counting(80));
    }

    @Test
    void itHasRoomForFifteenMebibytes() {
        InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCM, 0);
        buffer.append(new byte[InputAudioBuffer.MAX_BYTES - 2]);

        assertThat(buffer.hasRoomFor(2)).isTrue();
        assertThat(buffer.hasRoomFor(4)).isFalse();
        buffer.clear();
        assertThat(buffer.hasRoomFor(InputAudioBuffer.MAX_BYTES)).isTrue();
    }

    /** The buffer and its naive double: all bytes ever, and from where they are still held. */
    private static final class Pair {
        private final AudioFormat format;
        private final long origin;
        private final InputAudioBuffer buffer;
        private final List<Byte> all = new ArrayList<>();
        private int from;

        private Pair(AudioFormat format, long origin) {
            this.format = format;
            this.origin = origin;
            this.buffer = new InputAudioBuffer(format, origin);
        }

        private void step(Random random) {
            switch (random.nextInt(8)) {
                case 0 -> take(anywhere(random), anywhere(random));
                case 1 -> buffer.forgetBefore(forget(anywhere(random)));
                case 2 -> assertThat(buffer.takeAll()).isEqualTo(taken(from, all.size()));
                case 3 -> {
                    if (random.nextInt(4) == 0) {
                        buffer.clear();
                        from = all.size();
                    }
                }
                default -> append(random);
            }
            int held = (all.size() - from) / format.bytesPerSample();
            assertThat(buffer.heldMs()).isEqualTo(held * 1000.0 / format.sampleRate());
            assertThat(buffer.endMs())
                    .isEqualTo(origin + all.size() / format.bytesPerSample() * 1000L / format.sampleRate());
        }

        private void append(Random random) {
            byte[] audio = new byte[random.nextInt(2_000) * format.bytesPerSample()];
            random.nextBytes(audio);
            buffer.append(audio);
            for (byte one : audio) {
                all.add(one);
            }
        }

        private void take(long startMs, long endMs) {
            int start = Math.max(from, at(startMs));
            int end = Math.max(start, at(endMs));
            assertThat(buffer.take(startMs, endMs)).isEqualTo(taken(start, end));
        }

        private long forget(long ms) {
            from = Math.max(from, at(ms));
            return ms;
        }

        /** A position, now and then before the beginning or after the end. */
        private long anywhere(Random random) {
            return origin - 50 + random.nextInt(Math.max(1, all.size() * 1000 / (format.sampleRate() + 1)) + 200);
        }

        private int at(long ms) {
            long bytes = Math.max(0, ms - origin) * format.sampleRate() / 1000 * format.bytesPerSample();
            return (int) Math.min(all.size(), bytes);
        }

        private byte[] taken(int start, int end) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            all.subList(start, end).forEach(bytes::write);
            from = end;
            return bytes.toByteArray();
        }
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }
}
