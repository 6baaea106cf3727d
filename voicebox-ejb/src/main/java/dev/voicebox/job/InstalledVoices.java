package dev.voicebox.job;

import java.util.List;
import java.util.Optional;

/** The voices that this server can speak with. */
@FunctionalInterface
public interface InstalledVoices {

    /** One of each name, in the order of the engines; none while they are being loaded. */
    List<InstalledVoice> voices();

    default Optional<InstalledVoice> named(String name) {
        return voices().stream().filter(voice -> voice.name().equals(name)).findFirst();
    }
}
