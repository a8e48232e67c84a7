-- Delayed changes whose time has come, on Redis' own time; they stay until a commit acknowledges them.
-- KEYS: delayed, deliveries. ARGV: limit.
-- Returns ms until the next one is due (-1 where none waits), then member and earlier deliveries by turns.
redis.replicate_commands()
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[1])
local later = redis.call('ZRANGEBYSCORE', KEYS[1], string.format('(%.0f', now), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
local answer = { later[2] and (tonumber(later[2]) - now) or -1 }
for _, member in ipairs(due) do
  answer[#answer + 1] = member
  answer[#answer + 1] = redis.call('HGET', KEYS[2], member) or '0'
end
return answer
