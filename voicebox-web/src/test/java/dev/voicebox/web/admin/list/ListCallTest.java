package dev.voicebox.web.admin.list;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ListCallTest {
    private final ListCall call = new ListCall();

    @Test
    void aPartBeginsAfterAnIdOrEndsBeforeOne() throws Exception {
        assertThat(call.wanted()).isEqualTo(new Part.Wanted(null, null, 20));
        call.after = "ers_54361c72-4b85";
        call.limit = "100";
        assertThat(call.wanted()).isEqualTo(new Part.Wanted("ers_54361c72-4b85", null, 100));
        call.before = "key_1";
        assertThat(refused().refusal().param()).isEqualTo("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "a b", "\ud800", "ä"})
    void whatCannotBeAnIdIsInNoList(String cursor) {
        call.after = cursor;
        assertThat(refused().refusal().param()).isEqualTo("after");
        call.after = null;
        call.before = cursor;
        assertThat(refused().refusal().param()).isEqualTo("before");
    }

    private Refused refused() {
        return catchThrowableOfType(Refused.class, call::wanted);
    }
}
