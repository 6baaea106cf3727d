/** What engines cost beside the bare runtime they stand on, without a server. Uses report. See {@link bench.voice.VadBench}. */
package bench.voice;
