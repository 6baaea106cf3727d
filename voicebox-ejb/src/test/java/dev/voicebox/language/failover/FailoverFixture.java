package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.breaker.BreakerRules;
import dev.voicebox.language.breaker.Breakers;

/** Three providers that a test speaks for, and time that passes when it says so. */
abstract class FailoverFixture {
    static final Duration FIRST_TOKEN = Duration.ofSeconds(3);

    final ManualTimers timers = new ManualTimers();
    final RecordingAnswer answer = new RecordingAnswer();
    final RecordingWatch watch = new RecordingWatch();
    final Breakers breakers = new Breakers(BreakerRules.STANDARD, timers);
    final Rests rests = new Rests(timers);
    final HandModel first = new HandModel("first");
    final HandModel second = new HandModel("second");
    final HandModel third = new HandModel("third");

    final FailoverModel model(FailoverRules rules, HandModel... providers) {
        return model("tenant", rules, providers);
    }

    final FailoverModel model(String tenant, FailoverRules rules, HandModel... providers) {
        List<Candidate> candidates = Stream.of(providers)
                .map(provider -> new Candidate(provider, FIRST_TOKEN))
                .toList();
        return new FailoverModel(() -> candidates, tenant, new Means(rules, breakers, rests, timers, timers, watch));
    }

    final ModelCall ask(HandModel... providers) {
        return model(FailoverRules.STANDARD, providers).stream(Requests.saying("hello"), answer);
    }
}
