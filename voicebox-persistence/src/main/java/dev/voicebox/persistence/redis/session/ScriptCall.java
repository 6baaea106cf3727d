package dev.voicebox.persistence.redis.session;

import java.util.List;

/** One run of a script. All of its keys are in one slot. */
record ScriptCall(Script script, List<String> keys, List<String> arguments) {
    ScriptCall {
        keys = List.copyOf(keys);
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return "ScriptCall[" + script + ", " + keys.size() + " keys, " + arguments.size() + " arguments]";
    }
}
