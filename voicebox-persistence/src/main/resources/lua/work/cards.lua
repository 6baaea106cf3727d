-- ms after which a worker that says nothing is none
local time = redis.call('TIME')
local cards = {}
for _, worker in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1], '+inf')) do
  cards[#cards + 1] = redis.call('HGET', KEYS[2], worker)
end
return cards
