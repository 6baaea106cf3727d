-- Before each script about windows. The hash of a level: when it was last used (at), the sums of what counts (r, t), the numbers
-- of its entries (first to last), when requests and tokens were last taken (ra, ta), and under its number each entry:
-- when it was taken, from when on, requests, tokens. An entry counts until a window has passed since it was taken.
local MOST_EXACT = 600

local function whole(number)
  return string.format('%.0f', number)
end

local function entry(level, number)
  local at, from, r, t = string.match(redis.call('HGET', level.key, whole(number)), '^(%d+):(%d+):(%d+):(%d+)$')
  return {at = tonumber(at), from = tonumber(from), r = tonumber(r), t = tonumber(t)}
end

local function put(level, number, e)
  local text = whole(e.at) .. ':' .. whole(e.from) .. ':' .. whole(e.r) .. ':' .. whole(e.t)
  redis.call('HSET', level.key, whole(number), text)
  level.changed = true
end

-- Without what has left the window.
local function open(key, window, now)
  local known = redis.call('HMGET', key, 'at', 'r', 't', 'first', 'last', 'ra', 'ta')
  local level = {key = key, window = window, now = now}
  local at = tonumber(known[1])
  if not at or at - now > window then
    -- Numbers never come again, so that a receipt of before does not fit an entry of now.
    level.r, level.t, level.first, level.last, level.ra, level.ta = 0, 0, now, now - 1, 0, 0
    if at then
      redis.call('DEL', key)
    end
    return level
  end
  -- A clock that goes back gives nothing away.
  level.now = math.max(now, at)
  level.r, level.t = tonumber(known[2]), tonumber(known[3])
  level.first, level.last = tonumber(known[4]), tonumber(known[5])
  level.ra, level.ta = tonumber(known[6]), tonumber(known[7])
  while level.first <= level.last do
    local oldest = entry(level, level.first)
    if oldest.at + window > level.now then
      break
    end
    redis.call('HDEL', key, whole(level.first))
    level.r, level.t, level.first = level.r - oldest.r, level.t - oldest.t, level.first + 1
    level.changed = true
  end
  return level
end

-- Exact while there are few entries; then those of the same six-hundredth of a window become one, which counts as long as its
-- youngest part. Returns the number of the entry.
local function append(level, hold, r, t)
  if r == 0 and t == 0 then
    return 0
  end
  local at = level.now + hold
  level.r, level.t = level.r + r, level.t + t
  if r > 0 then
    level.ra = at
  end
  if t > 0 then
    level.ta = at
  end
  if level.last - level.first + 1 >= MOST_EXACT then
    local youngest = entry(level, level.last)
    if at - youngest.from < level.window / MOST_EXACT then
      put(level, level.last, {at = at, from = youngest.from, r = youngest.r + r, t = youngest.t + t})
      return level.last
    end
  end
  level.last = level.last + 1
  put(level, level.last, {at = at, from = at, r = r, t = t})
  return level.last
end

local function close(level, hold)
  if level.changed then
    if level.first > level.last then
      redis.call('DEL', level.key)
    else
      redis.call('HSET', level.key, 'at', whole(level.now), 'r', whole(level.r), 't', whole(level.t),
        'first', whole(level.first), 'last', whole(level.last), 'ra', whole(level.ra), 'ta', whole(level.ta))
      redis.call('PEXPIRE', level.key, whole(math.ceil((level.window + hold) / 1000) + 1000))
    end
  end
end

-- µs until so much of what counts now will have left the window; -1 if that much does not count.
local function until_free(level, what, much)
  local freed = 0
  for number = level.first, level.last do
    local e = entry(level, number)
    freed = freed + e[what]
    if freed >= much then
      return e.at + level.window - level.now
    end
  end
  return -1
end

local function until_whole(level, sum, last)
  if sum <= 0 then
    return 0
  end
  return math.max(0, last + level.window - level.now)
end
