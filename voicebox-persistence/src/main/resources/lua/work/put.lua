-- id, attempt, place, last, head, sound, mark, ms of life, most results
local current = attempt()
if not current then
  return 'GONE'
end
if tonumber(ARGV[2]) ~= current then
  return 'FENCED'
end
-- Said again, as the answer to the first time was lost.
if tonumber(ARGV[3]) <= tonumber(redis.call('HGET', job, 'place')) then
  return 'OK'
end
local last = ARGV[4] == '1'
local most = tonumber(ARGV[9])
if not last and redis.call('XLEN', results) >= most then
  return 'FULL'
end
redis.call('XADD', results, 'MAXLEN', '~', most * 2, '*',
    'id', ARGV[1], 'attempt', ARGV[2], 'place', ARGV[3], 'last', ARGV[4], 'head', ARGV[5], 'sound', ARGV[6])
redis.call('PEXPIRE', results, ARGV[8])
if last then
  redis.call('DEL', job, sound)
else
  redis.call('HSET', job, 'place', ARGV[3])
  if ARGV[7] ~= '' then
    redis.call('HSETNX', job, 'mark', ARGV[7])
  end
end
return 'OK'
