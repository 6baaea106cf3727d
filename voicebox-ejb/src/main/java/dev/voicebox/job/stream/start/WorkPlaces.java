package dev.voicebox.job.stream.start;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.setting.Roles;

/**
 * How much of each kind a server does at a time, by its roles. Speech takes the processors, so that there are as many places as of
 * those; who asks a language model waits for others ({@code voicebox.work.llm-places}, 64).
 *
 * @param warning empty, or one line when the setting makes no sense
 */
record WorkPlaces(Map<WorkKind, Integer> places, Optional<String> warning) {
    private static final String KEY = "voicebox.work.llm-places";
    private static final int STANDARD = 64;

    WorkPlaces {
        places = Map.copyOf(places);
    }

    /** @param config answers with the value of a key */
    static WorkPlaces read(Roles roles, int processors, Function<String, Optional<String>> config) {
        Optional<String> set = config.apply(KEY).map(String::strip).filter(text -> !text.isEmpty());
        boolean isOne = set.filter(text -> text.matches("[1-9][0-9]{0,3}")).isPresent();
        int asking = isOne ? Integer.parseInt(set.get()) : STANDARD;
        Map<WorkKind, Integer> places = new EnumMap<>(WorkKind.class);
        for (WorkKind kind : WorkKind.values()) {
            if (roles.has(kind.word())) {
                places.put(kind, kind == WorkKind.LLM ? asking : processors);
            }
        }
        Optional<String> warning = set.isEmpty() || isOne
                ? Optional.empty()
                : Optional.of(KEY + " is not a number from 1 to 9999: there are " + STANDARD + " places");
        return new WorkPlaces(places, warning);
    }

    @Override
    public String toString() {
        return "WorkPlaces[" + places + "]";
    }
}
