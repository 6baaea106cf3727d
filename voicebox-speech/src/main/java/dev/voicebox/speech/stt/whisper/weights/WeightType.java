package dev.voicebox.speech.stt.whisper.weights;

import java.util.Arrays;
import java.util.Optional;

/** How ggml writes numbers, as far as whisper.cpp is known to take them. The K quantisations do not fit the smaller sizes. */
public enum WeightType {
    F32(0, 0, 1, 4),
    F16(1, 1, 1, 2),
    Q4_0(2, 2, 32, 18),
    Q4_1(3, 3, 32, 20),
    Q8_0(7, 8, 32, 34),
    Q5_0(8, 6, 32, 22),
    Q5_1(9, 7, 32, 24);

    private final int fileType;
    private final int tensorType;
    private final int block;
    private final int blockBytes;

    WeightType(int fileType, int tensorType, int block, int blockBytes) {
        this.fileType = fileType;
        this.tensorType = tensorType;
        this.block = block;
        this.blockBytes = blockBytes;
    }

    /** By the number in the head of the file, which counts otherwise than the tensors do. */
    static Optional<WeightType> ofFile(int number) {
        return Arrays.stream(values()).filter(type -> type.fileType == number).findFirst();
    }

    /** In the head of each tensor. */
    int tensorType() {
        return tensorType;
    }

    /** Numbers that are packed together; a row consists of whole blocks. */
    int block() {
        return block;
    }

    long bytes(long numbers) {
        return numbers / block * blockBytes;
    }
}
