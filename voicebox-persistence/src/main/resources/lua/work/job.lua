-- Before each script of a job. All keys carry the tag of its gateway, so that they are in one slot.
local job, sound, results = KEYS[1], KEYS[2], KEYS[3]

-- The attempt that may speak for the job; nil when there is no job any more.
local function attempt()
  return tonumber(redis.call('HGET', job, 'attempt') or nil)
end
