package dev.voicebox.inbound.kafka;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A codec that is missing holds up its partition for ever. */
class KafkaCodecsTest {
    private static final byte FORMAT_OF_RECORDS = 2;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void everyCodecOfKafkasProducersIsHere(String name) throws Exception {
        Compression codec = Compression.of(name).build();
        byte[] said = "what was said ".repeat(100).getBytes(StandardCharsets.UTF_8);
        ByteBufferOutputStream packed = new ByteBufferOutputStream(512);
        try (OutputStream out = codec.wrapForOutput(packed, FORMAT_OF_RECORDS)) {
            out.write(said);
        }
        packed.buffer().flip();

        try (InputStream in = codec.wrapForInput(packed.buffer(), FORMAT_OF_RECORDS, BufferSupplier.NO_CACHING)) {
            assertThat(in.readAllBytes()).isEqualTo(said);
        }
    }
}
