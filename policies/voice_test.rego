package voice_test

import data.voice

caller(request) := {
	"tenant": "tenant_a",
	"project": "project_a",
	"actor": "key_1",
	"scopes": ["realtime:connect"],
	"time": {"day": "wed", "minute": 600, "clock": "10:00"},
	"settings": {},
	"request": request,
}

connect := caller({"action": "realtime.connect", "model": "gpt-realtime", "voice": "marin"})

with_settings(question, settings) := object.union(question, {"settings": settings})

at(question, day, minute) := object.union(question, {"time": {
	"day": day,
	"minute": minute,
	"clock": sprintf("%02d:%02d", [floor(minute / 60), minute % 60]),
}})

granted := {"allowed": true, "reason": "granted"}

is_in(value, values) if value in values

is_in(value, values) := false if not value in values

denied(reason) := {"allowed": false, "reason": reason}

# --- voice/allow

test_a_caller_with_the_scope_connects if voice.allow == granted with input as connect

test_each_action_has_its_scopes if {
	every action, scopes in {
		"realtime.connect": {"realtime:connect"},
		"client_secret.create": {"realtime:connect"},
		"speech.create": {"realtime:connect"},
		"transcription.create": {"realtime:connect"},
		"completion.create": {"realtime:connect"},
		"model.read": {"realtime:connect", "realtime:admin", "billing:read", "tenant:admin"},
		"session.read": {"realtime:connect", "realtime:admin"},
		"session.close": {"realtime:connect", "realtime:admin"},
	} {
		every scope in {"realtime:connect", "realtime:admin", "billing:read", "tenant:admin"} {
			question := object.union(caller({"action": action}), {"scopes": [scope]})
			decided := voice.allow with input as question
			decided.allowed == is_in(scope, scopes)
		}
	}
}

test_an_unknown_action_is_denied if {
	voice.allow == denied("the action is not known; outside of the tenant's hours; no scope allows the action") with input as with_settings(
		caller({"action": "planet.move"}),
		{"windows": [{"from": "00:00", "until": "00:00"}]},
	)
}

test_without_scopes_nothing_begins if {
	voice.allow == denied("no scope allows the action") with input as object.union(connect, {"scopes": []})
}

test_nothing_is_granted_to_an_empty_input if {
	voice.allow.allowed == false with input as {}
	voice.tool.allowed == false with input as {}
	voice.audio.allowed == false with input as {}
}

# --- hours

office := {"windows": [{"days": ["tue", "wed"], "from": "08:00", "until": "18:30"}]}

night := {"windows": [{"days": ["tue"], "from": "22:00", "until": "06:00"}]}

test_the_tenant_is_open_in_its_hours_only if {
	every moment, open in {
		["tue", 480]: true,
		["wed", 1109]: true,
		["wed", 1110]: false,
		["wed", 479]: false,
		["thu", 600]: false,
	} {
		decided := voice.allow with input as with_settings(at(connect, moment[0], moment[1]), office)
		decided.allowed == open
	}
}

test_hours_are_compared_as_numbers if {
	every minute, open in {479: false, 480: true, 599: true, 600: false} {
		decided := voice.allow with input as with_settings(
			at(connect, "wed", minute),
			{"windows": [{"from": "8:00", "until": "10:00"}]},
		)
		decided.allowed == open
	}
}

test_hours_that_are_none_are_closed if {
	every text in ["8h", "", "8:00:00", "eight:00", ":"] {
		decided := voice.allow with input as with_settings(connect, {"windows": [{"from": text, "until": "24:00"}]})
		decided.allowed == false
	}
}

test_without_a_time_it_is_closed if {
	decided := voice.allow with input as with_settings(object.union(connect, {"time": {"clock": null}}), office)
	decided.allowed == false
}

test_hours_over_midnight_belong_to_the_day_on_which_they_begin if {
	every moment, open in {
		["tue", 1320]: true,
		["tue", 1319]: false,
		["wed", 359]: true,
		["wed", 360]: false,
		["wed", 1330]: false,
		["tue", 300]: false,
	} {
		decided := voice.allow with input as with_settings(at(connect, moment[0], moment[1]), night)
		decided.allowed == open
	}
}

test_each_day_has_an_eve if {
	every day, before in {
		"mon": "sun",
		"tue": "mon",
		"wed": "tue",
		"thu": "wed",
		"fri": "thu",
		"sat": "fri",
		"sun": "sat",
	} {
		every window in {"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
			settings := {"windows": [{"days": [window], "from": "22:00", "until": "06:00"}]}
			decided := voice.allow with input as with_settings(at(connect, day, 60), settings)
			decided.allowed == is_in(window, {before})
		}
	}
}

test_hours_without_days_are_those_of_each_day if {
	voice.allow == granted with input as with_settings(connect, {"windows": [{"from": "09:00", "until": "11:00"}]})
}

test_outside_of_hours_the_reason_says_so if {
	voice.allow == denied("outside of the tenant's hours") with input as with_settings(at(connect, "sun", 0), office)
}

test_reading_keeps_no_hours if {
	every action in {"model.read", "session.read", "session.close"} {
		question := at(caller({"action": action}), "sun", 0)
		voice.allow == granted with input as with_settings(question, office)
	}
}

test_hours_that_cannot_be_read_are_not_open if {
	every window in [{}, {"from": "8", "until": "24:00"}, {"from": "00:00"}, {"days": "wed", "from": "00:00", "until": "23:00"}, "always"] {
		decided := voice.allow with input as with_settings(connect, {"windows": [window]})
		decided.allowed == false
	}
}

# --- models, voices, tools

test_models_and_voices_are_taken_from_the_lists if {
	every case in [
		[{"models": {"allow": ["gpt-realtime"]}}, true],
		[{"models": {"allow": ["gpt-*"]}}, true],
		[{"models": {"allow": ["other", "gpt"]}}, false],
		[{"models": {"allow": []}}, false],
		[{"models": {"deny": ["gpt-realtime"]}}, false],
		[{"models": {"deny": ["gpt*"], "allow": ["gpt-realtime"]}}, false],
		[{"models": {"deny": ["other"]}}, true],
		[{"voices": {"allow": ["marin"]}}, true],
		[{"voices": {"allow": ["cedar"]}}, false],
		[{"voices": {"deny": ["mar*"]}}, false],
	] {
		decided := voice.allow with input as with_settings(connect, case[0])
		decided.allowed == case[1]
	}
}

test_the_reason_names_the_list if {
	voice.allow == denied("the model is not allowed") with input as with_settings(connect, {"models": {"allow": ["x"]}})
	voice.allow == denied("the voice is not allowed") with input as with_settings(connect, {"voices": {"allow": ["x"]}})
}

test_who_names_no_model_and_no_voice_is_not_held_to_lists if {
	settings := {"models": {"allow": ["x"]}, "voices": {"allow": ["x"]}}
	voice.allow == granted with input as with_settings(caller({"action": "realtime.connect"}), settings)
}

test_a_name_that_is_no_text_is_on_no_list if {
	voice.allow.allowed == false with input as caller({"action": "realtime.connect", "model": 7})
	voice.allow.allowed == false with input as caller({"action": "realtime.connect", "voice": {"id": "x"}})
	voice.tool.allowed == false with input as caller({"tool": {"name": 7}})
}

# --- voice/tool

lamp := caller({"tool": {"name": "lamp_on", "arguments": {}}})

test_a_tool_may_be_called_unless_the_lists_say_otherwise if {
	every case in [
		[{}, true],
		[{"tools": {"allow": ["lamp_*"]}}, true],
		[{"tools": {"allow": ["door_*"]}}, false],
		[{"tools": {"deny": ["lamp_on"]}}, false],
	] {
		decided := voice.tool with input as with_settings(lamp, case[0])
		decided.allowed == case[1]
	}
}

test_a_tool_without_a_name_is_denied if {
	voice.tool.allowed == false with input as caller({})
	voice.tool == denied("the tool is not allowed") with input as with_settings(lamp, {"tools": {"allow": []}})
}

test_a_tool_may_need_a_scope if {
	every case in [
		[{"lamp_on": "realtime:connect"}, true],
		[{"lamp_on": "tenant:admin"}, false],
		[{"lamp*": "tenant:admin"}, false],
		[{"lamp*": "tenant:admin", "lamp_on": "realtime:connect"}, true],
		[{"door_*": "tenant:admin"}, true],
		[{"lamp_on": 7}, false],
	] {
		decided := voice.tool with input as with_settings(lamp, {"tools": {"scopes": case[0]}})
		decided.allowed == case[1]
	}
	voice.tool == denied("no scope allows the tool") with input as with_settings(
		lamp,
		{"tools": {"scopes": {"lamp_on": "tenant:admin"}}},
	)
}

# --- voice/audio

says(text, words) := with_settings(caller({"text": text, "voice": "marin"}), {"audio": words})

test_what_nobody_forbids_is_said if {
	voice.audio == granted with input as says("Good morning, it is 8:30.", {})
	voice.audio == granted with input as says("Good morning.", {"blocked": ["evening"], "replace": {"evening": "night"}})
}

test_blocked_words_stop_the_answer if {
	every case in [
		["Take the BOMB away.", false],
		["bomb", false],
		["Take the bombastic one.", true],
		["Blow it   up, please.", false],
		["Blow! It up.", false],
		["Blow it upwards.", true],
		["Na zdraví, PŘÍTELI!", false],
	] {
		decided := voice.audio with input as says(case[0], {"blocked": ["bomb", "blow it up", "přítelI"]})
		decided.allowed == case[1]
	}
	voice.audio == denied("blocked words") with input as says("A bomb.", {"blocked": ["bomb"]})
}

test_words_are_replaced_where_they_stand if {
	voice.audio == {"allowed": true, "reason": "granted", "replacement": "  Oh darn, it's a darn!  Good.\n"} with input as says(
		"  Oh DAMN, it's a damn!  Good.\n",
		{"replace": {"Damn": "darn"}},
	)
}

test_a_voice_that_is_not_allowed_says_nothing if {
	voice.audio == denied("the voice is not allowed") with input as with_settings(
		caller({"text": "Hello.", "voice": "marin"}),
		{"voices": {"deny": ["marin"]}},
	)
}

test_what_is_no_text_is_not_said if {
	voice.audio.allowed == false with input as caller({"text": 7})
	voice.audio.allowed == false with input as says(7, {"blocked": ["bomb"]})
}

# --- settings

test_settings_that_cannot_be_read_deny_everything if {
	every settings in [
		null,
		[],
		"none",
		{"model": {"deny": ["x"]}},
		{"models": {"denied": ["x"]}},
		{"models": ["x"]},
		{"models": {"deny": "x"}},
		{"models": {"allow": "gpt-realtime"}},
		{"voices": {"deny": [7]}},
		{"tools": null},
		{"tools": {"scopes": []}},
		{"windows": "always"},
		{"windows": null},
		{"audio": []},
		{"audio": {"blocked": "bomb"}},
		{"audio": {"block": ["bomb"]}},
		{"audio": {"replace": ["bomb"]}},
		{"audio": {"replace": {"bomb": 7}}},
	] {
		question := object.union(object.remove(connect, ["settings"]), {"settings": settings})
		decided := voice.allow with input as question
		decided.allowed == false
		asked := voice.tool with input as object.union(question, {"request": {"tool": {"name": "lamp_on"}}})
		asked.allowed == false
		said := voice.audio with input as object.union(question, {"request": {"text": "Hello."}})
		said.allowed == false
	}
	voice.allow == denied("the tenant's policy settings are malformed") with input as with_settings(connect, {"x": 1})
}

test_settings_that_can_be_read_deny_nothing_by_themselves if {
	voice.allow == granted with input as with_settings(connect, {
		"time_zone": "Europe/Prague",
		"windows": [],
		"models": {"deny": [], "allow": ["gpt-realtime"]},
		"voices": {},
		"tools": {"scopes": {"door_*": "tenant:admin"}},
		"audio": {"blocked": ["bomb"], "replace": {"damn": "darn"}},
	})
}
