import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'undici'
import { bareEnvironment } from '@/testing/instance'
import { until } from '@/testing/until'

/** Debian's, and where others put it. */
const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

type Answer = { id: number; result?: unknown; error?: string; message?: string }
interface Tree {
  contexts: { context: string; url: string; children: Tree['contexts'] | null }[]
}

/**
 * A Firefox that is driven by WebDriver BiDi (W3C) itself: Playwright's own driver needs commands that Debian's Firefox
 * 153 lacks. It does what these tests need, and no more.
 */
export class Firefox {
  #next = 0
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #tab = ''

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly socket: WebSocket,
  ) {
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer
      this.#waiting.get(answer.id)?.(answer)
      this.#waiting.delete(answer.id)
    })
  }

  static async start(): Promise<Firefox> {
    const path = PATHS.find((each) => existsSync(each))
    if (!path) throw new Error('There is no Firefox: install it (Debian: apt-get install firefox-esr)')
    const folder = mkdtempSync(join(tmpdir(), 'sayso-firefox-'))
    const args = ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0', 'about:blank']
    const child = spawn(path, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...bareEnvironment(), NODE_ENV: 'production', HOME: folder },
    })
    const address = await addressOf(child)
    const socket = new WebSocket(`${address}/session`)
    await once(socket as unknown as NodeJS.EventEmitter, 'open')
    const firefox = new Firefox(child, folder, socket)
    await firefox.#send('session.new', { capabilities: {} })
    const { contexts } = (await firefox.#send('browsingContext.getTree', {})) as Tree
    firefox.#tab = contexts[0]?.context ?? ''
    return firefox
  }

  async #send(method: string, params: object): Promise<unknown> {
    const id = ++this.#next
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve))
    this.socket.send(JSON.stringify({ id, method, params }))
    const { result, error, message } = await answer
    if (error) throw new Error(`${method}: ${error}: ${message}`)
    return result
  }

  async goto(url: string): Promise<void> {
    // Firefox takes a frame that is refused for the failure of the page, so it is asked itself when the page is there.
    await this.#send('browsingContext.navigate', { context: this.#tab, url, wait: 'none' })
    const isThere = `document.readyState === 'complete' && location.href === ${JSON.stringify(new URL(url).href)}`
    await until(async () => (await this.evaluate(isThere).catch(() => false)) === true)
  }

  /** Returns the addresses of the frames of the page. */
  async frames(): Promise<string[]> {
    return (await this.#children()).map(({ url }) => url)
  }

  async #children() {
    const { contexts } = (await this.#send('browsingContext.getTree', { root: this.#tab })) as Tree
    return contexts[0]?.children ?? []
  }

  /** Returns the value of an expression in the page, or in its first frame. It is a string, number, boolean or null. */
  async evaluate(expression: string, where: 'page' | 'frame' = 'page'): Promise<unknown> {
    const context = where === 'page' ? this.#tab : (await this.#children())[0]?.context
    if (context === undefined) throw new Error('the page has no frame')
    const params = { expression, target: { context }, awaitPromise: true }
    const { result, exceptionDetails } = (await this.#send('script.evaluate', params)) as {
      result?: { value?: unknown }
      exceptionDetails?: { text: string }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result?.value ?? null
  }

  async close(): Promise<void> {
    this.socket.close()
    const ended = once(this.process, 'exit')
    this.process.kill()
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Returns where Firefox listens, which it says on its error output. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('Firefox has no error output')
  for await (const line of createInterface({ input: child.stderr })) {
    const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line)?.[1]
    if (found) {
      child.stderr.resume()
      return found
    }
  }
  throw new Error('Firefox ended before it listened')
}
