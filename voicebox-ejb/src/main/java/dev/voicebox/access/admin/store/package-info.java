/** How administration reaches the database, and what it answers when it does not get there. Start with {@link dev.voicebox.access.admin.store.AdminWork}. */
package dev.voicebox.access.admin.store;
