package dev.voicebox.limit.quota;

/** Where the limits are that count for somebody, level by level. */
@FunctionalInterface
public interface QuotaSource {

    /** @throws RuntimeException if it cannot be found out now */
    QuotaLevels read(QuotaSubject subject);
}
