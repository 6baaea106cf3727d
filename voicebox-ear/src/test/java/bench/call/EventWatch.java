package bench.call;

/** Is told each event that a caller hears. */
public interface EventWatch {
    /**
     * @param event its first 1,024 characters
     * @param now when its first part came in, by {@link System#nanoTime()}
     */
    void on(String type, CharSequence event, long now);
}
