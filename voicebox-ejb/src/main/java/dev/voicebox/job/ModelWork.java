package dev.voicebox.job;

import java.util.List;
import java.util.Optional;

import dev.voicebox.language.LanguageModel;

/** Language models as a conversation sees them: whose they are is decided where they are asked. */
public interface ModelWork {

    /** All of them in their order, as one. */
    LanguageModel askedBy(Asker asker);

    /** One alone, without those after it; empty when there is none of that provider. */
    Optional<LanguageModel> named(String provider, Asker asker);

    /** In the order in which they are asked; none while nobody is there who asks them. */
    List<OfferedModel> offered();
}
