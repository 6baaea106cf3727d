package dev.voicebox.web.policy;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.Question;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TrialCallTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void whatIsNotSaidIsAsOfAnOrdinaryKey() throws Exception {
        Question question = read("{'entry_point': 'voice/allow', 'request': {'action': 'realtime.connect'}}");

        assertThat(question.entryPoint()).isEqualTo(EntryPoint.ALLOW);
        assertThat(question.tenant()).isEqualTo(ACME);
        assertThat(question.actor()).isEqualTo("admin@acme.example");
        assertThat(question.scopes()).containsExactly("realtime:connect");
        assertThat(question.input().path("action").asText()).isEqualTo("realtime.connect");
    }

    @Test
    void whoAsksMayBeAnybody() throws Exception {
        Question question = read("{'entry_point': 'voice/audio', 'project_id': 'hotline', 'actor': 'alice',"
                + " 'scopes': ['billing:read', 'tenant:admin'], 'request': {'text': 'bomb'}}");

        assertThat(question.project().value()).isEqualTo("hotline");
        assertThat(question.actor()).isEqualTo("alice");
        assertThat(question.scopes()).isEqualTo(Set.of("billing:read", "tenant:admin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'request': {}} | entry_point",
                "{'entry_point': 'voice/other', 'request': {}} | entry_point",
                "{'entry_point': 'voice/allow'} | request",
                "{'entry_point': 'voice/allow', 'request': 'x'} | request",
                "{'entry_point': 'voice/allow', 'request': {}, 'scopes': ['all']} | scopes[0]",
                "{'entry_point': 'voice/allow', 'request': {}, 'project_id': 'No such'} | project_id",
                "{'entry_point': 'voice/allow', 'request': {}, 'tenant_id': 'rival'} | tenant_id"
            })
    void whatIsWrongIsNamed(String body, String param) {
        ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class, () -> read(body));

        assertThat(violation.error().param()).isEqualTo(param);
    }

    private static Question read(String body) throws ProtocolViolation, JsonProcessingException {
        return TrialCall.read(
                (ObjectNode) new ObjectMapper().readTree(body.replace('\'', '"')), ACME, "admin@acme.example");
    }
}
