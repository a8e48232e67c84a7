-- Keeps hints: every argument becomes one stream entry, all of them or none.
-- KEYS: stream. ARGV: JSON lists of changes.
redis.replicate_commands()
for _, changes in ipairs(ARGV) do
  redis.call('XADD', KEYS[1], '*', 'changes', changes)
end
return #ARGV
