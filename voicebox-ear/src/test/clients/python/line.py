"""A call to the running server with the unmodified `openai` package: what was sent, and a way to wait for more."""

import asyncio
import base64
import json
import os
import pathlib

from openai import AsyncOpenAI

URL = os.environ.get("VOICEBOX_URL", "http://127.0.0.1:9080").rstrip("/").replace("//localhost", "//127.0.0.1")
KEY = os.environ.get("VOICEBOX_KEY") or os.environ["OPENAI_API_KEY"]
STREAMS = os.environ.get("VOICEBOX_STREAMS")
MODEL = "gpt-realtime"
PATIENCE = 20  # s
FRAME = 1920  # bytes in 40 ms of 24 kHz 16-bit sound


def client(key: str = KEY) -> AsyncOpenAI:
    return AsyncOpenAI(api_key=key, base_url=f"{URL}/v1")


class Line:
    """`async with Line() as line:` holds an open call; every event the server sent is in `line.events`."""

    calls = 0

    def __init__(self, **target):
        self._client = client()
        self._manager = self._client.realtime.connect(**(target or {"model": MODEL}))
        self.events = []
        self._raw = []
        self._more = asyncio.Condition()

    async def __aenter__(self):
        asyncio.get_running_loop().slow_callback_duration = PATIENCE  # unittest's debug mode reports 0.1 s of a busy machine
        self.to = await self._manager.__aenter__()
        self._listening = asyncio.create_task(self._listen())
        await self.until("session.created")
        return self

    async def __aexit__(self, *failure):
        await self._manager.__aexit__(*failure)
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self._client.close()
        self._leave_behind()

    async def _listen(self):
        while True:
            raw = await self.to.recv_bytes()
            async with self._more:
                self._raw.append(json.loads(raw))
                self.events.append(self.to.parse_event(raw))
                self._more.notify_all()

    async def until(self, wanted, start: int = 0):
        """The first event of that type, or that fits, from index `start` on."""
        fits = (lambda event: event.type == wanted) if isinstance(wanted, str) else wanted
        return await self._wait(lambda: next((event for event in self.events[start:] if fits(event)), None))

    async def until_sound(self, size: int):
        """The last delta of sound once that many bytes of it came."""
        return await self._wait(lambda: len(self.sound) >= size and self.of("response.output_audio.delta")[-1])

    async def _wait(self, found):
        try:
            async with asyncio.timeout(PATIENCE), self._more:
                return await self._more.wait_for(found)
        except TimeoutError:
            raise AssertionError(f"nothing within {PATIENCE} s; heard {[event.type for event in self.events[-12:]]}") from None

    def of(self, kind: str):
        return [event for event in self.events if event.type == kind]

    @property
    def sound(self) -> bytes:
        return b"".join(base64.b64decode(event.delta) for event in self.of("response.output_audio.delta"))

    @property
    def errors(self):
        return [event.error.to_dict() for event in self.of("error")]

    async def say(self, pcm: bytes):
        for at in range(0, len(pcm), FRAME):
            await self.to.input_audio_buffer.append(audio=base64.b64encode(pcm[at : at + FRAME]).decode())

    async def type(self, text: str):
        content = [{"type": "input_text", "text": text}]
        await self.to.conversation.item.create(item={"type": "message", "role": "user", "content": content})

    async def answer(self, **response):
        """Asks for an answer; the response when it is done."""
        start = len(self.events)
        await self.to.response.create(**response)
        return (await self.until("response.done", start)).response

    def _leave_behind(self):
        """For RecordedStreamsTest, which holds what the server sent to the protocol."""
        if STREAMS:
            folder = pathlib.Path(STREAMS)
            folder.mkdir(parents=True, exist_ok=True)
            Line.calls += 1
            lines = "\n".join(json.dumps(event) for event in self._raw)
            (folder / f"python-{os.getpid()}-{Line.calls}.jsonl").write_text(lines, encoding="utf-8")
