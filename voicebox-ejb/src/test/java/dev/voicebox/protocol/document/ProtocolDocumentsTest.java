package dev.voicebox.protocol.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.voicebox.protocol.ProtocolData;

import static org.assertj.core.api.Assertions.assertThat;

class ProtocolDocumentsTest {
    /** {@code -Dprotocol.write} writes the documents instead of holding them to the data. */
    private static final boolean WRITE = System.getProperty("protocol.write") != null;

    private static final String HOW =
            "write it anew: mvn test -pl voicebox-ejb -am -Dtest=ProtocolDocumentsTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dprotocol.write";
    private static final Path CHECKOUT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    @Test
    void theMatrixIsMadeOfTheData() throws IOException {
        Path file = CHECKOUT.resolve("docs/protocol.md");
        String text = Files.readString(file);
        int begin = text.indexOf(Matrix.BEGIN) + Matrix.BEGIN.length();
        int end = text.indexOf(Matrix.END);

        hold(file, text.substring(0, begin) + Matrix.of(ProtocolData.GIVEN) + text.substring(end));
    }

    @Test
    void theDescriptionForProgramsIsMadeOfTheData() throws IOException {
        hold(CHECKOUT.resolve("voicebox-web/src/main/webapp/asyncapi.yaml"), AsyncApi.of(ProtocolData.GIVEN));
    }

    private static void hold(Path file, String expected) throws IOException {
        if (WRITE) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file).equals(expected))
                .as(file + ": " + HOW)
                .isTrue();
    }
}
