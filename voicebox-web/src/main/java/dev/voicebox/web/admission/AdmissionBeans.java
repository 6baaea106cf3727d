package dev.voicebox.web.admission;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.voicebox.access.AccessGate;
import dev.voicebox.limit.connection.Opening;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.overload.Overload;
import dev.voicebox.policy.Policy;
import dev.voicebox.setting.Roles;
import dev.voicebox.web.stop.Accepting;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class AdmissionBeans {
    /** Origins, separated by commas, or {@code *}; default: the server's own host and loopback. */
    static final String ORIGINS = "voicebox.http.origins";

    @Produces
    @Singleton
    GatewayRole gatewayRole(Config config) {
        return new GatewayRole(Roles.read(key -> config.getOptionalValue(key, String.class)));
    }

    @Produces
    @Singleton
    PolicyGate policyGate(Policy policy) {
        return new PolicyGate(policy);
    }

    @Produces
    @Singleton
    Origins origins(@ConfigProperty(name = ORIGINS) Optional<List<String>> origins) {
        return Origins.of(origins.orElse(List.of()));
    }

    @Produces
    @Singleton
    LimitGate limitGate(SharedLimits limits, Opening opening, Overload overload) {
        return new LimitGate(limits, opening, overload::refusesNext);
    }

    @Produces
    @Singleton
    Handshake handshake(AccessGate gate, Accepting accepting, Origins origins) {
        return new Handshake(gate, origins, accepting);
    }
}
