package dev.voicebox.policy.engine;

import dev.voicebox.policy.EntryPoint;

/** One instance of compiled rules, with a memory of its own. For one thread at a time. */
interface Rules {
    /** Pages of 64 KiB that an instance may take: what is asked has a few KB, and the heap is the server's. */
    int MOST_PAGES = 1024;

    /**
     * @param document JSON in UTF-8
     * @return JSON: a list of one object with {@code result}, or an empty one when the rule is undefined
     * @throws RuntimeException after which this instance is of no use any more
     */
    String evaluate(EntryPoint entryPoint, byte[] document);
}
