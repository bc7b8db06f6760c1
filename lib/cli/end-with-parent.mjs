// Loaded first in each child of start.mjs: however the parent ends, kill -9 included, the channel to it closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
