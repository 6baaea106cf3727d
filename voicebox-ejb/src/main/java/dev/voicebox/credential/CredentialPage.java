package dev.voicebox.credential;

import java.util.List;

/** Some credentials in the order in which they were stored, and whether there are more in the direction asked for. */
public record CredentialPage(List<ProviderCredential> data, boolean hasMore) {
    public CredentialPage {
        data = List.copyOf(data);
    }

    /**
     * Which part of a list is wanted.
     *
     * @param after those after this one, or {@code null}
     * @param before those directly before this one, or {@code null}; not both
     * @param limit at most so many
     */
    public record Wanted(CredentialId after, CredentialId before, int limit) {}
}
