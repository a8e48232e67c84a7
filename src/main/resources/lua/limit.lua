-- Lets one request go, or tells how long to wait before asking again. What is granted goes now: nothing is reserved,
-- so that a caller that wakes late, or never, can neither bunch up with the next one nor waste its slot.
-- KEYS: state of this limit, shared pause. ARGV: interval in us, burst.
-- Returns us to wait; 0 or less = go, and as things stand the next one may go in so many us, negated.
redis.replicate_commands()
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local pause = tonumber(redis.call('GET', KEYS[2]) or '0') - now
if pause > 0 and pause <= 600000000 then -- longer than any pause there is: the clock was set back
  return pause
end
-- The time at which the limit would be wholly free again. It cannot be further off than this, unless the clock was set
-- back: then it is put right, else everybody would wait until the clock got there again.
local free = tonumber(redis.call('GET', KEYS[1]) or '0')
if free > now + burst * interval then
  free = now + burst * interval
  redis.call('SET', KEYS[1], string.format('%.0f', free))
end
local wait = free - (burst - 1) * interval - now
if wait > 0 then
  return math.ceil(wait)
end
free = math.max(free, now) + interval
redis.call('SET', KEYS[1], string.format('%.0f', free))
return -math.max(0, math.ceil(free - (burst - 1) * interval - now))
