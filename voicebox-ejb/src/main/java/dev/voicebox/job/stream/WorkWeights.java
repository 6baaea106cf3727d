package dev.voicebox.job.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.voicebox.tenant.TenantId;

/**
 * How much each tenant weighs where servers share work.
 *
 * @param weights {@code voicebox.work.weights}: 1 to 100 by tenant; others weigh 1
 * @param warnings one line for each part of it that makes no sense
 */
public record WorkWeights(Map<String, Integer> weights, List<String> warnings) {
    private static final String KEY = "voicebox.work.weights";
    private static final int MOST = 100;

    public WorkWeights {
        weights = Map.copyOf(weights);
        warnings = List.copyOf(warnings);
    }

    /** @param config answers with the value of a key */
    public static WorkWeights read(Function<String, Optional<String>> config) {
        Map<String, Integer> weights = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        for (String part : config.apply(KEY).orElse("").split(",")) {
            String[] pair = part.strip().split("=", -1);
            if (pair.length == 2 && pair[1].strip().matches("[1-9][0-9]?|100")) {
                weights.put(pair[0].strip(), Integer.parseInt(pair[1].strip()));
            } else if (!part.isBlank()) {
                warnings.add(KEY + " has to be made of parts such as acme=2, with weights from 1 to " + MOST
                        + ": one part is left out");
            }
        }
        return new WorkWeights(weights, warnings);
    }

    int of(TenantId tenant) {
        return weights.getOrDefault(tenant.value(), 1);
    }

    @Override
    public String toString() {
        return "WorkWeights[" + weights.size() + " tenants]";
    }
}
