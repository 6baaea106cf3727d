-- group, worker
local group, worker = ARGV[1], ARGV[2]
for _, lane in ipairs({live, batch}) do
  local first = redis.call('ZPOPMIN', lane)
  while #first > 0 do
    local job = first[1]
    local form, offered = redis.call('HGET', forms, job), redis.call('ZSCORE', since, job)
    forget(job)
    redis.call('HSET', fair[lane], '', first[2])
    if form and now() - tonumber(offered) <= tonumber(string.match(form, '^%d+')) then
      if redis.call('EXISTS', orders) == 0 then
        redis.call('XGROUP', 'CREATE', orders, group, '0', 'MKSTREAM')
      end
      local id = redis.call('XADD', orders, 'MAXLEN', '~', MOST_ORDERS, '*', 'form', form)
      -- Nothing else adds to this stream; what somebody did is dropped here, or it would be taken for this order.
      local read = redis.call('XREADGROUP', 'GROUP', group, worker, 'COUNT', 1, 'STREAMS', orders, '>')[1][2][1][1]
      while read ~= id do
        redis.call('XACK', orders, group, read)
        finish(read)
        read = redis.call('XREADGROUP', 'GROUP', group, worker, 'COUNT', 1, 'STREAMS', orders, '>')[1][2][1][1]
      end
      return {id, form, 1}
    end
    first = redis.call('ZPOPMIN', lane)
  end
end
return {}
