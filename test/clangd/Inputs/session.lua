-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
-- A user of Neovim's built-in client: opens the file, looks at its diagnostics, puts the cursor on that of line
-- LINE and takes its fix. SERVER is the server's path.
local function say(text) io.stdout:write(text, "\n") end

local function ours()
  return vim.tbl_filter(function(each) return tostring(each.code):match("^async%-") end, vim.diagnostic.get(0))
end

local function show(title)
  say(title)
  for _, each in ipairs(ours()) do
    say(("%d:%d %s %s [%s] %s"):format(each.lnum + 1, each.col + 1, vim.diagnostic.severity[each.severity], each.source,
      each.code, each.message:match("[^\n]*")))
  end
end

vim.ui.select = function(items, _, choose)
  for index, item in ipairs(items) do
    if item[2].kind == "quickfix" then
      say("choose " .. item[2].title)
      return choose(item, index)
    end
  end
end

vim.lsp.buf_attach_client(0, vim.lsp.start_client({ cmd = { vim.env.SERVER }, root_dir = vim.fn.getcwd() }))
if not vim.wait(600000, function() return #ours() > 0 end) then
  say("nothing was found")
  vim.cmd("cquit")
end
show("found")

local before = #ours()
for _, each in ipairs(ours()) do
  if each.lnum + 1 == tonumber(vim.env.LINE) then
    vim.api.nvim_win_set_cursor(0, { each.lnum + 1, each.col })
    break
  end
end
vim.lsp.buf.code_action({ apply = false })
if not vim.wait(600000, function() return #ours() < before end) then
  say("the fix changed nothing")
  vim.cmd("cquit")
end
show("left")
vim.cmd("write")
vim.cmd("quitall")
