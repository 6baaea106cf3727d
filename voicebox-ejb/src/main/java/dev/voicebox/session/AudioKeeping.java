package dev.voicebox.session;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/**
 * Where the sound of items goes when it leaves the heap.
 *
 * @param quotaBytes of one session
 * @param disk lends threads that may wait for the disk
 */
public record AudioKeeping(Path folder, long quotaBytes, Executor disk) {}
