package dev.voicebox.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tools that name an MCP server: checked like all others, and refused because nothing here would run them. */
class McpToolsTest {
    private static final String ADVICE =
            "Invalid value: 'mcp'. Supported values are: 'function'. This server runs no MCP"
                    + " servers: declare their tools as functions and run them in your client.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'server_url':'https://example.com/mcp'",
                "'connector_id':'connector_gmail','authorization':'token'",
                "'tunnel_id':'tunnel_0123456789abcdefghijklmnopqrstuv'",
                "'server_url':'https://example.com/mcp','allowed_tools':['a'],'require_approval':'never',"
                        + "'headers':{'X-Key':'v'},'defer_loading':true,'allowed_callers':['direct']",
                "'server_url':'https://example.com/mcp','allowed_tools':{'tool_names':['a'],'read_only':true},"
                        + "'require_approval':{'always':{'tool_names':['a']},'never':{'read_only':true}}",
                "'server_url':'https://example.com/mcp','allowed_tools':null,'headers':null,'require_approval':null"
            })
    void aWellFormedOneIsRefusedWithWhatToDoInstead(String fields) {
        Configs.refusal(Configs.fresh(), tool("'server_label':'s'," + fields))
                .says(ErrorCode.INVALID_VALUE, "session.tools[0].type", ADVICE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'server_url':'u'                                            | missing_required_parameter | server_label",
                "'server_label':'s'                                          | missing_required_parameter | server_url",
                "'server_label':'s','server_url':'u','connector_id':'c'      | invalid_value | connector_id",
                "'server_label':'s','tunnel_id':'t'                          | invalid_value | tunnel_id",
                "'server_label':'s','server_url':5                           | invalid_type | server_url",
                "'server_label':'s','server_url':'u','x':1                   | unknown_parameter | x",
                "'server_label':'s','server_url':'u','headers':{'a':1}       | invalid_type | headers.a",
                "'server_label':'s','server_url':'u','allowed_tools':[1]     | invalid_type | allowed_tools[0]",
                "'server_label':'s','server_url':'u','allowed_tools':{'x':1} | unknown_parameter | allowed_tools.x",
                "'server_label':'s','server_url':'u','require_approval':'maybe' | invalid_value | require_approval",
                "'server_label':'s','server_url':'u','require_approval':{'x':{}} | unknown_parameter | require_approval.x",
                "'server_label':'s','server_url':'u','allowed_callers':[]    | invalid_value | allowed_callers",
                "'server_label':'s','server_url':'u','allowed_callers':['x'] | invalid_value | allowed_callers[0]",
                "'server_label':'s','server_url':'u','defer_loading':1       | invalid_type | defer_loading",
                "'server_label':'s','server_url':'u','authorization':1       | invalid_type | authorization",
            })
    void aWrongFieldIsNamedFirst(String fields, String code, String param) {
        Configs.Refusal refusal = Configs.refusal(Configs.fresh(), tool(fields));

        assertThat(refusal.error().code().wire()).isEqualTo(code);
        assertThat(refusal.error().param()).isEqualTo("session.tools[0]." + param);
    }

    @Test
    void anMcpServerCannotBeChosenEither() {
        Configs.refusal(Configs.fresh(), Configs.patch("'tool_choice':{'type':'mcp','server_label':'s'}"))
                .says(ErrorCode.INVALID_VALUE, "session.tool_choice.type", ADVICE);
        assertThat(Configs.refusal(Configs.fresh(), Configs.patch("'tool_choice':{'type':'mcp'}"))
                        .error()
                        .param())
                .isEqualTo("session.tool_choice.server_label");
    }

    private static ObjectNode tool(String fields) {
        return Configs.patch("'tools':[{'type':'mcp'," + fields + "}]");
    }
}
