package dev.voicebox.web.usage;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.usage.minute.UsageLine;
import dev.voicebox.usage.minute.UsageTable;

import static org.assertj.core.api.Assertions.assertThat;

class UsageCsvTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UsageTable TABLE = new UsageTable(
            new TenantId("acme"),
            List.of(new UsageLine(
                    NOON, NOON.plusSeconds(60), "shop", new UsageAmounts(1, new Tokens(2, 1, 3, 4), 5, 6, 7))));

    @Test
    void aLineOfNamesIsFollowedByALineForEachStep() {
        assertThat(UsageCsv.of(TABLE))
                .isEqualTo("tenant_id,project_id,start,end,requests,input_tokens,cached_tokens,output_tokens,"
                        + "estimated_tokens,audio_in_ms,audio_out_ms,connection_ms\r\n"
                        + "acme,shop,2026-11-21T12:00:00Z,2026-11-21T12:01:00Z,1,2,1,3,4,5,6,7\r\n");
    }

    @Test
    void theSameGoesOutAsAList() {
        assertThat(UsageJson.of(TABLE))
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"object\":\"usage\",\"tenant_id\":\"acme\","
                        + "\"project_id\":\"shop\",\"start\":1795262400,\"end\":1795262460,\"requests\":1,"
                        + "\"input_tokens\":2,\"cached_tokens\":1,\"output_tokens\":3,\"estimated_tokens\":4,"
                        + "\"audio_in_ms\":5,\"audio_out_ms\":6,\"connection_ms\":7}],\"has_more\":false}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"a\"|\"say \"\"a\"\"\"",
                "~two\nlines~|~\"two\nlines\"~",
                "=1+1|'=1+1",
                "-shop|'-shop",
                "@a,b|\"'@a,b\""
            })
    void whatWouldBreakALineOrBeRunIsQuoted(String text, String cell) {
        assertThat(UsageCsv.escaped(text)).isEqualTo(cell);
    }
}
