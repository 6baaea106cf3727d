package dev.voicebox.setting;

/** Who reads a setting. */
public enum Reader {
    SERVER("server"),
    /** {@code mvn -Prun}. */
    RUN("run command"),
    /** Nobody has to set these. */
    BUILD("build");

    private final String title;

    Reader(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
