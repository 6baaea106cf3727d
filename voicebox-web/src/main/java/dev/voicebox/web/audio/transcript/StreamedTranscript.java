package dev.voicebox.web.audio.transcript;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.Logprob;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.glance.StableWords;
import dev.voicebox.web.audio.EventLine;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.stream.ReplyStream;

/**
 * Tells the words of a file in events while they become known: of a long file whenever 30 s are in words, where the ear
 * tells so, else all at the end. What was told is never taken back: all deltas, joined, are the text of the last event.
 */
final class StreamedTranscript implements TranscriptListener {
    private final ReplyStream stream;
    private final TranscriptAnswer.Wanted wanted;
    private final StableWords words = new StableWords();
    private boolean begun;

    StreamedTranscript(ReplyStream stream, TranscriptAnswer.Wanted wanted) {
        this.stream = stream;
        this.wanted = wanted;
    }

    @Override
    public void onWords(String soFar) {
        tell(words.hear(soFar), List.of());
    }

    /** Logprobs come with the words that they are of: where those went out in pieces before, at the end only. */
    @Override
    public void onTranscript(Transcript heard) {
        List<Logprob> sure = wanted.form().logprobs() ? Logprob.of(heard.words()) : List.of();
        boolean whole = words.told().isEmpty();
        tell(words.hear(heard.text()), whole ? sure : List.of());
        ObjectNode done = TranscriptBody.event("transcript.text.done").put("text", words.told());
        TranscriptBody.addLogprobs(words.told().equals(heard.text()) ? sure : List.of(), done);
        TranscriptBody.addUsage(wanted.seconds(), done);
        send(done);
        stream.end();
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        if (trouble == SpeechTrouble.UNINTELLIGIBLE) {
            onTranscript(Transcript.of(""));
            return;
        }
        Refusal refusal = TranscriptAnswer.refusal(trouble, message);
        if (begun) {
            stream.write(EventLine.of(refusal));
            stream.end();
        } else {
            stream.refuse(refusal);
        }
    }

    private void tell(String fresh, List<Logprob> sure) {
        if (!fresh.isEmpty()) {
            ObjectNode delta = TranscriptBody.event("transcript.text.delta").put("delta", fresh);
            TranscriptBody.addLogprobs(sure, delta);
            send(delta);
        }
    }

    private void send(ObjectNode event) {
        if (!begun) {
            begun = true;
            stream.begin(EventLine.CONTENT_TYPE);
        }
        stream.write(EventLine.of(event));
    }
}
