/**
 * What a tenant keeps for its sessions: names for voices, and personas. May use access, audit, config, job, session, tenant and
 * persistence. Start with {@link dev.voicebox.catalogue.Shelf}.
 */
package dev.voicebox.catalogue;
