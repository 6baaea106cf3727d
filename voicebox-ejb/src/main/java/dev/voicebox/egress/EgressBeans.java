package dev.voicebox.egress;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class EgressBeans {

    @Produces
    @Singleton
    EgressPolicy policy(@ConfigProperty(name = EgressAllowance.SETTING) Optional<List<String>> allowed) {
        return new EgressPolicy(EgressAllowance.of(allowed.orElse(List.of())), HostResolver.ofThisProcess());
    }
}
