package dev.voicebox.resume.log;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.content.ContentAway;
import dev.voicebox.content.ContentKey;
import dev.voicebox.content.SealedTexts;
import dev.voicebox.resume.SessionKey;

/** Under the tenant's key. */
public final class SealedStateText implements StateText {
    /** Longer than the id of an item may be, so that nothing of this stands where an item of the history does. */
    private static final String BEFORE = "for the gateway that goes on with it: ";

    private final SealedTexts texts;

    public SealedStateText(SealedTexts texts) {
        this.texts = Objects.requireNonNull(texts, "texts");
    }

    @Override
    public Optional<String> seal(SessionKey session, String place, String json) {
        return texts.seal(placeOf(session, place), json);
    }

    @Override
    public Optional<String> open(SessionKey session, String place, String kept) {
        try {
            return texts.open(placeOf(session, place), kept);
        } catch (ContentAway e) {
            return Optional.empty();
        }
    }

    private static ContentKey.Place placeOf(SessionKey session, String place) {
        return new ContentKey.Place(session.tenant(), session.session().value(), BEFORE + place);
    }
}
