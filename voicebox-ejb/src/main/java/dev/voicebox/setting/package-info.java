/**
 * Every setting there is: key, meaning, default. Owns the table that documents are made from, and the warning about keys
 * that are in no one's list; uses nothing else. Start with {@link dev.voicebox.setting.Settings}.
 */
package dev.voicebox.setting;
