-- Nobody goes for a while; a longer pause that is already in force stays.
-- KEYS: shared pause. ARGV: us.
redis.replicate_commands()
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local untilThen = now + tonumber(ARGV[1])
local current = tonumber(redis.call('GET', KEYS[1]) or '0')
if current < untilThen or current > now + 600000000 then
  redis.call('SET', KEYS[1], string.format('%.0f', untilThen))
end
return 1
