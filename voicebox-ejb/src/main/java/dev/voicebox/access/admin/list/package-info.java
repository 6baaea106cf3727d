/** Parts of long lists, found again by the ids at their ends. Start with {@link dev.voicebox.access.admin.list.Part}. */
package dev.voicebox.access.admin.list;
