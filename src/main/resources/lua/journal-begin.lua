-- Keeps a write under way, numbered so that the oldest open one is found first.
-- KEYS: journal, counter. ARGV: write id, JSON.
local number = redis.call('INCR', KEYS[2])
redis.call('HSET', KEYS[1], ARGV[1], number .. ' ' .. ARGV[2])
return number
