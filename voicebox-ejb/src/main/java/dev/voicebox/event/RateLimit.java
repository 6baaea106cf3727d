package dev.voicebox.event;

/** One budget: {@code name} is {@code requests} or {@code tokens}; {@code resetSeconds} until it is whole again. */
public record RateLimit(String name, long limit, long remaining, double resetSeconds) {}
