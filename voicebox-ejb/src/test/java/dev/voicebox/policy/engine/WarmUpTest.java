package dev.voicebox.policy.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.policy.EntryPoint;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTest {
    private final AtomicLong now = new AtomicLong();
    private final List<EntryPoint> asked = new ArrayList<>();

    @Test
    void everyEntryPointIsAskedManyTimes() {
        WarmUp.of(taking(0), now::get);

        assertThat(EnumSet.copyOf(asked)).isEqualTo(EnumSet.allOf(EntryPoint.class));
        assertThat(asked).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void aSlowMachineStartsAllTheSame() {
        WarmUp.of(taking(1), now::get);

        assertThat(asked).hasSizeLessThan(10);
    }

    /** An example that is refused at its first rule would warm up little. */
    @Test
    void theExampleIsAllowedEverywhere() {
        PreparedRules rules = new PreparedRules();
        List<String> answers = new ArrayList<>();

        WarmUp.of(
                (entryPoint, document) -> {
                    answers.add(rules.evaluate(entryPoint, document.toString().getBytes(StandardCharsets.UTF_8)));
                    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
                },
                now::get);

        assertThat(answers).isNotEmpty().allMatch(answer -> answer.contains("\"allowed\":true"));
        assertThat(answers).anyMatch(answer -> answer.contains("darn weather"));
    }

    private BiConsumer<EntryPoint, JsonNode> taking(long seconds) {
        return (entryPoint, document) -> {
            asked.add(entryPoint);
            now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        };
    }
}
