package dev.voicebox.job.stream;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.stream.worker.Desk;
import dev.voicebox.job.stream.worker.Hands;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.JobPayload;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.ResultCursor;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** One history. What a voice says, and what an ear hears, follows from the order: any byte's right value is known. */
final class StreamHistory {
    private static final WorkRules RULES =
            new WorkRules(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 5);
    private static final int WORKERS = 3;

    private final StreamFleet fleet;
    private final long seed;
    private final Random random;
    private final Flaw flaw;
    private final OpenJobs jobs;
    private final ResultCursor cursor;
    private final String gateway;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Hands> workers = new ArrayList<>();
    private int born;

    enum Flaw {
        NONE,
        SAYS_TWICE,
        NO_FENCE,
        NO_CURSOR
    }

    static final class Tally {
        int done;
        int failed;
        int cancelled;
        long takenOver;
        long fenced;
        long bytes;

        @Override
        public String toString() {
            return done + " orders done, " + failed + " failed after five attempts, " + cancelled + " taken back; "
                    + takenOver + " takeovers, " + fenced + " results of former workers refused, " + bytes
                    + " bytes of sound compared, 0 violations";
        }
    }

    StreamHistory(StreamFleet fleet, long seed, Flaw flaw) {
        this.fleet = fleet;
        this.seed = seed;
        this.random = new Random(seed);
        this.flaw = flaw;
        fleet.forget();
        gateway = "gw-" + seed;
        jobs = new OpenJobs(
                fleet.store(),
                Map.of(
                        WorkKind.STT, fleet.queue(WorkKind.STT),
                        WorkKind.TTS, fleet.queue(WorkKind.TTS)),
                Runnable::run,
                () -> 0);
        cursor = fleet.store().results(gateway);
        for (int i = 0; i < WORKERS; i++) {
            workers.add(newWorker());
        }
    }

    void run(Tally tally) {
        int steps = 20 + random.nextInt(60);
        for (int i = 0; i < steps; i++) {
            step();
        }
        settle();
        for (Asked job : asked) {
            job.check();
            tally.bytes += job.sound.size();
            if (job.cancel.isCancelled()) {
                tally.cancelled++;
            } else if (job.end.equals("failed")) {
                tally.failed++;
            } else {
                tally.done++;
            }
        }
        tally.takenOver += fleet.queue(WorkKind.TTS).load().takenOver()
                + fleet.queue(WorkKind.STT).load().takenOver();
        workers.forEach(worker -> tally.fenced += worker.desk().fenced().get());
    }

    private void step() {
        int who = random.nextInt(WORKERS);
        Hands worker = workers.get(who);
        switch (random.nextInt(12)) {
            case 0 -> order();
            case 1, 2 -> {
                if (worker.held().isEmpty()) {
                    worker.take();
                }
            }
            case 3 -> {
                // Whoever has it now may be dead, or frozen and thaw.
                if (worker.held().isEmpty()) {
                    worker.takeOver();
                }
            }
            case 4, 5, 6, 7 -> worker.held().ifPresent(job -> say(worker, job));
            case 8 -> read(1 + random.nextInt(4));
            case 9 -> {
                if (random.nextInt(3) == 0) {
                    workers.set(who, newWorker());
                }
            }
            case 10 -> worker.held().filter(job -> random.nextInt(4) == 0).ifPresent(this::fail);
            default -> {
                if (!asked.isEmpty() && random.nextInt(6) == 0) {
                    asked.get(random.nextInt(asked.size())).cancel.cancel();
                }
            }
        }
    }

    /** A last worker does what is left, and the gateway reads all. */
    private void settle() {
        for (WorkKind kind : WorkKind.values()) {
            Hands last = new Hands(desk(kind));
            for (boolean more = true; more; ) {
                more = last.take() || last.takeOver();
                while (last.held().isPresent()) {
                    say(last, last.held().orElseThrow());
                }
            }
        }
        while (read(100)) {
            // until nothing is left
        }
    }

    private Hands newWorker() {
        return new Hands(desk(random.nextInt(3) == 0 ? WorkKind.STT : WorkKind.TTS));
    }

    private Desk desk(WorkKind kind) {
        return new Desk("w" + seed + "-" + born++, fleet.queue(kind), fleet.store(), RULES);
    }

    private void order() {
        if (asked.size() == 3) {
            return;
        }
        Asked job = new Asked("job-" + asked.size());
        asked.add(job);
        boolean speak = random.nextInt(3) > 0;
        WorkOrder order = new WorkOrder(
                new JobAddress(gateway, "acme", "sess", job.id),
                speak ? WorkKind.TTS : WorkKind.STT,
                WorkOrder.Lane.LIVE,
                Duration.ofMinutes(1),
                new WorkOrder.Share(1, 1));
        if (speak) {
            JobPayload payload = OrderForm.write(new SpeakOrder(0, job.id, "alloy", 1, AudioFormat.PCM));
            jobs.order(order, payload, job.cancel, flaw == Flaw.SAYS_TWICE ? job.all() : new SpokenReply(job));
        } else {
            JobPayload payload = OrderForm.write(new TranscribeOrder(AudioFormat.PCM, job.expected, null, null));
            jobs.order(order, payload, job.cancel, new WordsReply(job));
        }
    }

    private void say(Hands worker, Hands.Held job) {
        if (job.transcribe() != null) {
            job.heard()
                    .onTranscript(Transcript.of(
                            "heard " + Arrays.hashCode(job.transcribe().audio())));
            return;
        }
        byte[] all = soundOf(job.speak().text());
        int said = worker.said();
        if (said == all.length) {
            job.spoken().onDone();
            return;
        }
        int length = Math.min(all.length - said, 2 + 2 * random.nextInt(1 << random.nextInt(13)));
        byte[] piece = Arrays.copyOfRange(all, said, said + length);
        worker.says(length);
        if (flaw == Flaw.NO_FENCE) {
            putAnyway(job, piece);
        } else {
            job.spoken().onAudio(new SpokenPiece(piece, List.of(), "stub"));
        }
    }

    /** In the name of whoever has the job. */
    private void putAnyway(Hands.Held job, byte[] piece) {
        JobAddress address = job.taken().order().job();
        Integer attempt = fleet.store().attempts(List.of(address)).get(address);
        if (attempt != null) {
            int place = Integer.parseInt(fleet.redis()
                            .<String>ask(client -> client.hget(
                                    "voicebox:{work/" + gateway + "}:job:acme/sess/" + address.id(), "place")))
                    + 1;
            String head = ToldForm.write(new Told.Piece(List.of(), "stub"));
            fleet.store().put(address, new JobResult(address.id(), attempt, place, false, head, piece), "");
        }
    }

    private void fail(Hands.Held job) {
        if (job.speak() != null) {
            job.spoken().onFailed(SpeechTrouble.ENGINE, "broken");
        } else {
            job.heard().onFailed(SpeechTrouble.ENGINE, "broken");
        }
    }

    private boolean read(int most) {
        List<JobResult> results = cursor.next(most, Duration.ZERO);
        if (flaw == Flaw.NO_CURSOR && random.nextInt(10) == 0) {
            return !results.isEmpty();
        }
        jobs.on(results);
        if (!results.isEmpty() && random.nextBoolean()) {
            // An entry that comes twice is nothing new.
            jobs.on(results.subList(0, 1).stream()
                    .filter(result -> !result.last())
                    .toList());
            cursor.trim();
        }
        return !results.isEmpty();
    }

    private static byte[] soundOf(String id) {
        Random sound = new Random(id.hashCode());
        byte[] all = new byte[2 * (1 + sound.nextInt(20_000))];
        sound.nextBytes(all);
        return all;
    }

    /** One order, and what was heard of it. */
    private final class Asked implements SpokenListener, TranscriptListener {
        final String id;
        final byte[] expected;
        final CancelToken cancel = new CancelToken();
        final ByteArrayOutputStream sound = new ByteArrayOutputStream();
        String end;

        Asked(String id) {
            this.id = id;
            this.expected = soundOf(id);
        }

        /** The known mistake: each attempt is heard from its beginning. */
        SpeechReply all() {
            return new SpeechReply() {
                @Override
                public void on(int attempt, Told told, byte[] piece) {
                    if (told instanceof Told.Piece) {
                        onAudio(new SpokenPiece(piece));
                    } else if (told instanceof Told.Failed) {
                        end("failed");
                    } else {
                        onDone();
                    }
                }

                @Override
                public void fail(SpeechTrouble trouble, String message) {
                    end("failed");
                }
            };
        }

        @Override
        public void onAudio(SpokenPiece piece) {
            assertThat(end).as("sound after the end, seed %d", seed).isNull();
            assertThat(cancel.isCancelled())
                    .as("sound after the cancel, seed %d", seed)
                    .isFalse();
            sound.writeBytes(piece.audio());
            byte[] heard = sound.toByteArray();
            assertThat(heard.length).as("bytes heard, seed %d", seed).isLessThanOrEqualTo(expected.length);
            assertThat(Arrays.equals(heard, Arrays.copyOf(expected, heard.length)))
                    .as("the sound is as it was spoken, seed %d", seed)
                    .isTrue();
        }

        @Override
        public void onDone() {
            assertThat(sound.size()).as("bytes at the end, seed %d", seed).isEqualTo(expected.length);
            end("done");
        }

        @Override
        public void onTranscript(Transcript transcript) {
            assertThat(transcript.text())
                    .as("the words of this utterance, seed %d", seed)
                    .isEqualTo("heard " + Arrays.hashCode(expected));
            end("transcript");
        }

        @Override
        public void onFailed(SpeechTrouble trouble, String message) {
            end("failed");
        }

        private void end(String how) {
            assertThat(end).as("a second end, seed %d", seed).isNull();
            assertThat(cancel.isCancelled())
                    .as("an end after the cancel, seed %d", seed)
                    .isFalse();
            end = how;
        }

        void check() {
            if (!cancel.isCancelled()) {
                assertThat(end).as("the end of %s, seed %d", id, seed).isNotNull();
            }
        }
    }
}
