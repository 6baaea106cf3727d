package dev.voicebox.response;

/** What the model writes: it becomes items and is spoken, as far as it may. Each piece is {@code false} when it is too much. */
record Writing(AnswerOutput output, AnswerVoice voice, OutputLimit limit) {

    boolean text(String delta) {
        if (isTooMuch(delta)) {
            return false;
        }
        output.text(delta);
        voice.write(delta);
        return true;
    }

    /** Said in place of an answer, however little the answer may hold. */
    void apology(String words) {
        output.text(words);
        voice.write(words);
        voice.endText();
    }

    boolean call(int index, String callId, String name) {
        if (isTooMuch(name)) {
            return false;
        }
        output.call(index, callId, name);
        return true;
    }

    boolean arguments(int index, String delta) {
        if (isTooMuch(delta)) {
            return false;
        }
        output.arguments(index, delta);
        return true;
    }

    private boolean isTooMuch(String piece) {
        boolean tooMuch = !limit.takes(piece);
        if (tooMuch) {
            voice.endText();
        }
        return tooMuch;
    }
}
