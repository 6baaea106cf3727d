package dev.voicebox.event;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ids, formats, codes and counts. */
class ProtocolValuesTest {

    @Test
    void idsHaveTheShapesThatClientsKnow() {
        Ids ids = new Ids(new Random(80));

        assertThat(ids.nextItem().value()).matches("item_[0-9A-Za-z]{21}");
        assertThat(ids.nextResponse().value()).matches("resp_[0-9A-Za-z]{21}");
        assertThat(ids.nextSession().value()).matches("sess_[0-9A-Za-z]{21}");
        assertThat(ids.nextConversation().value()).matches("conv_[0-9A-Za-z]{21}");
        assertThat(ids.nextEvent()).matches("event_[0-9A-Za-z]{21}");
        assertThat(ids.nextCall()).matches("call_[0-9A-Za-z]{16}");
    }

    @Test
    void noIdComesTwice() {
        Ids ids = new Ids(new Random(81));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.add(ids.nextEvent())).isTrue();
        }
    }

    @Test
    void anIdIsNotEmpty() {
        assertThatThrownBy(() -> new ItemId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResponseId(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timeAndBytesAgreeInEachFormat() {
        assertThat(AudioFormat.PCM.bytes(100)).isEqualTo(4_800);
        assertThat(AudioFormat.PCMU.bytes(100)).isEqualTo(800);
        assertThat(AudioFormat.PCM.millis(4_799)).isEqualTo(99);
        for (AudioFormat format : AudioFormat.values()) {
            for (long ms : new long[] {0, 1, 33, 60_000, 3_600_000}) {
                assertThat(format.millis(format.bytes(ms))).isEqualTo(ms);
            }
        }
    }

    @Test
    void everyCodeIsSpeltOnceAndInOneWay() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wire))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z_]+"));
        assertThat(Arrays.stream(ErrorCode.values()))
                .allMatch(code -> code.name().equalsIgnoreCase(code.wire()));
    }

    @Test
    void usageAddsUp() {
        Usage usage = new Usage(10, 5, 765, 4, 3, 20);

        assertThat(usage.input()).isEqualTo(780);
        assertThat(usage.output()).isEqualTo(23);
        assertThat(usage.total()).isEqualTo(803);
        assertThat(Usage.NONE.total()).isZero();
    }

    @Test
    void noMoreIsCachedThanWasRead() {
        assertThatThrownBy(() -> new Usage(10, 5, 0, 11, 3, 20)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalCarriesTheClientsOwnId() {
        ProtocolError error = ProtocolError.missing("session.type").withEventId("mine_1");

        assertThat(error.message()).isEqualTo("Missing required parameter: 'session.type'.");
        assertThat(error.eventId()).isEqualTo("mine_1");
        assertThat(new ProtocolViolation(error)).hasMessage("missing_required_parameter");
    }
}
