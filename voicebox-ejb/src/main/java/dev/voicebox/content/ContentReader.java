package dev.voicebox.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.tenant.TenantId;

/**
 * Reads stored items of one tenant, sealed or not. Looks its keys up when it meets the first sealed one, and only then: what is
 * asked for after a key was destroyed is not read with a key remembered. For one thread and one page.
 */
public final class ContentReader {
    /** Of an item of which only this much is left: the key that it was sealed with is destroyed. */
    public static final String ERASED = "content_erased";
    /** Of an item that does not open: its row was changed, or no master key of this server opens the key. */
    public static final String UNREADABLE = "content_unreadable";

    private static final Logger LOG = Logger.getLogger(ContentReader.class.getName());

    private final TenantKeys source;
    private final TenantId tenant;
    private TenantKeys.Reading keys;

    public ContentReader(TenantKeys source, TenantId tenant) {
        this.source = source;
        this.tenant = tenant;
    }

    /**
     * The item as it was said; or, if it cannot be read any more, what is known of it beside its content, and why.
     *
     * @param json as it is stored
     * @throws ContentAway if the keys cannot be looked up now
     */
    public String show(String session, String json) {
        Optional<SealedItem> sealed = SealedForm.find(json);
        return sealed.isEmpty() ? json : open(session, sealed.get()).orElseGet(() -> gone(session, sealed.get()));
    }

    /** The item as it was said; empty if it cannot be read any more. */
    public Optional<String> read(String session, String json) {
        Optional<SealedItem> sealed = SealedForm.find(json);
        return sealed.isEmpty() ? Optional.of(json) : open(session, sealed.get());
    }

    private Optional<String> open(String session, SealedItem item) {
        if (keys == null) {
            keys = source.reading(tenant);
        }
        ContentKey.Place place = new ContentKey.Place(tenant, session, item.id().value());
        return Optional.ofNullable(keys.keys().get(item.key()))
                .flatMap(key -> key.open(Base64.getDecoder().decode(item.sealed()), place))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    private String gone(String session, SealedItem item) {
        ObjectNode outline = SealedForm.outline(item);
        if (keys.erased().contains(item.key())) {
            return outline.put(ERASED, true).toString();
        }
        LOG.log(
                Level.SEVERE,
                "content: an item of session {0} of tenant {1} does not open with its key {2}",
                new Object[] {session, tenant, item.key()});
        return outline.put(UNREADABLE, true).toString();
    }
}
