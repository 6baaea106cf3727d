/**
 * Evaluates the rules: in this JVM, compiled to WebAssembly, or by an OPA elsewhere. An engine takes whole documents and knows
 * no tenant. Start with {@link dev.voicebox.policy.engine.PolicyEngine}.
 */
package dev.voicebox.policy.engine;
