/**
 * Calls of {@code /api/v2} about what a tenant keeps for its sessions. May use catalogue, access and refusal; errors are told by
 * {@code web.admin}. Start with {@link dev.voicebox.web.catalogue.PersonasResource}.
 */
package dev.voicebox.web.catalogue;
