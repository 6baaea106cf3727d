package dev.voicebox.web.realtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameTextTest {
    private final FrameText frame = new FrameText();

    @Test
    void aMessageOfOnePartIsTheSameString() {
        String part = "{}";

        assertThat(frame.add(part, true)).isSameAs(part);
    }

    @Test
    void partsMakeOneMessageAndTheNextStartsAfresh() {
        assertThat(frame.add("{\"a\"", false)).isNull();
        assertThat(frame.add(":1}", true)).isEqualTo("{\"a\":1}");
        assertThat(frame.add("{}", true)).isEqualTo("{}");
    }

    @Test
    void moreThanAMessageMayHaveIsDroppedForGood() {
        String mebibyte = "x".repeat(1024 * 1024);
        for (int i = 0; i < 21; i++) {
            frame.add(mebibyte, false);
        }
        assertThat(frame.isOverflown()).isFalse();

        assertThat(frame.add("x", false)).isNull();
        assertThat(frame.isOverflown()).isTrue();
        assertThat(frame.add("{}", true)).isNull();
    }

    @Test
    void partsAreCountedToo() {
        for (int i = 0; i < FrameText.MAX_PARTS; i++) {
            frame.add("", false);
        }
        assertThat(frame.isOverflown()).isFalse();

        frame.add("", false);
        assertThat(frame.isOverflown()).isTrue();
    }
}
