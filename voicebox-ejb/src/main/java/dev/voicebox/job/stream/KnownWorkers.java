package dev.voicebox.job.stream;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkerCards;

/** Who hears, thinks and speaks for this server, as far as it has been told. Asking costs nothing. */
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

    /** Whether somebody takes orders of this kind. */
    public boolean hasAny(WorkKind kind) {
        return !of(kind).isEmpty();
    }

    /** Whether somebody may still have an order of this kind, be it one that takes no further ones. */
    public boolean isServed(WorkKind kind) {
        return !cards.getOrDefault(kind, List.of()).isEmpty();
    }

    /** What a caller is told while there is none. */
    public String missing(WorkKind kind) {
        String does = switch (kind) {
            case STT -> "hears speech";
            case TTS -> "speaks";
            case LLM -> "asks language models";
        };
        return "No server that " + does + " is there: see voicebox.roles and the other servers' logs.";
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

    /** Of each provider one; those that are asked first come first. */
    public List<OfferedModel> models() {
        Map<String, OfferedModel> byProvider = new LinkedHashMap<>();
        List<WorkerCard> minds = of(WorkKind.LLM);
        int most = minds.stream().mapToInt(card -> card.models().size()).max().orElse(0);
        for (int i = 0; i < most; i++) {
            for (WorkerCard card : minds) {
                if (i < card.models().size()) {
                    byProvider.putIfAbsent(
                            card.models().get(i).provider(), card.models().get(i));
                }
            }
        }
        return List.copyOf(byProvider.values());
    }

    /** What each of them can read and write, whichever takes the order; empty when nobody says. */
    public OptionalInt contextTokens() {
        return of(WorkKind.LLM).stream()
                .flatMap(card -> card.models().stream().limit(1))
                .mapToInt(OfferedModel::contextTokens)
                .min();
    }

    private List<WorkerCard> of(WorkKind kind) {
        return cards.getOrDefault(kind, List.of()).stream()
                .filter(card -> !card.leaving())
                .toList();
    }
}
