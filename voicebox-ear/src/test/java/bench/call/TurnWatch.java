package bench.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

import bench.report.Progress;

/** Puts the events of one caller together to turns. For one thread at a time; read it when its caller is quiet. */
public final class TurnWatch implements EventWatch {
    private static final String END = "\"audio_end_ms\":";
    private static final long NONE = 0;

    private final List<Turn> turns = new ArrayList<>();
    private final LongUnaryOperator dueOfMs;
    private long endMs;
    private long stopped;
    private long committed;
    private long created;
    private long sound;
    private int starts;
    private int answers;
    private int errors;

    /** @param dueOfMs when the frame with this ms of the stream was due, in ns */
    TurnWatch(LongUnaryOperator dueOfMs) {
        this.dueOfMs = dueOfMs;
    }

    @Override
    public void on(String type, CharSequence event, long now) {
        switch (type) {
            case "input_audio_buffer.speech_started" -> starts++;
            case "input_audio_buffer.speech_stopped" -> stopped(event, now);
            case "input_audio_buffer.committed" -> committed = now;
            case "response.created" -> created = now;
            case "response.output_audio.delta" -> sound = sound == NONE ? now : sound;
            case "response.done" -> done(event);
            case "error" -> {
                errors++;
                Progress.tell("error: " + event);
            }
            default -> {}
        }
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** Times the server heard speech begin. */
    public int starts() {
        return starts;
    }

    public int answers() {
        return answers;
    }

    public int errors() {
        return errors;
    }

    private void stopped(CharSequence event, long now) {
        String text = event.toString();
        int at = text.indexOf(END) + END.length();
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        endMs = Long.parseLong(text.substring(at, end));
        stopped = now;
        sound = NONE;
    }

    private void done(CharSequence event) {
        answers++;
        if (sound == NONE) {
            Progress.tell("an answer without sound: " + event);
            errors++;
            return;
        }
        turns.add(new Turn(endMs, dueOfMs.applyAsLong(endMs), stopped, committed, created, sound));
    }
}
