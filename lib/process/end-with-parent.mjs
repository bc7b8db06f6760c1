// Loaded first in each child of start.mjs: however the parent ends, kill -9 included, the channel to the child closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

// Node passes its own arguments on to forked processes. A grandchild talks to our child over a channel of its own. If
// this file let go of that channel, nothing would keep the grandchild running, such as the server that `next dev`
// forks.
const place = process.execArgv.indexOf(import.meta.url)
if (place > 0) process.execArgv.splice(place - 1, 2)
