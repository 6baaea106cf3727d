package dev.voicebox.limit.shared;

import java.util.List;

import dev.voicebox.limit.Grant;
import dev.voicebox.persistence.redis.limit.Amount;
import dev.voicebox.persistence.redis.limit.WindowLevel;

/**
 * What one request has taken, and where.
 *
 * @param own levels of tenant and project
 * @param receipts of those, in their order; none when this server granted it by itself
 * @param everywhere all levels, that of the platform included
 */
record SharedGrant(
        Amount taken,
        List<WindowLevel> own,
        List<Long> receipts,
        PlatformBlock.Part platform,
        List<WindowLevel> everywhere)
        implements Grant {

    SharedGrant {
        own = List.copyOf(own);
        receipts = List.copyOf(receipts);
        everywhere = List.copyOf(everywhere);
    }

    boolean isLocal() {
        return platform == null;
    }
}
