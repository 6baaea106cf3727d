package bench.load;

/** Lengths of the parts of a benchmark, in ms; one scale shortens them all. */
record Pace(double scale) {
    Pace {
        if (!(scale > 0 && scale <= 10)) {
            throw new IllegalArgumentException("-Dbench.scale is " + scale + "; take a number above 0, up to 10");
        }
    }

    /** 50 callers with 50 frames a second make 150,000 frames: after 60,000 a quarter of the CPU was still that of compilers. */
    long warmUp() {
        return ms(60_000);
    }

    long quiet() {
        return ms(2_500);
    }

    long frames() {
        return ms(7_500);
    }

    /** Never so short that not one turn fits in. */
    long turns() {
        return Math.max(9_500, ms(13_000));
    }

    long talk() {
        return ms(14_000);
    }

    long ping() {
        return ms(3_000);
    }

    /** Four probes that go round in about 0.2 s make some 500 round trips of each kind: enough for a p99. */
    long protocol() {
        return ms(25_000);
    }

    long probeWarmUp() {
        return ms(8_000);
    }

    int rounds() {
        return scale < 0.5 ? 1 : 2;
    }

    int idleCallers() {
        return scale < 0.5 ? 50 : 500;
    }

    int idleSockets() {
        return (int) Math.max(50, Math.round(10_000 * scale));
    }

    private long ms(long full) {
        return Math.max(500, Math.round(full * scale));
    }
}
