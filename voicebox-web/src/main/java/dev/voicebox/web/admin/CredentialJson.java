package dev.voicebox.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.credential.CheckResult;
import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialPage;
import dev.voicebox.credential.ProviderCredential;

/** Credentials as they are shown. */
final class CredentialJson {
    private CredentialJson() {}

    static ObjectNode of(ProviderCredential credential) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", credential.id().value())
                .put("object", "credential")
                .put("tenant_id", credential.tenant().value())
                .put("name", credential.name())
                .put("provider", credential.provider())
                .put("base_url", credential.baseUrl().toString())
                .put("secret_hint", "…" + credential.lastCharacters())
                .put("created_at", credential.times().createdAt().getEpochSecond())
                .put("updated_at", credential.times().updatedAt().getEpochSecond());
        credential
                .checked()
                .ifPresentOrElse(
                        check -> addCheck(told.putObject("last_check"), check), () -> told.putNull("last_check"));
        return told;
    }

    static ObjectNode of(CredentialPage page) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        page.data().forEach(credential -> data.add(of(credential)));
        list.put("has_more", page.hasMore());
        boolean none = page.data().isEmpty();
        list.put("first_id", none ? null : page.data().get(0).id().value());
        list.put(
                "last_id",
                none ? null : page.data().get(page.data().size() - 1).id().value());
        return list;
    }

    static ObjectNode of(CredentialId id, CheckResult check) {
        ObjectNode told =
                JsonNodeFactory.instance.objectNode().put("id", id.value()).put("object", "credential.check");
        addCheck(told, check);
        return told;
    }

    static ObjectNode deleted(CredentialId id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id.value())
                .put("object", "credential.deleted")
                .put("deleted", true);
    }

    private static void addCheck(ObjectNode told, CheckResult check) {
        told.put("ok", check.ok())
                .put("result", check.result())
                .put("checked_at", check.checkedAt().getEpochSecond());
    }
}
