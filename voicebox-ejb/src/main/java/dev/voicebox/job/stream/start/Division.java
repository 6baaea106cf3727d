package dev.voicebox.job.stream.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.persistence.redis.work.QueueLoad;
import dev.voicebox.persistence.redis.work.WorkKind;

/** Where heavy work of this server is done: here, or shared with others once {@code voicebox.roles} names what it does. */
public final class Division {
    private final Near near;
    private final Optional<SharedWork> shared;

    Division(Near near, Optional<SharedWork> shared) {
        this.near = near;
        this.shared = shared;
    }

    SpeechWork work() {
        return shared.map(SharedWork::work).orElse(near.speech());
    }

    ModelWork models() {
        return shared.map(SharedWork::models).orElse(near.models());
    }

    /** Of this server, or of those that speak for it. */
    List<InstalledVoice> voices() {
        return shared.map(work -> work.divided().voices(work.known().voices())).orElseGet(near.speech()::voices);
    }

    public boolean isShared() {
        return shared.isPresent();
    }

    /** Whether others do all work of that kind. */
    public boolean isElsewhere(String kind) {
        return shared.isPresent() && !shared.get().works(kind);
    }

    /** In keys and metrics. */
    public List<String> kinds() {
        return Stream.of(WorkKind.values()).map(WorkKind::word).toList();
    }

    /** Orders that wait; 0 before it is known, as with all the others. */
    public long waiting(String kind, boolean live) {
        return figure(kind, load -> live ? load.live() : load.batch());
    }

    public long oldestMs(String kind) {
        return figure(kind, QueueLoad::ageMs);
    }

    public long running(String kind) {
        return figure(kind, QueueLoad::running);
    }

    public long takenOver(String kind) {
        return figure(kind, QueueLoad::takenOver);
    }

    public long dead(String kind) {
        return figure(kind, QueueLoad::dead);
    }

    /** Results of this server that were refused, because another had the job. */
    public long fenced() {
        return shared.map(SharedWork::fenced).orElse(0L);
    }

    private long figure(String kind, ToLongFunction<QueueLoad> figure) {
        return shared.map(SharedWork::loads).orElseGet(Map::of).entrySet().stream()
                .filter(load -> load.getKey().word().equals(kind))
                .mapToLong(load -> figure.applyAsLong(load.getValue()))
                .sum();
    }

    void start() {
        shared.ifPresent(SharedWork::start);
    }

    void stop() {
        shared.ifPresent(SharedWork::stop);
    }
}
