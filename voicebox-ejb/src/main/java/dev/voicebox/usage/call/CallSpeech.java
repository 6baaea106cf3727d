package dev.voicebox.usage.call;

import dev.voicebox.job.Asker;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Ears and voices for calls over HTTP; each order is recorded as one call. */
public final class CallSpeech {
    /** What calls over HTTP are called where servers share work: none of them is on the line. */
    private static final String CALLS = "calls";

    private final SpeechWork work;
    private final CallUsage usage;

    public CallSpeech(SpeechWork work, CallUsage usage) {
        this.work = work;
        this.usage = usage;
    }

    public Orders of(TenantId tenant, ProjectId project) {
        return new Orders(tenant, project);
    }

    /** Of one caller. */
    public final class Orders {
        private final TenantId tenant;
        private final ProjectId project;

        private Orders(TenantId tenant, ProjectId project) {
            this.tenant = tenant;
            this.project = project;
        }

        public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
            CallMeter meter = usage.of(tenant, project);
            askedBy().speak(order, cancel, new MeteredVoice(listener, order.format(), meter, cancel));
        }

        public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
            CallMeter meter = usage.of(tenant, project);
            long ms = order.format().millis(order.audio().length);
            askedBy().transcribe(order, cancel, new MeteredEar(listener, ms, meter, cancel));
        }

        private SpeechWork askedBy() {
            return work.askedBy(new Asker(tenant, CALLS, false));
        }
    }
}
