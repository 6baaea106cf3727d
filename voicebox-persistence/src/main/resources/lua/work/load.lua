local oldest = redis.call('ZRANGE', since, 0, 0, 'WITHSCORES')
local age = #oldest > 0 and now() - tonumber(oldest[2]) or 0
local told = redis.call('HMGET', counts, 'taken', 'dead')
return {redis.call('ZCARD', live), redis.call('ZCARD', batch), math.max(0, age), redis.call('XLEN', orders),
    tonumber(told[1] or '0'), tonumber(told[2] or '0')}
