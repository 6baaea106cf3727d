/**
 * Recognisers beside the libraries that they are made of, without a server; may use report. Start with
 * {@link bench.ears.WhisperBench}.
 */
package bench.ears;
