package dev.voicebox.protocol.frame;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.protocol.ProtocolData;

import static org.assertj.core.api.Assertions.assertThat;

class FrameValidatorTest {
    private static final String HEAD = "'event_id':'event_0123456789abcdefABCDE'";
    private static final String ITEM = "{'type':'conversation.item.added'," + HEAD + ",'previous_item_id':null,'item':"
            + "{'id':'item_1','type':'message','status':'completed','role':'user','content':"
            + "[{'type':'input_audio','transcript':null}]}}";
    private static final String DONE = "{'type':'response.done'," + HEAD + ",'response':{'object':'realtime.response',"
            + "'id':'resp_0123456789abcdefABCDE','status':'completed','status_details':null,'output':[],"
            + "'conversation_id':null,'output_modalities':['text'],'max_output_tokens':'inf','audio':{'output':"
            + "{'format':{'type':'audio/pcm','rate':24000},'voice':'alloy'}},'usage':{'total_tokens':3,'input_tokens':1,"
            + "'output_tokens':2,'input_token_details':{'text_tokens':1,'audio_tokens':0,'image_tokens':0,"
            + "'cached_tokens':0,'cached_tokens_details':{'text_tokens':0,'audio_tokens':0,'image_tokens':0}},"
            + "'output_token_details':{'text_tokens':2,'audio_tokens':0}},'metadata':null}}";

    private final FrameValidator validator = new FrameValidator(ProtocolData.GIVEN);

    @Test
    void whatIsRightIsTaken() {
        assertThat(complaints(ITEM)).isEmpty();
        assertThat(complaints(DONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "conversation.item.added | conversation.item.gone | is not in the protocol",
                "conversation.item.added | conversation.item.created | is said not to be sent",
                "'previous_item_id':null, | | previous_item_id is missing",
                "'item':{'id' | 'more':1,'item':{'id' | more is not in the protocol",
                "'previous_item_id':null | 'previous_item_id':7 | is not a string: 7",
                "'status':'completed' | 'status':'finished' | is not one of",
                "'status':'completed' | 'status':null | item.status is null",
                "'id':'item_1' | 'id':'an-id-that-is-longer-than-any-may-be' | is not 1 to 32 long",
                "'role':'user' | 'role':'tool' | is no Item: message tool",
                ",'transcript':null | | content[0].transcript is missing",
                "'transcript':null | 'transcript':null,'text':'a' | content[0].text is not in the protocol",
                "event_0123456789abcdefABCDE | event_1 | is not like",
            })
    void whatIsWrongWithAnItemIsNamed(String right, String wrong, String complaint) {
        assertThat(complaints(ITEM.replace(right, wrong == null ? "" : wrong)))
                .anyMatch(line -> line.contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'max_output_tokens':'inf' | 'max_output_tokens':5000 | fits nothing that it may be",
                "'rate':24000 | 'rate':16000 | rate is not 24000",
                "'output':[] | 'output':{} | is not an array",
                "'voice':'alloy' | 'voice':{'id':'a'} | voice is not a string",
                "'metadata':null | 'metadata':{'a':1} | metadata.a is not a string",
                "'total_tokens':3 | 'total_tokens':4 | total_tokens is 4, but its parts are 3",
                "'output_token_details':{'text_tokens':2 | 'output_token_details':{'text_tokens':3 | output_tokens is 2",
                "'cached_tokens':0 | 'cached_tokens':1 | cached_tokens is 1",
                "'metadata':null}} | 'metadata':null},'voicebox':{'degraded':'a_lot'}} | degraded is not one of",
            })
    void whatIsWrongWithAnAnswerIsNamed(String right, String wrong, String complaint) {
        assertThat(complaints(DONE.replace(right, wrong))).anyMatch(line -> line.contains(complaint));
    }

    @Test
    void ourOwnFieldStandsWhereItMayStand() {
        assertThat(complaints(DONE.replace("null}}", "null},'voicebox':{'degraded':'text_only'}}")))
                .isEmpty();
        assertThat(complaints(ITEM.replace("]}}", "]},'voicebox':{}}")))
                .anyMatch(line -> line.contains("voicebox is not in the protocol"));
    }

    private List<String> complaints(String frame) {
        try {
            return validator.complaints(new ObjectMapper().readTree(frame.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
