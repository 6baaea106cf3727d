package dev.voicebox.effect;

/** One method an effect: a new effect does not compile until someone performs it. */
public interface EffectHandler<R> {
    R onSend(Effect.Send effect);

    R onStoreItem(Effect.StoreItem effect);

    R onForgetItem(Effect.ForgetItem effect);

    R onKeepAudio(Effect.KeepAudio effect);

    R onCutAudio(Effect.CutAudio effect);

    R onLoadAudio(Effect.LoadAudio effect);

    R onTranscribe(Effect.Transcribe effect);

    R onDropTranscription(Effect.DropTranscription effect);

    R onAssessTurn(Effect.AssessTurn effect);

    R onDropAssessment(Effect.DropAssessment effect);

    R onGlanceAtTurn(Effect.GlanceAtTurn effect);

    R onDropGlance(Effect.DropGlance effect);

    R onAskModel(Effect.AskModel effect);

    R onSpeak(Effect.Speak effect);

    R onStopWork(Effect.StopWork effect);

    R onStopModel(Effect.StopModel effect);

    R onJudge(Effect.Judge effect);

    R onAskBudget(Effect.AskBudget effect);

    R onSettleBudget(Effect.SettleBudget effect);

    R onStartTimer(Effect.StartTimer effect);

    R onClose(Effect.Close effect);

    R onReplay(Effect.Replay effect);

    R onLetGo(Effect.LetGo effect);

    R onNoteToolCall(Effect.NoteToolCall effect);

    R onNoteToolResult(Effect.NoteToolResult effect);

    R onMeter(Effect.Meter effect);
}
