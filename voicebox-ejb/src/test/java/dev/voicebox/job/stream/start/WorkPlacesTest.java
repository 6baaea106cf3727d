package dev.voicebox.job.stream.start;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.setting.Roles;

import static dev.voicebox.persistence.redis.work.WorkKind.LLM;
import static dev.voicebox.persistence.redis.work.WorkKind.STT;
import static org.assertj.core.api.Assertions.assertThat;

class WorkPlacesTest {

    @Test
    void thereAreMorePlacesForModelsThanForSpeech() {
        Roles all = Roles.read(key -> Optional.of("gateway,stt,llm"));

        assertThat(WorkPlaces.read(all, 4, key -> Optional.empty()))
                .isEqualTo(new WorkPlaces(Map.of(STT, 4, LLM, 64), Optional.empty()));
        assertThat(WorkPlaces.read(all, 4, key -> Optional.of(" 8 ")).places()).containsEntry(LLM, 8);
        assertThat(WorkPlaces.read(all, 4, key -> Optional.of("0"))).satisfies(read -> {
            assertThat(read.places()).containsEntry(LLM, 64);
            assertThat(read.warning().orElseThrow()).contains("voicebox.work.llm-places");
        });
    }
}
