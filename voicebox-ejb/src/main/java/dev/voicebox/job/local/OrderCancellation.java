package dev.voicebox.job.local;

import dev.voicebox.job.CancelToken;
import dev.voicebox.speech.Cancellation;

/** A taken-back order as an engine sees it. */
record OrderCancellation(CancelToken token) implements Cancellation {

    @Override
    public boolean isCancelled() {
        return token.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        token.onCancel(action);
    }
}
