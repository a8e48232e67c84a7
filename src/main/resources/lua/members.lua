-- An index of many values per name in one sorted set, its members being name, NUL, value: outside text never makes a key.
-- KEYS: index. ARGV: names. Returns for each name the list of its values.
local answer = {}
for i, name in ipairs(ARGV) do
  local values = redis.call('ZRANGEBYLEX', KEYS[1], '[' .. name .. '\0', '(' .. name .. '\1')
  for j, member in ipairs(values) do
    values[j] = string.sub(member, #name + 2)
  end
  answer[i] = values
end
return answer
