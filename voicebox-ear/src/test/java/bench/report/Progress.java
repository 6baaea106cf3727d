package bench.report;

/** Tells a person what goes on, beside the figures. */
public final class Progress {
    private Progress() {}

    public static void tell(String text) {
        System.err.println("... " + text);
    }
}
