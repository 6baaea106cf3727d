package dev.voicebox.web.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.auth.LoginConfig;

import dev.voicebox.web.admin.CredentialsResource;
import dev.voicebox.web.admin.ProblemMapper;
import dev.voicebox.web.admin.browser.BrowserSessionResource;
import dev.voicebox.web.admin.call.OwnTenantFilter;
import dev.voicebox.web.admin.call.PermissionFilter;
import dev.voicebox.web.admin.key.KeysResource;
import dev.voicebox.web.admin.key.ProjectKeysResource;
import dev.voicebox.web.admin.project.ProjectsResource;
import dev.voicebox.web.admin.project.TenantProjectsResource;
import dev.voicebox.web.admin.quota.PlatformQuotaResource;
import dev.voicebox.web.admin.quota.ProjectQuotaResource;
import dev.voicebox.web.admin.quota.TenantQuotaResource;
import dev.voicebox.web.admin.tenant.TenantsResource;
import dev.voicebox.web.admin.write.IdempotencyFilter;
import dev.voicebox.web.audit.AuditResource;
import dev.voicebox.web.audit.WriteAudit;
import dev.voicebox.web.catalogue.PersonasResource;
import dev.voicebox.web.catalogue.VoicesResource;
import dev.voicebox.web.erasure.ContentKeyResource;
import dev.voicebox.web.erasure.ErasuresResource;
import dev.voicebox.web.erasure.SessionContentResource;
import dev.voicebox.web.history.SearchResource;
import dev.voicebox.web.history.SessionsResource;
import dev.voicebox.web.outbox.OutboxResource;
import dev.voicebox.web.policy.PoliciesResource;
import dev.voicebox.web.rest.JsonWriter;
import dev.voicebox.web.usage.UsageResource;

/** Where the platform's own API lives; the server checks the signature of its tokens ({@code mp.jwt.verify.*}). */
@ApplicationPath("/api/v2")
@LoginConfig(authMethod = "MP-JWT", realmName = "voicebox")
public class AdminApplication extends Application {
    /** Each method of each of them says by {@code @Needs} what it takes; one that does not is refused to everybody. */
    public static final List<Class<?>> RESOURCES = List.of(
            TenantsResource.class,
            TenantProjectsResource.class,
            ProjectsResource.class,
            ProjectKeysResource.class,
            KeysResource.class,
            PlatformQuotaResource.class,
            TenantQuotaResource.class,
            ProjectQuotaResource.class,
            CredentialsResource.class,
            SessionsResource.class,
            SearchResource.class,
            UsageResource.class,
            AuditResource.class,
            PersonasResource.class,
            VoicesResource.class,
            PoliciesResource.class,
            OutboxResource.class,
            BrowserSessionResource.class,
            ErasuresResource.class,
            SessionContentResource.class,
            ContentKeyResource.class);

    private static final List<Class<?>> MACHINERY = List.of(
            OwnTenantFilter.class,
            PermissionFilter.class,
            IdempotencyFilter.class,
            WriteAudit.class,
            ProblemMapper.class,
            JsonWriter.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(RESOURCES);
        all.addAll(MACHINERY);
        return all;
    }
}
