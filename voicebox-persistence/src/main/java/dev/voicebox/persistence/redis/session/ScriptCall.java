package dev.voicebox.persistence.redis.session;

import java.util.List;

import dev.voicebox.persistence.redis.RedisScript;

/** One run of a script. All of its keys are in one slot. */
record ScriptCall(RedisScript script, List<String> keys, List<String> arguments) {
    ScriptCall {
        keys = List.copyOf(keys);
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return "ScriptCall[" + script + ", " + keys.size() + " keys, " + arguments.size() + " arguments]";
    }
}
