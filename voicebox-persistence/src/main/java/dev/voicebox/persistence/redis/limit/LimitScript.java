package dev.voicebox.persistence.redis.limit;

import java.util.List;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisScript;

/** A script that answers numbers, behind what tells it the time. */
record LimitScript(RedisScript script) {

    /** The server's own time. */
    static final String SERVER_CLOCK = read("clock");

    /** @param parts names of files, one after the other */
    static LimitScript of(String clock, String... parts) {
        StringBuilder text = new StringBuilder(clock);
        for (String part : parts) {
            text.append(read(part));
        }
        return ofText(text.toString());
    }

    static LimitScript ofText(String text) {
        return new LimitScript(RedisScript.ofText(text));
    }

    List<Long> run(RedisConnection redis, List<String> keys, List<String> arguments) {
        Object answer = redis.ask(client -> script.on(client, keys, arguments));
        return answer instanceof List<?> list
                ? list.stream().map(Long.class::cast).toList()
                : List.of((Long) answer);
    }

    static String read(String name) {
        return RedisScript.read("limit/" + name);
    }
}
