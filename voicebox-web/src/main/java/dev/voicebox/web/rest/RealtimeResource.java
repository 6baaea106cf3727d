package dev.voicebox.web.rest;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.access.MintedSecret;
import dev.voicebox.catalogue.SessionPersonas;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.session.SessionRequest.Wanted;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.wire.Field;

/** Secrets that browsers may hold. */
@Path("/realtime")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Realtime")
public class RealtimeResource {
    private static final int DEFAULT_SECONDS = 600;
    private static final int MIN_SECONDS = 10;
    private static final int MAX_SECONDS = 7200;

    /** What the public service grants to secrets of the older call. */
    private static final Duration OLDER_LIFE = Duration.ofMinutes(1);

    private final SecretDesk secrets;
    private final Conversations conversations;
    private final Ids ids;
    private final SessionPersonas personas;

    /** For the container's proxy. */
    protected RealtimeResource() {
        this(null, null, null, null);
    }

    @Inject
    public RealtimeResource(SecretDesk secrets, Conversations conversations, Ids ids, SessionPersonas personas) {
        this.secrets = secrets;
        this.conversations = conversations;
        this.ids = ids;
        this.personas = personas;
    }

    @POST
    @Path("/client_secrets")
    @Operation(
            summary = "Make a client secret",
            description =
                    "expires_after.seconds: 10 to 7200, default 600. session: what every session that is opened"
                            + " with the secret begins with; type \"realtime\" or \"transcription\" is required in it."
                            + " voicebox.persona: the id of a persona, whose instructions, voice and tools come before those of session.")
    @APIResponse(responseCode = "200", description = "value (ek_…), expires_at (Unix seconds), session (effective)")
    @APIResponse(responseCode = "400", description = "A field is wrong: error.param names it")
    @APIResponse(responseCode = "401", description = "No key, or none that is known")
    @APIResponse(responseCode = "403", description = "The key lacks the scope realtime:admin, or it is a client secret")
    @APIResponse(
            responseCode = "429",
            description = "Enough of them in this minute; Retry-After says when the next may be made")
    public ObjectNode clientSecret(ObjectNode body, @Context HttpServletRequest call)
            throws ProtocolViolation, AccessDenied {
        Field request = new Field(body, "");
        request.object(Set.of("expires_after", "session", "voicebox"));
        Duration life = life(request.child("expires_after"));
        Field session = request.child("session");
        Field ours = request.child("voicebox");
        Caller caller = caller(call);
        ObjectNode bound = personas.fields(
                caller.tenant(),
                persona(ours),
                ours.path() + ".persona",
                session.isNullOrAbsent() ? null : session.object());
        ObjectNode effective = config(caller, bound).document(ids.nextSession().value(), 0);
        MintedSecret secret = secrets.mint(call, bound, life);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("value", secret.value());
        answer.put("expires_at", secret.expiresAt().getEpochSecond());
        answer.set("session", effective);
        return answer;
    }

    @POST
    @Path("/sessions")
    @Operation(
            summary = "Make a client secret (older shape)",
            description = "Flat session fields as in the retired beta; the secret lives for one minute.")
    @APIResponse(responseCode = "200", description = "The flat session with client_secret.value and .expires_at")
    public ObjectNode session(ObjectNode body, @Context HttpServletRequest call)
            throws ProtocolViolation, AccessDenied {
        return older(new FlatSession(body), call);
    }

    @POST
    @Path("/transcription_sessions")
    @Operation(
            summary = "Make a client secret for transcription (older shape)",
            description = "Flat session fields as in the retired beta; the secret lives for one minute.")
    @APIResponse(responseCode = "200", description = "The flat session with client_secret.value and .expires_at")
    public ObjectNode transcriptionSession(ObjectNode body, @Context HttpServletRequest call)
            throws ProtocolViolation, AccessDenied {
        return older(new FlatTranscription(body), call);
    }

    private ObjectNode older(FlatRequest flat, HttpServletRequest call) throws ProtocolViolation, AccessDenied {
        try {
            ObjectNode bound = flat.session();
            SessionConfig config = config(caller(call), bound);
            MintedSecret secret = secrets.mint(call, bound, OLDER_LIFE);
            return flat.answer(config.document(ids.nextSession().value(), 0), secret);
        } catch (ProtocolViolation violation) {
            throw flat.inItsOwnWords(violation);
        }
    }

    private SessionConfig config(Caller caller, ObjectNode bound) throws ProtocolViolation {
        return conversations.configOf(new SessionRequest(caller.tenant(), caller.project(), Wanted.ANYTHING, bound));
    }

    /** {@code null} when none is named. */
    private static String persona(Field extension) throws ProtocolViolation {
        if (extension.isNullOrAbsent()) {
            return null;
        }
        extension.object(Set.of("persona"));
        return extension.child("persona").isNullOrAbsent()
                ? null
                : extension.child("persona").filledText();
    }

    private static Duration life(Field expiry) throws ProtocolViolation {
        if (expiry.isNullOrAbsent()) {
            return Duration.ofSeconds(DEFAULT_SECONDS);
        }
        expiry.object(Set.of("anchor", "seconds"));
        Field anchor = expiry.child("anchor");
        if (!anchor.isNullOrAbsent()) {
            anchor.oneOf(List.of("created_at"));
        }
        Field seconds = expiry.child("seconds");
        return Duration.ofSeconds(
                seconds.isNullOrAbsent() ? DEFAULT_SECONDS : seconds.integer(MIN_SECONDS, MAX_SECONDS));
    }

    private static Caller caller(HttpServletRequest call) {
        return ((Admitted) call.getUserPrincipal()).caller();
    }
}
