package dev.voicebox.limit.quota;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.quota.QuotaRow;
import dev.voicebox.persistence.quota.QuotaRows;

/** Limits as they are set, level by level. Everything here asks the database and may wait for it. */
public final class QuotaBook {
    private final AdminWork work;
    private final Notices notices;

    QuotaBook(AdminWork work, Notices notices) {
        this.work = Objects.requireNonNull(work, "work");
        this.notices = Objects.requireNonNull(notices, "notices");
    }

    /** The same, of one who is known: only that one writes. */
    public QuotaBook by(Deeds deeds) {
        return new QuotaBook(work.by(deeds), notices);
    }

    /** @param version 0 while nobody has set any */
    public record Entry(Quota quota, long version) {}

    public Entry read(QuotaSubject subject) throws AdminRefused {
        return work.of(subject.tenant(), entities -> entry(subject, find(new QuotaRows(entities), subject)));
    }

    /** All four take the place of those that were. Every server knows within a second. */
    public Entry replace(QuotaSubject subject, Quota quota, OptionalLong expected) throws AdminRefused {
        Entry written = work.write(subject.tenant(), entry -> deed(subject, entry), entities -> {
            QuotaRows rows = new QuotaRows(entities);
            long version = find(rows, subject).map(QuotaRow::version).orElse(0L);
            AdminWork.requireVersion(expected, version);
            QuotaRow row = new QuotaRow(subject.tenant().value(), subject.projectWord(), limits(quota), version);
            if (!rows.replace(row, work.now())) {
                throw AdminRefused.otherVersion();
            }
            return new Entry(quota, version + 1);
        });
        notices.publish(
                subject.isPlatform()
                        ? Notice.ofAll(Notice.Kind.QUOTA_CHANGED)
                        : Notice.of(Notice.Kind.QUOTA_CHANGED, subject.tenant(), subject.projectWord()));
        return written;
    }

    private static Deed deed(QuotaSubject subject, Entry entry) {
        String whose = subject.isPlatform() ? "platform" : subject.project().isPresent() ? "project" : "tenant";
        String id = subject.project()
                .map(project -> ":" + project.value())
                .orElse(subject.isPlatform() ? "" : ":" + subject.tenant());
        return new Deed(
                whose + "_quota.update", whose + "_quota" + id, Map.of("version", Long.toString(entry.version())));
    }

    private static Optional<QuotaRow> find(QuotaRows rows, QuotaSubject subject) {
        return rows.find(subject.tenant().value(), subject.projectWord());
    }

    private static Entry entry(QuotaSubject subject, Optional<QuotaRow> row) {
        return row.map(found -> new Entry(quota(found.limits()), found.version()))
                .orElse(new Entry(subject.isPlatform() ? Quota.BOOTSTRAP : Quota.NONE, 0));
    }

    static Quota quota(QuotaRow.Limits limits) {
        return new Quota(
                limits.requestsPerMinute(),
                limits.tokensPerMinute(),
                limits.connections(),
                limits.audioMinutesPerDay());
    }

    private static QuotaRow.Limits limits(Quota quota) {
        return new QuotaRow.Limits(
                quota.requestsPerMinute(), quota.tokensPerMinute(), quota.connections(), quota.audioMinutesPerDay());
    }
}
