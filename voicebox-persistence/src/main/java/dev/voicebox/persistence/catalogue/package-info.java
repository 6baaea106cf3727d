/**
 * Rows of what a tenant keeps for its sessions: voices and personas. Repositories join the caller's transaction. May use JPA and
 * text. Start with {@link dev.voicebox.persistence.catalogue.CatalogueRepository}.
 */
package dev.voicebox.persistence.catalogue;
