import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface TcpGate {
  /** The address to use in the database's place. */
  url: string
  /** As if the server's cable was pulled out: open connections break, new ones are refused. */
  shut(): Promise<void>
  open(): Promise<void>
}

/** Stands before a database, so that it can go away and come back for one process only. */
export async function tcpGate(databaseUrl: string): Promise<TcpGate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const track = (socket: Socket) => {
    sockets.add(socket)
    // A reset is what this is for.
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
