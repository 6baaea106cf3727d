package dev.voicebox.language.builtin;

import java.util.List;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;

/** What the caller said last. */
final class LastWords {
    private LastWords() {}

    /** Empty when the caller said nothing yet. */
    static String of(ModelRequest request) {
        List<ModelMessage> messages = request.messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof ModelMessage.UserText user) {
                return user.text().strip();
            }
        }
        return "";
    }

    /** Whether tools were called since. */
    static boolean areAnsweredByCalls(ModelRequest request) {
        List<ModelMessage> messages = request.messages();
        for (int i = messages.size() - 1; i >= 0 && !(messages.get(i) instanceof ModelMessage.UserText); i--) {
            if (messages.get(i) instanceof ModelMessage.ToolCall) {
                return true;
            }
        }
        return false;
    }
}
