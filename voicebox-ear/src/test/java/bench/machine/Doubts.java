package bench.machine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a figure is void: of each reason the worst that was seen. Nothing when it is not. */
public final class Doubts {
    /** Shares above which a figure says more about something else than about the gateway. */
    private static final double CLIENT = 0.70;

    private static final double OTHERS = 0.10;
    private static final double STEAL = 0.05;

    private final Map<String, Double> shares = new LinkedHashMap<>();
    private final Set<String> others = new LinkedHashSet<>();

    public Doubts add(Cost cost) {
        doubt("the client used %.0f %% of a core", cost.clientShare(), CLIENT);
        return addOthers(cost);
    }

    /** For a load that may use its core as much as it likes. */
    public Doubts addOthers(Cost cost) {
        doubt("other processes used %.0f %% of the machine", cost.othersShare(), OTHERS);
        doubt("the hypervisor took %.0f %%", cost.stealShare(), STEAL);
        return this;
    }

    public Doubts addIf(boolean is, String why) {
        if (is) {
            others.add(why);
        }
        return this;
    }

    @Override
    public String toString() {
        Stream<String> measured = shares.entrySet().stream()
                .map(share -> String.format(Locale.ROOT, share.getKey(), share.getValue() * 100));
        return Stream.concat(measured, others.stream()).collect(Collectors.joining("; "));
    }

    private void doubt(String text, double share, double limit) {
        if (share > limit) {
            shares.merge(text, share, Math::max);
        }
    }
}
