-- ms of life, detail, pieces of the sound
redis.call('HSET', job, 'attempt', 0, 'detail', ARGV[2])
redis.call('PEXPIRE', job, ARGV[1])
for i = 3, #ARGV do
  redis.call('XADD', sound, 'MAXLEN', 256, '*', 'b', ARGV[i])
end
if #ARGV > 2 then
  redis.call('PEXPIRE', sound, ARGV[1])
end
return 1
