/**
 * Lists of {@code /api/v2}: {@code {object: "list", data, has_more, first_id, last_id}}, with {@code after}, {@code before} and
 * {@code limit}. Start with {@link dev.voicebox.web.admin.list.ListCall}.
 */
package dev.voicebox.web.admin.list;
