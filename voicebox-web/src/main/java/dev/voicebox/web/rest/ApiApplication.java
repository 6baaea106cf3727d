package dev.voicebox.web.rest;

import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

import dev.voicebox.web.rest.session.OwnSessionResource;

/** Where the API lives. */
@ApplicationPath("/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "VoiceBox",
                        version = "1",
                        description = "Spoken conversations over the Realtime protocol. Sessions run over a WebSocket"
                                + " at /v1/realtime; the calls here make secrets for it, list what is served, speak"
                                + " and transcribe; those of /api/v2 take an administrator's token.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key, or a client secret (ek_…) where a session is opened.")
public class ApiApplication extends Application {

    /** Named, or those of the platform's own API would be here too. */
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ModelsResource.class,
                RealtimeResource.class,
                OwnSessionResource.class,
                FailureMapper.class,
                JsonReader.class,
                JsonWriter.class);
    }
}
