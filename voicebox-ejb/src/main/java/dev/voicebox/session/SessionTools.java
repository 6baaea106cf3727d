package dev.voicebox.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.FunctionCallOutput;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.SessionJournal;
import dev.voicebox.tool.ArgumentsHash;

/** Has the calls of a session recorded. For the session's own thread only. */
final class SessionTools {
    private final SessionJournal journal;
    private final ArgumentsHash arguments;
    private final Set<String> unanswered = new LinkedHashSet<>();

    /** @param past what there is of the conversation already */
    SessionTools(SessionJournal journal, ArgumentsHash arguments, SessionPast past) {
        this.journal = journal;
        this.arguments = arguments;
        if (past.left().isPresent()) {
            past.items().forEach(this::remember);
        }
    }

    private void remember(Item item) {
        if (item instanceof FunctionCall call) {
            unanswered.add(call.callId());
        } else if (item instanceof FunctionCallOutput result) {
            unanswered.remove(result.callId());
        }
    }

    void note(Effect.NoteToolCall effect) {
        FunctionCall call = effect.call();
        if (!effect.denied()) {
            unanswered.add(call.callId());
        }
        String hash = arguments.of(call.arguments());
        journal.note(stamp -> new JournalRecord.ToolCalled(
                stamp, call.callId(), effect.response(), call.name(), hash, effect.denied()));
    }

    void note(Effect.NoteToolResult effect) {
        String callId = effect.result().callId();
        unanswered.remove(callId);
        journal.note(stamp -> new JournalRecord.ToolAnswered(stamp, callId));
    }

    /** The session is over: what has no result gets none. */
    void end() {
        if (!unanswered.isEmpty()) {
            List<String> callIds = List.copyOf(unanswered);
            journal.note(stamp -> new JournalRecord.ToolsAbandoned(stamp, callIds));
        }
    }
}
