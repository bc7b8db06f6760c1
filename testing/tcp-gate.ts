import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface TcpGate {
  /** The address to use instead of the database's. */
  url: string
  /** Breaks open connections and refuses new ones, as if the network cable of the server was pulled out. */
  shut(): Promise<void>
  /** Accepts connections again. */
  open(): Promise<void>
}

/** Starts a proxy in front of a database, which can make the database unavailable to one process only. */
export async function tcpGate(databaseUrl: string): Promise<TcpGate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const track = (socket: Socket) => {
    sockets.add(socket)
    // Connections break on purpose here.
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    return socket
  }
  const server = createServer((client) => {
    const database = track(connect(Number(target.port), target.hostname))
    track(client)
    client.pipe(database).pipe(client)
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    shut: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
    open: () => listen(port),
  }
}
