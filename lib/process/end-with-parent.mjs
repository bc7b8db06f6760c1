// Loaded first in each child of start.mjs: however the parent ends, kill -9 included, the channel to it closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

// Node gives its own arguments on to what a process forks. A grandchild talks to our child on a channel of its own: let
// go of here, it would have nothing left that keeps it running, as the server that `next dev` forks.
const place = process.execArgv.indexOf(import.meta.url)
if (place > 0) process.execArgv.splice(place - 1, 2)
