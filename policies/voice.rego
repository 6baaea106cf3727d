# Who may do what with a voice; docs/policy.md describes what goes in and what comes out.
#
# An answer is allowed when every check of its entry point has passed, so that a check that cannot be made denies.
# Each rule stands in a paragraph of its own: .ci/policy takes them out one by one, and expects a test to fail.
package voice

# METADATA
# description: May this caller begin this?
# entrypoint: true
allow := verdict(missed({"settings", "action", "scope", "hours", "model", "voice"}))

# METADATA
# description: May the model call this function?
# entrypoint: true
tool := verdict(missed({"settings", "tool", "tool_scope"}))

# METADATA
# description: May this be said, and in which words?
# entrypoint: true
audio := object.union(verdict(missed({"settings", "voice", "words"})), other_words)

missed(checks) := {check | some check in checks; not pass(check)}

verdict(missing) := {"allowed": true, "reason": "granted"} if count(missing) == 0

verdict(missing) := {"allowed": false, "reason": concat("; ", [reasons[check] | some check in missing])} if {
	count(missing) > 0
}

reasons := {
	"settings": "the tenant's policy settings are malformed",
	"action": "the action is not known",
	"scope": "no scope allows the action",
	"hours": "outside of the tenant's hours",
	"model": "the model is not allowed",
	"voice": "the voice is not allowed",
	"tool": "the tool is not allowed",
	"tool_scope": "no scope allows the tool",
	"words": "blocked words",
}

# --- who, what, when

# What each action needs: one of these.
needed := {
	"realtime.connect": {"realtime:connect"},
	"client_secret.create": {"realtime:connect"},
	"speech.create": {"realtime:connect"},
	"transcription.create": {"realtime:connect"},
	"completion.create": {"realtime:connect"},
	"model.read": {"realtime:connect", "realtime:admin", "billing:read", "tenant:admin"},
	"session.read": {"realtime:connect", "realtime:admin"},
	"session.close": {"realtime:connect", "realtime:admin"},
}

# What may be done at any hour.
reading := {"model.read", "session.read", "session.close"}

pass("action") if needed[input.request.action]

pass("scope") if {
	some scope in input.scopes
	needed[input.request.action][scope]
}

pass("hours") if reading[input.request.action]

pass("hours") if object.get(settings, "windows", []) == []

pass("hours") if {
	some window in settings.windows
	open_in(window, clock_of(window.from), clock_of(window.until))
}

open_in(window, from, until) if {
	on(window, input.time.day)
	now >= from
	now < until
}

# Over midnight, before it.
open_in(window, from, until) if {
	from > until
	on(window, input.time.day)
	now >= from
}

# Over midnight, after it.
open_in(window, from, until) if {
	from > until
	on(window, eve[input.time.day])
	now < until
}

on(window, _) if not window.days

on(window, day) if day in window.days

eve := {"mon": "sun", "tue": "mon", "wed": "tue", "thu": "wed", "fri": "thu", "sat": "fri", "sun": "sat"}

now := clock_of(input.time.clock)

# Hours and minutes side by side are compared as they are; to calculate with numbers takes longer than everything else here.
clock_of(text) := [to_number(parts[0]), to_number(parts[1])] if {
	parts := split(text, ":")
	count(parts) == 2
}

# --- lists of names

pass("model") if not input.request.model

pass("model") if listed("models", input.request.model)

pass("voice") if not input.request.voice

pass("voice") if listed("voices", input.request.voice)

pass("tool") if listed("tools", input.request.tool.name)

pass("tool_scope") if {
	is_string(input.request.tool.name)
	count(tool_scopes) == 0
}

pass("tool_scope") if {
	some scope in input.scopes
	tool_scopes[scope]
}

# Those that the first pattern asks for count as well as those of the others: any one is enough.
tool_scopes contains scope if {
	some pattern, scope in settings.tools.scopes
	matches(pattern, input.request.tool.name)
}

listed(kind, name) if {
	is_string(name)
	not denied(kind, name)
	admitted(kind, name)
}

denied(kind, name) if {
	some pattern in settings[kind].deny
	matches(pattern, name)
}

admitted(kind, _) if not settings[kind].allow

admitted(kind, name) if {
	some pattern in settings[kind].allow
	matches(pattern, name)
}

matches(name, name)

matches(pattern, name) if {
	endswith(pattern, "*")
	startswith(name, trim_suffix(pattern, "*"))
}

# --- words

pass("words") if {
	is_string(input.request.text)
	object.get(settings, ["audio", "blocked"], []) == []
}

pass("words") if {
	is_string(input.request.text)
	spoken := concat(" ", array.concat([""], array.concat([lower(piece) | some piece in pieces; piece != ""; not apart[piece]], [""])))
	every phrase in settings.audio.blocked {
		not contains(spoken, concat("", [" ", lower(phrase), " "]))
	}
}

default other_words := {}

other_words := {"replacement": concat("", [say(piece) | some piece in pieces])} if {
	count(replacements) > 0
	some piece in pieces
	replacements[lower(piece)]
}

# The words of the text and all that stands between them, in order. No regular expression: that would take longer than
# everything else together.
pieces := split(strings.replace_n(apart, input.request.text), "\uE000")

# Written out: to put them together for each piece takes longer than to look for them.
apart := {
	" ": "\uE000 \uE000",
	"\t": "\uE000\t\uE000",
	"\n": "\uE000\n\uE000",
	"\r": "\uE000\r\uE000",
	"\u00A0": "\uE000\u00A0\uE000",
	".": "\uE000.\uE000",
	",": "\uE000,\uE000",
	";": "\uE000;\uE000",
	":": "\uE000:\uE000",
	"!": "\uE000!\uE000",
	"?": "\uE000?\uE000",
	"…": "\uE000…\uE000",
	"-": "\uE000-\uE000",
	"–": "\uE000–\uE000",
	"—": "\uE000—\uE000",
	"/": "\uE000/\uE000",
	"(": "\uE000(\uE000",
	")": "\uE000)\uE000",
	"[": "\uE000[\uE000",
	"]": "\uE000]\uE000",
	"\"": "\uE000\"\uE000",
	"“": "\uE000“\uE000",
	"”": "\uE000”\uE000",
	"„": "\uE000„\uE000",
	"«": "\uE000«\uE000",
	"»": "\uE000»\uE000",
	"*": "\uE000*\uE000",
	"_": "\uE000_\uE000",
	"¿": "\uE000¿\uE000",
	"¡": "\uE000¡\uE000",
}

replacements[lower(word)] := other if some word, other in settings.audio.replace

say(piece) := replacements[lower(piece)]

say(piece) := piece if not replacements[lower(piece)]

# --- the tenant's settings

settings := input.settings

pass("settings") if {
	is_object(settings)
	object.keys(settings) - {"time_zone", "windows", "models", "voices", "tools", "audio"} == set()
	is_array(object.get(settings, "windows", []))
	every kind in {"models", "voices", "tools"} {
		of_lists(object.get(settings, kind, {}))
	}
	is_object(object.get(settings, ["tools", "scopes"], {}))
	of_words(object.get(settings, "audio", {}))
}

of_lists(lists) if {
	object.keys(lists) - {"allow", "deny", "scopes"} == set()
	of_names(object.get(lists, "allow", []))
	of_names(object.get(lists, "deny", []))
}

of_words(words) if {
	object.keys(words) - {"blocked", "replace"} == set()
	of_names(object.get(words, "blocked", []))
	every other in object.get(words, "replace", {}) {
		is_string(other)
	}
	is_object(object.get(words, "replace", {}))
}

of_names(names) if {
	is_array(names)
	every name in names {
		is_string(name)
	}
}
