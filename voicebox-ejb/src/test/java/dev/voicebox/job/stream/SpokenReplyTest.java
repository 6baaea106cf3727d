package dev.voicebox.job.stream;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenPiece.Word;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenReplyTest {
    private final Heard heard = new Heard();
    private final SpokenReply reply = new SpokenReply(heard);

    @Test
    void whatWasHeardIsLeftOutOfWhatTheNextOneSays() {
        piece(1, "abcd", new Word(1, 10));
        piece(1, "efgh", new Word(3, 30));
        piece(2, "abcdef", new Word(1, 10), new Word(3, 30));
        piece(2, "ghij", new Word(5, 50));
        reply.on(2, new Told.Done(), new byte[0]);

        assertThat(new String(heard.audio())).isEqualTo("abcdefghij");
        assertThat(heard.pieces()).containsExactly(4, 4, 2);
        assertThat(heard.words().stream().flatMap(List::stream))
                .containsExactly(new Word(1, 10), new Word(3, 30), new Word(5, 50));
        assertThat(heard.ends()).containsExactly("done");
    }

    @Test
    void wordsThatBecameKnownWithinWhatWasHeardComeWithTheNextPiece() {
        piece(1, "abcd");
        piece(2, "abcd", new Word(1, 10));
        piece(2, "ef");

        assertThat(heard.words()).containsExactly(List.of(), List.of(new Word(1, 10)));
    }

    @Test
    void aSecondTakeOverLeavesOutTheLongestOfBoth() {
        piece(1, "abcdef");
        piece(2, "abc");
        piece(3, "abcdefgh");

        assertThat(new String(heard.audio())).isEqualTo("abcdefgh");
    }

    @Test
    void oneThatIsShorterTheSecondTimeEnds() {
        piece(1, "abcdef");
        piece(2, "abcd");
        reply.on(2, new Told.Done(), new byte[0]);

        assertThat(new String(heard.audio())).isEqualTo("abcdef");
        assertThat(heard.ends()).containsExactly("done");
    }

    @Test
    void aFailureIsPassedOn() {
        reply.on(1, new Told.Failed(SpeechTrouble.UNSUPPORTED, "No such script."), new byte[0]);

        assertThat(heard.ends()).containsExactly("unsupported: No such script.");
    }

    private void piece(int attempt, String sound, Word... words) {
        reply.on(attempt, new Told.Piece(List.of(words), "stub"), sound.getBytes());
    }
}
