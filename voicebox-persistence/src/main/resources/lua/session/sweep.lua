-- ms after which a session that nobody says lives is over
if redis.call('EXISTS', state) == 0 then
  clear()
  return {'MISSING', 0}
end
local age = now() - number('beat')
if redis.call('EXISTS', alive) == 1 or age < tonumber(ARGV[1]) then
  return {'YOUNG', age}
end
clear()
return {'OVER', age}
