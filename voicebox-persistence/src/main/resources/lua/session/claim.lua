-- owner, hash of the next token, after, ms of life, then the hashes that the shown token may have
local token, former = unpack(redis.call('HMGET', state, 'token', 'former'))
local shown = nil
for i = 5, #ARGV do
  if token and (ARGV[i] == token or ARGV[i] == former) then
    shown = ARGV[i]
  end
end
if not shown then
  return {'UNKNOWN'}
end
local place = place_of(ARGV[3])
if not place or not is_whole(place) then
  return {'GAP'}
end
local had, keep = unpack(redis.call('HMGET', state, 'owner', 'keep'))
local epoch = number('epoch') + 1
redis.call('HSET', state, 'epoch', epoch, 'owner', ARGV[1], 'token', ARGV[2], 'former', shown)
if had ~= ARGV[1] then
  redis.call('HSET', state, 'since', epoch)
end
live_on(ARGV[1], ARGV[4], keep)
local ids = redis.call('LRANGE', order, 0, -1)
local bodies = {}
if #ids > 0 then
  for i, body in ipairs(redis.call('HMGET', items, unpack(ids))) do
    bodies[#bodies + 1] = ids[i]
    bodies[#bodies + 1] = body
  end
end
-- What began before a hole may have ended in it: of what is older only answers that are still open are told.
local opened, count, hole = number('open_from'), number('count'), number('hole')
local from = math.max(hole + 1, math.min(place + 1, count - MOST_KNOWN + 1))
local told = {}
if opened > 0 and opened <= hole then
  from = hole + 1
  told = answers_within(opened, hole)
elseif opened > 0 and opened < from then
  from = opened
end
local facts = redis.call('HMGET', state, 'config', 'began', 'expires')
return {'OK', had, {epoch, number('since'), number('version'), count, number('open'), opened, number('older'), place},
    facts, bodies, events_from(from, told)}
