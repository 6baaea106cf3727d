package dev.voicebox.web.admin;

import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.auth.LoginConfig;

import dev.voicebox.web.history.SearchResource;
import dev.voicebox.web.history.SessionsResource;
import dev.voicebox.web.outbox.OutboxResource;
import dev.voicebox.web.rest.JsonWriter;
import dev.voicebox.web.usage.UsageResource;

/** Where the platform's own API lives; the server checks the signature of its tokens ({@code mp.jwt.verify.*}). */
@ApplicationPath("/api/v2")
@LoginConfig(authMethod = "MP-JWT", realmName = "voicebox")
public class AdminApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                CredentialsResource.class,
                SessionsResource.class,
                SearchResource.class,
                UsageResource.class,
                OutboxResource.class,
                ProblemMapper.class,
                JsonWriter.class);
    }
}
