/** Runs ONNX models. Owns the runtime, how it is set up, and what of it may fail; knows no model. Start with OnnxModel. */
package dev.voicebox.speech.onnx;
