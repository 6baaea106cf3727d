package dev.voicebox.usage;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.egress.EgressPolicy;
import dev.voicebox.event.Ids;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.journal.Journal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.RepeatedOffers;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.shared.AudioBook;
import dev.voicebox.persistence.usage.UsageMinutes;
import dev.voicebox.persistence.usage.UsagePostings;
import dev.voicebox.tenant.UnitOfWork;
import dev.voicebox.usage.call.CallSpeech;
import dev.voicebox.usage.call.CallUsage;
import dev.voicebox.usage.minute.UsageReport;
import dev.voicebox.usage.minute.UsageTenants;
import dev.voicebox.usage.webhook.UsageWebhook;
import dev.voicebox.usage.webhook.WebhookCall;
import dev.voicebox.usage.webhook.WebhookSettings;

/** Makes the plain objects of these packages for the container. */
@ApplicationScoped
public class UsageBeans {
    /** For each question to the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Clock CLOCK = Clock.systemUTC();

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Produces
    @Singleton
    CallUsage calls(RepeatedOffers journal, AudioBook audio) {
        Journal counted = (record, written) -> {
            if (record instanceof JournalRecord.Used used) {
                audio.used(
                        QuotaSubject.of(used.stamp().tenant(), used.stamp().project()),
                        used.amounts().audioInMs() + used.amounts().audioOutMs());
            }
            journal.append(record, written);
        };
        return new CallUsage(counted, new Ids(new SecureRandom())::nextRequest, CLOCK);
    }

    @Produces
    @Singleton
    CallSpeech speech(SpeechWork work, CallUsage usage) {
        return new CallSpeech(work, usage);
    }

    @Produces
    @Singleton
    UsageMinutes minutes() {
        return new UsageMinutes(database, PATIENCE);
    }

    @Produces
    @Singleton
    UsageReport report(UnitOfWork work, UsageMinutes minutes) {
        return new UsageReport(UsageTenants.in(work), minutes::read);
    }

    @Produces
    @Singleton
    UsageWebhook webhook(Config config, EgressPolicy egress, PinnedRoutes routes) {
        WebhookSettings settings = WebhookSettings.read(key -> config.getOptionalValue(key, String.class));
        UsagePostings postings = new UsagePostings(database, PATIENCE, "webhook");
        return new UsageWebhook(postings, settings, new WebhookCall(egress, routes), CLOCK);
    }
}
