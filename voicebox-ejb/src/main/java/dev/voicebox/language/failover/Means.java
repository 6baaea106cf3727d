package dev.voicebox.language.failover;

import java.time.InstantSource;

import dev.voicebox.language.Timers;
import dev.voicebox.language.breaker.Breakers;

/** What all answers of a server are made with. */
public record Means(
        FailoverRules rules, Breakers breakers, Rests rests, Timers timers, InstantSource clock, ModelWatch watch) {}
