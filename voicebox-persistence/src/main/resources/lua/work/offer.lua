-- lane, job, form, tenant, cost by weight, most that may wait
-- Start-time fair queueing: an order starts where the last one of its tenant ends, or where the queue is now, and the least
-- start comes first. Two tenants that always have something to do are apart by at most one order of each, by weight.
local lane = ARGV[1] == 'LIVE' and live or batch
local turns = fair[lane]
if redis.call('ZCARD', live) + redis.call('ZCARD', batch) >= tonumber(ARGV[6]) then
  return 0
end
if redis.call('ZCARD', lane) == 0 then
  redis.call('DEL', turns)
end
local at = tonumber(redis.call('HGET', turns, '') or '0')
local start = math.max(at, tonumber(redis.call('HGET', turns, ARGV[4]) or '0'))
redis.call('HSET', turns, ARGV[4], string.format('%.17g', start + tonumber(ARGV[5])))
redis.call('ZADD', lane, string.format('%.17g', start), ARGV[2])
redis.call('ZADD', since, now(), ARGV[2])
redis.call('HSET', forms, ARGV[2], ARGV[3])
ring()
return 1
