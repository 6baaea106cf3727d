package dev.voicebox.limit.quota;

/** Where the limits are that count for somebody, all levels together. */
@FunctionalInterface
public interface QuotaSource {

    /** @throws RuntimeException if it cannot be found out now */
    Quota read(QuotaSubject subject);
}
