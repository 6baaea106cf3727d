-- All levels or none. ARGV: window and hold in µs; requests and tokens at least; the same at most; for each key its limits of
-- requests and tokens, -1 for none. What is taken counts from the end of hold on, as if it were all used then.
-- Answer: 1 or 0, requests, tokens; for each key the number of its entry, requests and tokens that count, µs until each is
-- whole, µs until there is enough of each (0: there is, -1: never).
local window, hold = tonumber(ARGV[1]), tonumber(ARGV[2])
local need_r, need_t = tonumber(ARGV[3]), tonumber(ARGV[4])
local take_r, take_t = tonumber(ARGV[5]), tonumber(ARGV[6])
local now = clock()
local levels, granted = {}, true

for i, key in ipairs(KEYS) do
  local level = open(key, window, now)
  local limit_r, limit_t = tonumber(ARGV[5 + 2 * i]), tonumber(ARGV[6 + 2 * i])
  level.free_r = limit_r < 0 and math.huge or limit_r - level.r
  level.free_t = limit_t < 0 and math.huge or limit_t - level.t
  granted = granted and level.free_r >= need_r and level.free_t >= need_t
  take_r, take_t = math.min(take_r, level.free_r), math.min(take_t, level.free_t)
  levels[i] = level
end
if not granted then
  take_r, take_t = 0, 0
end

local answer = {granted and 1 or 0, take_r, take_t}
local function tell(...)
  for _, value in ipairs({...}) do
    answer[#answer + 1] = value
  end
end
for _, level in ipairs(levels) do
  local wait_r = level.free_r < need_r and until_free(level, 'r', need_r - level.free_r) or 0
  local wait_t = level.free_t < need_t and until_free(level, 't', need_t - level.free_t) or 0
  local number = append(level, hold, take_r, take_t)
  close(level, hold)
  tell(number, level.r, level.t, until_whole(level, level.r, level.ra), until_whole(level, level.t, level.ta), wait_r, wait_t)
end
return answer
