-- Every request is another state, so that each is a run.
local count = 0

request = function()
  count = count + 1
  return wrk.format("GET", wrk.path .. "&bev-share=" .. count % 97)
end
