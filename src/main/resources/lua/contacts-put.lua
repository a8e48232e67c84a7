-- Replaces what leads to some contacts; no handles takes a contact out.
-- KEYS: index (members are handle, NUL, contact id), handles by contact id. ARGV: JSON list of [contact id, [handles]].
for _, contact in ipairs(cjson.decode(ARGV[1])) do
  local id, handles = contact[1], contact[2]
  local old = redis.call('HGET', KEYS[2], id)
  if old then
    for _, handle in ipairs(cjson.decode(old)) do
      redis.call('ZREM', KEYS[1], handle .. '\0' .. id)
    end
  end
  if #handles == 0 then
    redis.call('HDEL', KEYS[2], id)
  else
    for _, handle in ipairs(handles) do
      redis.call('ZADD', KEYS[1], 0, handle .. '\0' .. id)
    end
    redis.call('HSET', KEYS[2], id, cjson.encode(handles))
  end
end
return 1
