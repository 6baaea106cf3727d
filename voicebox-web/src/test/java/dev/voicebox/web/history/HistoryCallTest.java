package dev.voicebox.web.history;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistoryCallTest {
    private final HistoryCall call = new HistoryCall();

    @Test
    void aSearchIsItsWords() throws Refused {
        call.words = "next \"tuesday\"";

        assertThat(call.words()).isEqualTo("next \"tuesday\"");
    }

    @ParameterizedTest
    @CsvSource({"after,item_1,,", "before,,item_1,", "order,,,desc"})
    void aSearchHasNoFurtherPagesAndSaysSo(String param, String after, String before, String order) {
        call.words = "tuesday";
        call.after = after;
        call.before = before;
        call.order = order;

        assertThatThrownBy(call::words)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().param()).isEqualTo(param));
    }
}
