package dev.voicebox.limit.shared;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.persistence.redis.limit.Amount;
import dev.voicebox.persistence.redis.limit.WindowLevel;

/** Where what a caller uses is counted: at the levels that have a limit. */
record LimitLevels(QuotaSubject subject, QuotaLevels quotas) {

    /** One request, and the tokens it is expected to use: more than there ever is would never be granted, and none is none. */
    Amount wanted(long tokens) {
        Long most = quotas.together().tokensPerMinute();
        return new Amount(1, tokens == 0 || most == null ? tokens : Math.max(1, Math.min(tokens, most)));
    }

    /** Of the tenant and its project. */
    List<WindowLevel> own() {
        List<WindowLevel> own = new ArrayList<>();
        String tenant = subject.tenant().value();
        if (isLimited(quotas.tenant())) {
            own.add(level(tenant, null, quotas.tenant()));
        }
        if (subject.project().isPresent() && isLimited(quotas.project())) {
            own.add(level(tenant, subject.project().get().value(), quotas.project()));
        }
        return own;
    }

    List<WindowLevel> everywhere() {
        List<WindowLevel> all = own();
        if (isLimited(quotas.platform())) {
            all.add(ofPlatform(quotas.platform()));
        }
        return all;
    }

    static boolean isLimited(Quota quota) {
        return quota.requestsPerMinute() != null || quota.tokensPerMinute() != null;
    }

    static WindowLevel ofPlatform(Quota quota) {
        return WindowLevel.ofPlatform(quota.requestsPerMinute(), quota.tokensPerMinute());
    }

    private static WindowLevel level(String tenant, String project, Quota quota) {
        return WindowLevel.of(tenant, project, quota.requestsPerMinute(), quota.tokensPerMinute());
    }
}
