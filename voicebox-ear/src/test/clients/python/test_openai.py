"""The unmodified `openai` package for Python, over ws://."""

import base64
import json
import unittest

from openai import NotFoundError

from line import MODEL, Line, client

QUESTION = "turn on the kitchen light"
LONG = "the sun is bright and the moon is pale, " * 250  # an answer still on its way when it is cut
WHISPER = {"audio": {"input": {"transcription": {"model": "whisper-1"}}}}
TRANSCRIPTION = "conversation.item.input_audio_transcription"
BYTES = 48  # a millisecond of 24 kHz 16-bit sound
LIGHT = {
    "type": "function",
    "name": "light_switch",
    "parameters": {"type": "object", "properties": {"room": {"type": "string"}}, "required": ["room"]},
}


def silence(seconds: float) -> bytes:
    return bytes(round(seconds * 24_000) * 2)


async def spoken() -> bytes:
    """The question and the silence around it, spoken by the server."""
    async with client() as rest:
        reply = await rest.audio.speech.create(model="tts-1", voice="alloy", input=QUESTION, response_format="pcm")
        return silence(0.5) + reply.content + silence(1.2)


class Conversation(unittest.IsolatedAsyncioTestCase):
    async def test_a_typed_question_gets_a_written_answer(self):
        async with Line() as line:
            await line.to.session.update(session={"type": "realtime", "output_modalities": ["text"]})
            await line.type("What can you do?")
            response = await line.answer()
        self.assertEqual(response.status, "completed")
        text = response.output[0].content[0].text
        self.assertTrue(text.startswith("I heard: What can you do?"), text)
        self.assertEqual("".join(event.delta for event in line.of("response.output_text.delta")), text)
        self.assertEqual(response.usage.total_tokens, response.usage.input_tokens + response.usage.output_tokens)
        self.assertEqual(line.errors, [])

    async def test_a_spoken_question_is_written_down_and_gets_a_spoken_answer(self):
        async with Line() as line:
            await line.to.session.update(session={"type": "realtime", **WHISPER})
            await line.say(await spoken())
            turn = await line.until("input_audio_buffer.speech_started")
            completed = await line.until(f"{TRANSCRIPTION}.completed")
            response = (await line.until("response.done")).response
        self.assertEqual(completed.item_id, turn.item_id)
        self.assertIn("kitchen light", completed.transcript.lower())
        deltas = "".join(event.delta for event in line.of(f"{TRANSCRIPTION}.delta"))
        self.assertEqual(deltas.strip(), completed.transcript)
        self.assertEqual(completed.usage.type, "duration")
        self.assertIn("kitchen light", response.output[0].content[0].transcript.lower())
        self.assertGreater(len(line.sound), 1000 * BYTES)
        self.assertEqual(line.errors, [])

    async def test_a_tool_is_called_and_its_output_is_used_in_the_answer(self):
        async with Line() as line:
            session = {"type": "realtime", "output_modalities": ["text"], "tools": [LIGHT]}
            await line.to.session.update(session=session)
            await line.type('Please call the tool light_switch {"room":"kitchen"}')
            call = (await line.answer()).output[0]
            output = {"type": "function_call_output", "call_id": call.call_id, "output": "the lamp is glowing"}
            await line.to.conversation.item.create(item=output)
            response = await line.answer()
        self.assertEqual((call.type, call.name, call.status), ("function_call", "light_switch", "completed"))
        self.assertEqual(json.loads(call.arguments), {"room": "kitchen"})
        self.assertEqual(response.output[0].content[0].text, "The tool answered: the lamp is glowing")
        self.assertEqual(line.errors, [])

    async def test_a_cancelled_answer_is_cut_where_the_caller_stopped_listening(self):
        cut = 1500  # ms
        async with Line() as line:
            await line.type(LONG)
            await line.to.response.create()
            item = (await line.until_sound((cut + 500) * BYTES)).item_id
            await line.to.response.cancel()
            response = (await line.until("response.done")).response
            await line.to.conversation.item.truncate(item_id=item, content_index=0, audio_end_ms=cut)
            truncated = await line.until("conversation.item.truncated")
            await line.to.conversation.item.retrieve(item_id=item)
            kept = (await line.until("conversation.item.retrieved")).item.content[0]
        self.assertEqual(response.status, "cancelled")
        self.assertEqual((truncated.item_id, truncated.content_index, truncated.audio_end_ms), (item, 0, cut))
        self.assertEqual(base64.b64decode(kept.audio), line.sound[: cut * BYTES])
        said = response.output[0].content[0].transcript
        self.assertTrue(kept.transcript.strip())
        self.assertTrue(said.startswith(kept.transcript.rstrip()), (kept.transcript, said))
        self.assertLess(len(kept.transcript), len(said))
        self.assertEqual(line.errors, [])


class Transcription(unittest.IsolatedAsyncioTestCase):
    async def test_a_session_with_the_intent_to_transcribe_writes_down_and_does_not_answer(self):
        async with Line(extra_query={"intent": "transcription"}) as line:
            created = line.of("session.created")[0].session
            await line.to.session.update(session={"type": "transcription", **WHISPER})
            updated = (await line.until("session.updated")).session
            await line.say(await spoken())
            committed = await line.until("input_audio_buffer.committed")
            completed = await line.until(f"{TRANSCRIPTION}.completed")
        self.assertEqual(created.type, "transcription")
        self.assertEqual(updated.audio.input.transcription.model, "whisper-1")
        self.assertEqual(completed.item_id, committed.item_id)
        self.assertIn("kitchen light", completed.transcript.lower())
        self.assertEqual([event.type for event in line.events if event.type.startswith("response.")], [])
        self.assertEqual(line.errors, [])


class ChatCompletions(unittest.IsolatedAsyncioTestCase):
    QUESTION = {"model": MODEL, "messages": [{"role": "user", "content": "What can you do?"}]}

    async def test_a_question_is_answered_as_a_whole_and_in_chunks_alike(self):
        async with client() as rest:
            whole = await rest.chat.completions.create(**self.QUESTION)
            text, last = "", None
            chunks = await rest.chat.completions.create(
                **self.QUESTION, stream=True, stream_options={"include_usage": True}
            )
            async for last in chunks:
                text += "".join(choice.delta.content or "" for choice in last.choices)
        self.assertIn("What can you do?", whole.choices[0].message.content)
        self.assertEqual(text, whole.choices[0].message.content)
        self.assertGreater(last.usage.completion_tokens, 0)

    async def test_a_model_that_is_not_there_is_an_error_that_the_client_knows(self):
        async with client() as rest:
            with self.assertRaises(NotFoundError) as refused:
                await rest.chat.completions.create(**{**self.QUESTION, "model": "gpt-nobody"})
        self.assertEqual(refused.exception.code, "model_not_found")


if __name__ == "__main__":
    unittest.main(verbosity=2)
