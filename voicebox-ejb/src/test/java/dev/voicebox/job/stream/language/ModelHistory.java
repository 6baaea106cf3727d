package dev.voicebox.job.stream.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.voicebox.job.Asker;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.stream.Loss;
import dev.voicebox.job.stream.OpenJobs;
import dev.voicebox.job.stream.Orders;
import dev.voicebox.job.stream.Reply;
import dev.voicebox.job.stream.StreamFleet;
import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.job.stream.worker.Craft;
import dev.voicebox.job.stream.worker.CraftHands;
import dev.voicebox.job.stream.worker.Desk;
import dev.voicebox.job.stream.worker.TakenJob;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.Requests;
import dev.voicebox.persistence.redis.work.BegunJob;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.ResultCursor;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.tenant.TenantId;

/** One history. Every attempt at an answer speaks with a voice of its own, so that a second one is heard. */
final class ModelHistory {
    private static final WorkRules RULES =
            new WorkRules(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 3);
    private static final int WORKERS = 3;

    private final StreamFleet fleet;
    private final long seed;
    private final Random random;
    private final Flaw flaw;
    private final OpenJobs jobs;
    private final ResultCursor cursor;
    private final Orders orders;
    private final Map<String, HeardAnswer> asked = new HashMap<>();
    private final List<Hand> workers = new ArrayList<>();
    private int born;
    private int voices;
    private int marksLost;

    enum Flaw {
        NONE,
        /** The gateway passes on what every attempt says. */
        TWO_VOICES,
        /** Workers do not mind that another has begun. */
        ASKS_ANEW,
        NO_CURSOR
    }

    static final class Tally {
        int done;
        int brokenOff;
        int refused;
        int givenUp;
        int cancelled;
        int answeredByAnother;
        int marksLost;
        long fenced;

        @Override
        public String toString() {
            return done + " answers done, of which " + answeredByAnother + " by a worker who took over; " + brokenOff
                    + " broken off after their first word, " + refused + " refused by a model, " + givenUp
                    + " given up after three attempts, " + cancelled + " taken back; " + marksLost + " marks lost, "
                    + fenced + " results of former workers refused, 0 violations";
        }
    }

    /** A worker, and what it is saying. */
    private final class Hand {
        final HandMind mind = new HandMind();
        final CraftHands hands = new CraftHands(
                new Desk("w" + seed + "-" + born++, fleet.queue(WorkKind.LLM), fleet.store(), RULES), craft(mind));
        final List<Speech> speeches = new ArrayList<>();

        void begins(boolean took) {
            if (took) {
                mind.poll().ifPresent(call -> speeches.add(begun(call)));
            }
        }
    }

    /** One attempt at an answer. */
    private static final class Speech {
        final HandMind.Call call;
        final String voice;
        int words;
        boolean over;

        Speech(HandMind.Call call, String voice) {
            this.call = call;
            this.voice = voice;
        }
    }

    ModelHistory(StreamFleet fleet, long seed, Flaw flaw) {
        this.fleet = fleet;
        this.seed = seed;
        this.random = new Random(seed);
        this.flaw = flaw;
        fleet.forget();
        String gateway = "gw-" + seed;
        JobStore store = fleet.store();
        jobs = new OpenJobs(store, Map.of(WorkKind.LLM, fleet.queue(WorkKind.LLM)), Runnable::run, () -> 0);
        cursor = store.results(gateway);
        orders = new Orders(jobs, gateway, new WorkWeights(Map.of(), List.of()));
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Hand());
        }
    }

    void run(Tally tally) {
        int steps = 20 + random.nextInt(60);
        for (int i = 0; i < steps; i++) {
            step();
        }
        settle();
        asked.values().forEach(answer -> answer.check(tally));
        workers.forEach(worker -> tally.fenced += worker.hands.desk().fenced().get());
        tally.marksLost += marksLost;
    }

    private void step() {
        int who = random.nextInt(WORKERS);
        Hand worker = workers.get(who);
        switch (random.nextInt(14)) {
            case 0 -> order();
            case 1, 2 -> worker.begins(worker.hands.take());
            case 3 -> worker.begins(worker.hands.takeOver());
            case 4, 5, 6, 7, 8 -> say(worker);
            case 9, 10 -> read(1 + random.nextInt(4));
            case 11 -> {
                if (random.nextInt(3) == 0) {
                    workers.set(who, new Hand());
                }
            }
            case 12 -> {
                if (random.nextInt(5) == 0) {
                    asked.values().stream().findAny().ifPresent(HeardAnswer::cancel);
                }
            }
            default -> {
                if (random.nextInt(6) == 0 && flaw != Flaw.ASKS_ANEW) {
                    loseMarks();
                }
            }
        }
    }

    /** A last worker does what is left, and the gateway reads all. */
    private void settle() {
        Hand last = new Hand();
        for (boolean more = true; more; ) {
            more = last.hands.take() || last.hands.takeOver();
            last.begins(more);
            while (last.speeches.stream().anyMatch(speech -> !speech.over)) {
                say(last);
            }
        }
        while (read(100)) {
            // until nothing is left
        }
    }

    private void order() {
        if (asked.size() == 3) {
            return;
        }
        String name = "answer-" + asked.size();
        HeardAnswer answer = new HeardAnswer(seed);
        asked.put(name, answer);
        if (flaw == Flaw.TWO_VOICES) {
            CancelToken order = new CancelToken();
            orders.send(
                    new Orders.Wanted(
                            new Asker(new TenantId("acme"), "sess", true),
                            WorkKind.LLM,
                            1,
                            ModelForm.write(new ModelOrder(null, Requests.saying(name)))),
                    order,
                    new AnyVoice(answer));
            answer.running(order::cancel);
        } else {
            answer.running(new SharedModel(orders, fleet.known(), StreamFleet.ASKER, null)
                    .stream(Requests.saying(name), answer));
        }
    }

    private Speech begun(HandMind.Call call) {
        String name = ((ModelMessage.UserText) call.request.messages().get(0)).text();
        asked.get(name).askedAnew();
        return new Speech(call, "v" + voices++);
    }

    private void say(Hand worker) {
        List<Speech> open =
                worker.speeches.stream().filter(speech -> !speech.over).toList();
        if (open.isEmpty()) {
            return;
        }
        Speech speech = open.get(random.nextInt(open.size()));
        if (speech.call.isHungUp()) {
            speech.over = true;
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> {
                speech.over = true;
                speech.call.says.onFailed(new ModelFailure(ModelFailure.Kind.PROVIDER, "hand", "refused"));
            }
            case 1 -> {
                speech.over = true;
                word(speech);
                speech.call.says.onUsage(new ModelUsage(1, 0, speech.words));
                speech.call.says.onFinished(FinishReason.STOP);
            }
            default -> word(speech);
        }
    }

    private void word(Speech speech) {
        if (speech.words == 0) {
            speech.call.says.onAnswering(speech.voice, speech.voice);
        }
        String word = speech.voice + "." + speech.words;
        if (speech.words % 3 == 2) {
            speech.call.says.onToolCall(speech.words / 3, "call-" + word, word);
            speech.call.says.onToolArguments(speech.words / 3, word);
        } else {
            speech.call.says.onText(word + " ");
        }
        speech.words++;
    }

    /** As after a failover of Redis. */
    private void loseMarks() {
        fleet.redis().ask(client -> {
            client.keys("voicebox:{work/gw-*}:job:*").stream()
                    .filter(key -> client.type(key).equals("hash"))
                    .forEach(key -> marksLost += (int) client.hdel(key, "mark"));
            return null;
        });
        asked.values().forEach(HeardAnswer::markLost);
    }

    private boolean read(int most) {
        List<JobResult> results = cursor.next(most, Duration.ZERO);
        if (flaw == Flaw.NO_CURSOR && random.nextInt(10) == 0) {
            return !results.isEmpty();
        }
        StreamFleet.tell(jobs, results);
        if (!results.isEmpty() && random.nextBoolean()) {
            // An entry that comes twice is nothing new.
            StreamFleet.tell(
                    jobs,
                    results.subList(0, 1).stream()
                            .filter(result -> !result.last())
                            .toList());
            cursor.trim();
        }
        return !results.isEmpty();
    }

    private Craft craft(HandMind mind) {
        Craft craft = new ModelCraft(mind, Runnable::run);
        if (flaw != Flaw.ASKS_ANEW) {
            return craft;
        }
        return new Craft() {
            @Override
            public void begin(BegunJob begun, TakenJob job) {
                craft.begin(new BegunJob(begun.standing(), begun.payload(), ""), job);
            }

            @Override
            public String failed(String message) {
                return craft.failed(message);
            }

            @Override
            public String givenUp() {
                return craft.givenUp();
            }

            @Override
            public boolean goesOnAfterMark() {
                return craft.goesOnAfterMark();
            }
        };
    }

    /** The known mistake. */
    private record AnyVoice(HeardAnswer answer) implements Reply {
        @Override
        public Runnable read(JobResult result) {
            return () -> AnswerForm.read(result.head()).forEach(part -> part.tell(answer));
        }

        @Override
        public void fail(Loss loss) {
            answer.onFailed(BrokenOff.of(loss));
        }
    }
}
