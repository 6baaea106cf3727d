-- job
local waited = redis.call('ZREM', live, ARGV[1]) + redis.call('ZREM', batch, ARGV[1])
forget(ARGV[1])
return waited
