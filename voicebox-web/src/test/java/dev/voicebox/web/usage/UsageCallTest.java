package dev.voicebox.web.usage;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.core.MediaType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.usage.minute.UsageQuery;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsageCallTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:34:56Z");
    private static final MediaType CSV = new MediaType("text", "csv");

    private final UsageCall call = new UsageCall();

    @Test
    void withoutAnythingTheLastDayIsShownByHourWithTheMinuteThatRuns() throws Exception {
        UsageQuery query = call.query(NOW);

        assertThat(query)
                .isEqualTo(new UsageQuery(
                        null,
                        Instant.parse("2026-11-20T12:34:00Z"),
                        Instant.parse("2026-11-21T12:35:00Z"),
                        UsageQuery.Group.HOUR,
                        null));
    }

    @Test
    void timesMayBeDatesOrHaveAZone() throws Exception {
        call.from = "2026-11-01";
        call.to = "2026-11-02T02:00:30+02:00";

        UsageQuery query = call.query(NOW);
        assertThat(query.from()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(query.to()).isEqualTo("2026-11-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "minute, 2026-11-01, 2026-11-02, 2026-11-02T00:01:00Z",
        "hour, 2026-10-01, 2026-11-01, 2026-11-01T01:00:00Z",
        "day, 2025-11-01, 2026-11-02, 2026-11-03"
    })
    void eachStepHasALongestTime(String group, String from, String to, String tooLate) throws Exception {
        call.group = group;
        call.from = from;
        call.to = to;
        assertThat(call.query(NOW).from()).isNotNull();

        call.to = tooLate;
        assertRefused("from", "at most");
    }

    @ParameterizedTest
    @CsvSource({"yesterday, from, such as", "2026-11-21T13:00:00Z, from, before"})
    void aTimeThatIsNoneOrLiesAheadIsRefused(String from, String param, String told) {
        call.from = from;

        assertRefused(param, told);
    }

    @Test
    void otherWordsAreRefusedByName() {
        call.group = "week";
        assertRefused("group", "'day'");
        call.group = null;
        call.project = "No Such";
        assertRefused("project", "a-z");
        call.project = null;
        call.tenant = "No Such";
        assertRefused("tenant_id", "a-z");
    }

    @Test
    void theFormatInTheAddressCountsMoreThanTheHeader() throws Exception {
        assertThat(call.isCsv(List.of(CSV))).isTrue();
        assertThat(call.isCsv(List.of(MediaType.TEXT_HTML_TYPE, MediaType.WILDCARD_TYPE)))
                .isFalse();
        assertThat(call.isCsv(List.of(MediaType.APPLICATION_JSON_TYPE, CSV))).isFalse();
        call.format = "csv";
        assertThat(call.isCsv(List.of(MediaType.APPLICATION_JSON_TYPE))).isTrue();
        call.format = "xml";
        assertThatThrownBy(() -> call.isCsv(List.of())).isInstanceOf(Refused.class);
    }

    private void assertRefused(String param, String told) {
        assertThatThrownBy(() -> call.query(NOW)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().param()).isEqualTo(param);
            assertThat(refused.refusal().message()).contains(told);
        });
    }
}
