/** What {@code /api/v2} is made of. Depends on all of its rooms, and nothing on it. */
package dev.voicebox.web.api;
