package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Reader.BUILD;
import static dev.voicebox.setting.Reader.RUN;
import static dev.voicebox.setting.Settings.NAMES;
import static dev.voicebox.setting.Settings.PORT;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about how it is run: the roles of a server, and what the run command takes. */
final class RunRows {
    static final List<Setting> ALL = List.of(
            of(
                    "voicebox.crash-at",
                    "for tests, as a system property: the process dies at this point",
                    "",
                    "name of a crash point, perhaps with :<n> for the n-th time"),
            of("voicebox.log.format", "form of the log", "json", "json, simple, tbasic"),
            of(
                    "voicebox.reload",
                    "take up changed files while running (mvn liberty:dev)",
                    "disabled",
                    "disabled, polled, mbean"),
            of(
                    "voicebox.roles",
                    "what it does; unset: all, shared with nobody",
                    "",
                    "gateway,stt,tts,llm,relay,inbound"),
            of("voicebox.redis.audio-url", "for shared work", "${voicebox.redis.url}", "as voicebox.redis.url"),
            of("voicebox.work.weights", "who gets more of shared work", "", "acme=2,globex=5; 1 to 100"),
            of(
                    "voicebox.work.llm-places",
                    "how many language models it asks at a time, where work is shared",
                    "64",
                    "1 to 9999"),
            run("voicebox.gateways", "how many servers", "1", "1 to 16"),
            run("voicebox.roles.<n>", "roles of the n-th server", "", NAMES),
            run("voicebox.fresh", "forget the data of earlier runs", "false", "true, false"),
            run("voicebox.home", "keys, data and logs of the run", ".voicebox", "folder"),
            run("voicebox.postgres.port", "of its own PostgreSQL", "15432", PORT),
            run("voicebox.redis.port", "of its own Redis", "16379", PORT),
            run("voicebox.kafka.port", "of its own Kafka", "19092", PORT),
            new Setting("voicebox.checkout", "where the sources are", "", "folder", BUILD),
            new Setting("voicebox.server", "where Open Liberty is", "", "folder", BUILD));

    private RunRows() {}

    private static Setting run(String key, String meaning, String standard, String values) {
        return new Setting(key, meaning, standard, values, RUN);
    }
}
