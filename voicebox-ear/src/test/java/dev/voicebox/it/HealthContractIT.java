package dev.voicebox.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.junit.jupiter.api.Test;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract of the probes, seen by a client. */
@MicroShedTest
public class HealthContractIT {

    /** What an operator's probe may rely on. */
    @Path("/health")
    @Produces(MediaType.APPLICATION_JSON)
    public interface Probes {
        @GET
        @Path("/started")
        String started();

        @GET
        @Path("/live")
        String live();

        @GET
        @Path("/ready")
        String ready();
    }

    @RESTClient
    public static Probes probes;

    @Test
    void aStartedServerIsUpOnAllThreeProbes() {
        assertThat(probes.started()).contains("\"status\":\"UP\"");
        assertThat(probes.live()).contains("\"status\":\"UP\"");
        assertThat(probes.ready()).contains("\"status\":\"UP\"");
    }
}
