package dev.voicebox.job.stream;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkerCards;

/** Who hears and speaks for this server, as far as it has been told. Asking costs nothing. */
public final class KnownWorkers implements InstalledVoices {
    private final Map<WorkKind, WorkerCards> boards;
    private volatile Map<WorkKind, List<WorkerCard>> cards = Map.of();

    public KnownWorkers(Map<WorkKind, WorkerCards> boards) {
        this.boards = Map.copyOf(boards);
    }

    /** Asks anew; to be called every few seconds. What was known stays when nobody answers. */
    public void look() {
        Map<WorkKind, List<WorkerCard>> seen = new EnumMap<>(WorkKind.class);
        boards.forEach((kind, board) ->
                seen.put(kind, board.cards().stream().map(WorkerCard::ofForm).toList()));
        cards = Map.copyOf(seen);
    }

    boolean hasAny(WorkKind kind) {
        return !of(kind).isEmpty();
    }

    /** What a caller is told while there is none. */
    String missing(WorkKind kind) {
        return kind == WorkKind.STT
                ? "No server that hears speech is there: see voicebox.roles and the other servers' logs."
                : "No server that speaks is there: see voicebox.roles and the other servers' logs.";
    }

    /** Yes as long as there are none that could say no. */
    boolean hears(String language) {
        List<WorkerCard> ears = of(WorkKind.STT);
        return ears.isEmpty()
                || ears.stream().anyMatch(card -> card.earFor(language).isPresent());
    }

    /** Whichever of them is free. */
    boolean tells(EngineState.Ability ability, String language) {
        return of(WorkKind.STT).stream()
                .flatMap(card -> card.earFor(language).stream())
                .allMatch(ear -> ear.abilities().contains(ability));
    }

    @Override
    public List<InstalledVoice> voices() {
        Map<String, InstalledVoice> byName = new LinkedHashMap<>();
        of(WorkKind.TTS).stream()
                .flatMap(card -> card.voices().stream())
                .forEach(voice -> byName.putIfAbsent(voice.name(), voice));
        return List.copyOf(byName.values());
    }

    Set<String> voiceNames() {
        return voices().stream().map(InstalledVoice::name).collect(Collectors.toSet());
    }

    private List<WorkerCard> of(WorkKind kind) {
        return cards.getOrDefault(kind, List.of());
    }
}
