-- Keeps a client secret, unless its tenant has made enough of them in this minute.
-- KEYS: the tenant's count, the secret. ARGV: most in a window, ms of a window, value, ms to live.
-- Returns 0 when it is kept, else ms until the window ends.
local made = tonumber(redis.call('GET', KEYS[1]) or '0')
if made >= tonumber(ARGV[1]) then
  local left = redis.call('PTTL', KEYS[1])
  if left > 0 then
    return left
  end
  -- A count without an end would keep the tenant out for ever.
  redis.call('DEL', KEYS[1])
end
if redis.call('INCR', KEYS[1]) == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
return 0
