package bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.voicebox.spoken.SentenceChunker;
import dev.voicebox.spoken.SpeakableText;
import dev.voicebox.spoken.SpokenForm;

/** What happens to the words of an answer before they are spoken. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Words {
    static final int TOKENS = 250;
    static final int SENTENCES = 8;

    private static final String ANSWER =
            "It is a fine day, and there is more to come. Dr. Smith said that the **rain** will be"
                    + " over by 3:45 pm on Nov. 20, i.e. tomorrow! You can read it at https://www.example.com/weather. Tickets cost"
                    + " $12.50 each; that is 20% less than in 2019. Shall I tell you which of the 3 places is the nicest? The garden"
                    + " is 5 km from here, so you would walk for about an hour. Or take the bus. Whatever you do, enjoy it. ";

    private final List<String> tokens = tokens();
    private final List<String> sentences = List.of(
            "It is a fine day, and there is more to come. ",
            "Dr. Smith said that the **rain** will be over by 3:45 pm on Nov. 20, i.e. tomorrow! ",
            "You can read it at https://www.example.com/weather. ",
            "Tickets cost $12.50 each; that is 20% less than in 2019. ",
            "Shall I tell you which of the 3 places is the nicest? ",
            "The garden is 5 km from here, so you would walk for about an hour. ",
            "Or take the bus. ",
            "Whatever you do, enjoy it. ");

    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public int cutForTheVoicePerToken() {
        SentenceChunker chunker = new SentenceChunker();
        int chunks = 0;
        for (String token : tokens) {
            chunks += chunker.push(token).size();
        }
        return chunks + chunker.flush().size();
    }

    @Benchmark
    @OperationsPerInvocation(SENTENCES)
    public List<SpokenForm> writeOutPerSentence() {
        SpeakableText text = new SpeakableText();
        return sentences.stream().map(text::next).toList();
    }

    /** Four characters each, about what a language model's tokens have. */
    private static List<String> tokens() {
        String text = ANSWER.repeat(3);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            tokens.add(text.substring(4 * i, 4 * i + 4));
        }
        return tokens;
    }
}
