package dev.voicebox.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.job.model.Weights;
import dev.voicebox.observe.Inventories;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What sessions may ask for, and what answers them. */
@Path("/models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelsResource {
    private final ModelList models;
    private final Inventories inventories;
    private final Weights weights;

    /** For the container's proxy. */
    protected ModelsResource() {
        this(null, null, null);
    }

    @Inject
    public ModelsResource(ModelList models, Inventories inventories, Weights weights) {
        this.models = models;
        this.inventories = inventories;
        this.weights = weights;
    }

    @GET
    @Operation(
            summary = "List the models",
            description =
                    "The object voicebox of each tells which engines work and why; that of the list, in weights, which"
                            + " weights of engines are installed, checked and in use.")
    @APIResponse(responseCode = "200", description = "object \"list\", data")
    public ObjectNode all() {
        return models.all(inventories.current(), weights.states());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show one model")
    @APIResponse(responseCode = "200", description = "The model")
    @APIResponse(responseCode = "404", description = "No session can ask for it")
    public ObjectNode one(@PathParam("id") String id) throws Refused {
        if (!models.contains(id)) {
            throw new Refused(Refusal.of(
                    404,
                    ErrorType.INVALID_REQUEST,
                    ErrorCode.MODEL_NOT_FOUND,
                    "There is no such model. GET /v1/models lists those that there are."));
        }
        return models.model(id, inventories.current());
    }
}
