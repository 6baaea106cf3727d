-- attempt
local current = attempt()
if not current then
  return {'GONE'}
end
if tonumber(ARGV[1]) <= current then
  return {'FENCED'}
end
redis.call('HSET', job, 'attempt', ARGV[1], 'place', -1)
local told = {'OK', redis.call('HGET', job, 'detail'), redis.call('HGET', job, 'mark') or ''}
for _, entry in ipairs(redis.call('XRANGE', sound, '-', '+')) do
  told[#told + 1] = entry[2][2]
end
return told
