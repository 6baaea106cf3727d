package bench.micro;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.SessionId;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.session.SessionCore;
import dev.voicebox.session.SessionMessage;
import dev.voicebox.session.SessionProfile;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.vad.EnergyVoiceActivity;
import dev.voicebox.speech.vad.VoiceActivityStream;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.ClientEventReader;
import dev.voicebox.wire.ServerEventWriter;

/** What happens to sound on its way, each step alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Steps {
    private static final int RATE = 24_000;

    private final Random random = new Random(7);
    private final byte[] tenthOfASecond = bytes(RATE / 10 * 2);
    private final String append = "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
            + Base64.getEncoder().encodeToString(tenthOfASecond) + "\"}";
    private final ClientEventReader reader = new ClientEventReader(() -> "call_1");
    private final ServerEventWriter writer = new ServerEventWriter();
    private final ResponseEvent.AudioDelta delta = new ResponseEvent.AudioDelta(
            new ResponseId("resp_000000000000000000000"),
            new ResponseEvent.Place(new ItemId("item_000000000000000000000"), 0, 0),
            tenthOfASecond);
    private final VoiceActivityStream voice = new EnergyVoiceActivity().open();
    private final short[] voiceFrame = shorts(VoiceActivityStream.FRAME_SAMPLES);
    private final Resampler resampler = new Resampler(RATE, VoiceActivityStream.SAMPLE_RATE);
    private final short[] frame = shorts(RATE / 50);
    private final SessionCore core = core();
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SessionMessage frameSpoken =
            new SessionMessage.ClientSpoke(new ClientEvent.AudioAppend(null, bytes(RATE / 50 * 2)));

    @Benchmark
    public ClientEvent readAppendOf100ms() throws ProtocolViolation {
        return reader.read(append);
    }

    @Benchmark
    public String writeAudioDeltaOf100ms() {
        return writer.write("event_000000000000000000000", delta);
    }

    @Benchmark
    public float energyVoiceActivityOf32ms() {
        return voice.probability(voiceFrame);
    }

    @Benchmark
    public short[] resample24To16kHzOf20ms() {
        return resampler.push(frame);
    }

    @Benchmark
    public List<Effect> coreStepOfAppendOf20ms() {
        return core.step(frameSpoken, now);
    }

    private SessionCore core() {
        SessionProfile profile = new SessionProfile(
                new SessionId("sess_bench"),
                new TenantId("bench"),
                new ProjectId("project"),
                SessionConfig.defaults("gpt-realtime"),
                Duration.ofMinutes(60),
                Duration.ofSeconds(25),
                null);
        SessionCore made = new SessionCore(
                profile, new SessionCore.Parts(new Ids(random), new DeafEar(), new MinuteBudget(6_000, 2_000_000)));
        made.begin(Instant.parse("2026-01-01T00:00:00Z"));
        return made;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private short[] shorts(int count) {
        short[] shorts = new short[count];
        for (int i = 0; i < count; i++) {
            shorts[i] = (short) (60 * random.nextGaussian());
        }
        return shorts;
    }
}
