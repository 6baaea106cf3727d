/** Secrets from HashiCorp Vault (key-value engine, version 2) as settings. */
package dev.voicebox.setting.vault;
