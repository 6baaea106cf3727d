package dev.voicebox.access.admin.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import dev.voicebox.access.KeyMint;
import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.tenant.ApiKeyEntity;
import dev.voicebox.persistence.tenant.ApiKeyKey;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.KeyFingerprint;
import dev.voicebox.tenant.TenantId;

/** What can be done with API keys. Everything here asks the database and may wait for it. */
public final class Keys {
    /** In which a key and the one that replaces it both work. */
    public static final Duration USUAL_GRACE = Duration.ofHours(24);

    public static final Duration LONGEST_GRACE = Duration.ofDays(7);

    private static final String KIND = "key";

    private final AdminWork work;
    private final KeyMint mint;
    private final Notices notices;

    public Keys(AdminWork work, KeyMint mint, Notices notices) {
        this.work = Objects.requireNonNull(work, "work");
        this.mint = Objects.requireNonNull(mint, "mint");
        this.notices = Objects.requireNonNull(notices, "notices");
    }

    /** The same, of one who is known: only that one writes. */
    public Keys by(Deeds deeds) {
        return new Keys(work.by(deeds), mint, notices);
    }

    public Part<KeyView> list(ProjectView project, Part.Wanted wanted) throws AdminRefused {
        String tenant = project.tenant().value();
        String id = project.id().value();
        return work.of(project.tenant(), entities -> {
            ApiKeyRepository keys = new ApiKeyRepository(entities);
            ApiKeyEntity from = wanted.cursor() == null
                    ? null
                    : keys.find(tenant, id, wanted.cursor()).orElseThrow(() -> AdminRefused.unknownCursor(wanted));
            return Part.of(keys.part(tenant, id, from, wanted.isBackward(), wanted.limit() + 1), wanted, KeyView::of);
        });
    }

    /** @param named the tenant that is meant; ids are unique, so that it need not be named */
    public KeyView find(Optional<TenantId> named, String id) throws AdminRefused {
        return work.of(tenantOf(named, id), entities -> KeyView.of(row(entities, id)));
    }

    public MadeKey create(ProjectView project, NewKey wanted) throws AdminRefused {
        KeyMint.Minted minted = mint.mint();
        KeyView made = work.write(project.tenant(), key -> deed("create", key), entities -> {
            ApiKeyEntity row = newRow(project.tenant().value(), project.id().value(), wanted.name(), minted)
                    .withScopes(wanted.words());
            wanted.expiresAt().ifPresent(row::expireAt);
            new ApiKeyRepository(entities).add(row);
            return KeyView.of(row);
        });
        return new MadeKey(made, minted.value());
    }

    /**
     * Makes a key of the same name, scopes and expiry; this one works until the grace ends.
     *
     * @param grace 0 to {@link #LONGEST_GRACE}
     */
    public MadeKey rotate(Optional<TenantId> named, String id, Duration grace) throws AdminRefused {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("a grace is 0 s to 7 days, got " + grace.toSeconds() + " s");
        }
        KeyMint.Minted minted = mint.mint();
        TenantId tenant = tenantOf(named, id);
        KeyView made = work.write(tenant, Keys::rotated, entities -> {
            ApiKeyEntity old = row(entities, id);
            entities.lock(old, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            entities.refresh(old);
            String status = KeyView.of(old).statusAt(work.now());
            if (!status.equals("active")) {
                throw AdminRefused.conflict(
                        "key_not_active", "The key is " + status + ", so nothing can take its place. Make a new one.");
            }
            old.revokeAt(work.now().plus(grace));
            ApiKeyEntity row = newRow(old.key().tenantId(), old.key().projectId(), old.name(), minted)
                    .withScopes(old.scopes())
                    .inPlaceOf(id);
            old.expiresAt().ifPresent(row::expireAt);
            new ApiKeyRepository(entities).add(row);
            return KeyView.of(row);
        });
        notices.publish(Notice.of(Notice.Kind.KEY_CHANGED, tenant, id));
        return new MadeKey(made, minted.value());
    }

    /** It works no more from now on; a second time nothing changes. */
    public KeyView revoke(Optional<TenantId> named, String id) throws AdminRefused {
        TenantId tenant = tenantOf(named, id);
        KeyView revoked = work.write(tenant, key -> deed("delete", key), entities -> {
            ApiKeyEntity row = row(entities, id);
            Instant now = work.now();
            if (row.revokedAt().filter(end -> !now.isBefore(end)).isEmpty()) {
                row.revokeAt(now);
            }
            return KeyView.of(row);
        });
        notices.publish(Notice.of(Notice.Kind.KEY_CHANGED, tenant, id));
        return revoked;
    }

    private static Deed deed(String action, KeyView key) {
        Map<String, String> details =
                Map.of("project", key.project().value(), "scopes", String.join(" ", key.scopes()));
        return new Deed("api_key." + action, "api_key:" + key.id(), details);
    }

    /** Of the key that was there: the new one is a detail. */
    private static Deed rotated(KeyView made) {
        return new Deed("api_key.update", "api_key:" + made.replaces().orElseThrow(), Map.of("rotated_to", made.id()));
    }

    private ApiKeyEntity newRow(String tenant, String project, String name, KeyMint.Minted minted) {
        String id = "key_" + UUID.randomUUID().toString().replace("-", "");
        return new ApiKeyEntity(
                new ApiKeyKey(tenant, project, id),
                name,
                new KeyFingerprint(minted.prefix(), minted.hash()),
                work.now());
    }

    private TenantId tenantOf(Optional<TenantId> named, String id) throws AdminRefused {
        return named.isPresent()
                ? named.get()
                : work.acrossTenants(
                        entities -> new TenantId(row(entities, id).key().tenantId()));
    }

    private static ApiKeyEntity row(EntityManager entities, String id) throws AdminRefused {
        return new ApiKeyRepository(entities).findById(id).orElseThrow(() -> AdminRefused.unknown(KIND));
    }
}
