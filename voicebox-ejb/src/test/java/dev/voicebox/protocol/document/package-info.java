/**
 * What people read about the protocol, made of the data: {@code docs/protocol.md} and {@code asyncapi.yaml}. Start with
 * {@link dev.voicebox.protocol.document.ProtocolDocumentsTest}.
 */
package dev.voicebox.protocol.document;
