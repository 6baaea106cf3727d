package dev.voicebox.job.stream.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.job.InstalledVoices;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.local.LocalSpeech;
import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.language.provider.LanguageModels;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.setting.Roles;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class WorkBeans {
    private static final Logger LOG = System.getLogger(WorkBeans.class.getName());
    private static final String REDIS = "redis://127.0.0.1:6379";

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private RedisConnection redis;

    @Produces
    @Singleton
    Division division(LocalSpeech speech, LanguageModels models, Config config) {
        Near near = new Near(speech, new NearModels(models));
        Roles roles = Roles.read(key -> config.getOptionalValue(key, String.class));
        if (roles.named().isEmpty()) {
            return new Division(near, Optional.empty());
        }
        WorkWeights weights = WorkWeights.read(key -> config.getOptionalValue(key, String.class));
        weights.warnings().forEach(line -> LOG.log(Level.WARNING, line));
        redis = RedisConnection.to(config.getOptionalValue("voicebox.redis.audio-url", String.class)
                .or(() -> config.getOptionalValue("voicebox.redis.url", String.class))
                .orElse(REDIS));
        WorkPlaces places = WorkPlaces.read(
                roles, Runtime.getRuntime().availableProcessors(), key -> config.getOptionalValue(key, String.class));
        places.warning().ifPresent(line -> LOG.log(Level.WARNING, line));
        WorkPlan plan = new WorkPlan(weights, places.places());
        return new Division(near, Optional.of(new SharedWork(redis, near, plan, threads)));
    }

    @Produces
    @Singleton
    SpeechWork work(Division division) {
        return division.work();
    }

    @Produces
    @Singleton
    ModelWork models(Division division) {
        return division.models();
    }

    @Produces
    @Singleton
    InstalledVoices voices(Division division) {
        return division::voices;
    }

    @PreDestroy
    void close() {
        if (redis != null) {
            redis.close();
        }
    }
}
