package dev.voicebox.wire;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/**
 * Buffers for those who read and write what clients may make long. A buffer stays as long as its longest text was, so there are
 * some for those who are at it at a time: one for each thread that ever had a long text would be hundreds.
 */
public final class JsonBuffers {
    public static final RecyclerPool<BufferRecycler> SHARED =
            JsonRecyclerPools.newBoundedPool(4 * Runtime.getRuntime().availableProcessors());

    private JsonBuffers() {}
}
