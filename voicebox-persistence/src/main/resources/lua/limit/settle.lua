-- What was taken turns out to be less, or more. ARGV: window and hold in µs; for each key the number of the entry, requests and
-- tokens to give back of it if it still counts, and requests and tokens beyond it, whether there is room for them or not.
-- Answer: as of taking nothing.
local window, hold = tonumber(ARGV[1]), tonumber(ARGV[2])
local now = clock()
local answer = {1, 0, 0}

for i, key in ipairs(KEYS) do
  local at = 5 * i - 3
  local number, back_r, back_t = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  local level = open(key, window, now)
  if number >= level.first and number <= level.last and (back_r > 0 or back_t > 0) then
    local e = entry(level, number)
    local less_r, less_t = math.min(back_r, e.r), math.min(back_t, e.t)
    level.r, level.t = level.r - less_r, level.t - less_t
    put(level, number, {at = e.at, from = e.from, r = e.r - less_r, t = e.t - less_t})
  end
  append(level, hold, tonumber(ARGV[at + 4]), tonumber(ARGV[at + 5]))
  close(level, hold)
  for _, value in ipairs({0, level.r, level.t, until_whole(level, level.r, level.ra), until_whole(level, level.t, level.ta), 0, 0}) do
    answer[#answer + 1] = value
  end
end
return answer
