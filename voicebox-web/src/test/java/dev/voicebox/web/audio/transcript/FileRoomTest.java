package dev.voicebox.web.audio.transcript;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How many files are transcribed at a time. */
class FileRoomTest {
    private static final double HALF_AN_HOUR = 1_800;

    private final FileRoom room = new FileRoom();

    @Test
    void manyShortFilesFindRoom() throws Refused {
        for (int i = 0; i < 32; i++) {
            room.enter();
            room.keep(2.5);
        }

        assertThat(catchThrowableOfType(Refused.class, room::enter).refusal().status())
                .isEqualTo(429);
    }

    @Test
    void aSecondVeryLongFileWaitsForTheFirst() throws Refused {
        room.keep(HALF_AN_HOUR);

        assertThat(catchThrowableOfType(Refused.class, () -> room.keep(HALF_AN_HOUR))
                        .refusal()
                        .message())
                .contains("cut the file into pieces");
        assertThatCode(() -> room.keep(3)).as("a short one").doesNotThrowAnyException();
        room.forget(HALF_AN_HOUR);
        assertThatCode(() -> room.keep(HALF_AN_HOUR)).doesNotThrowAnyException();
    }

    @Test
    void whoeverLeavesMakesRoom() throws Refused {
        for (int i = 0; i < 32; i++) {
            room.enter();
        }
        room.leave();

        assertThatCode(room::enter).doesNotThrowAnyException();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheNextItsTurn() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> room.read(() -> {
                        throw new IOException("cut off");
                    }))
                    .hasMessage("cut off");
        }

        assertThat(room.<String, IOException>read(() -> "sound")).isEqualTo("sound");
    }
}
