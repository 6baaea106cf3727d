package dev.voicebox.protocol.published;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.Side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PublishedEventsTest {

    @ParameterizedTest
    @EnumSource
    void noPublishedEventAndNoFieldIsMissing(Side side) {
        Optional<PublishedEvents> published = PublishedEvents.find();
        if (published.isEmpty()) {
            System.out.println("Skipped: shared/protocol-events.json is not beside the project.");
        }
        assumeTrue(published.isPresent());

        List<String> differences = published.get().differences(ProtocolData.GIVEN, side);
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }
}
