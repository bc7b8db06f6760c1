import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { isSignedBy, readBase64, readPrivateKey, readVkey, SIGNATURE_BYTES, type Verifier } from '@/lib/notes/keys'
import { SigningFailure } from '@/lib/services/transparency-log/logs'

/** Who signs checkpoints. */
export interface Signer {
  /** The name of the key: the origin of the installation's log. */
  name: string
  publicKey: Buffer
  /** Returns the signature of a text, 64 bytes. @throws SigningFailure */
  sign: (text: string) => Promise<Buffer>
}

export interface SignerSettings {
  /** The private key itself. */
  key?: string | undefined
  /** A file with the private key. */
  keyFile?: string | undefined
  /** A command that signs what it reads, and the public key that it signs for. */
  command?: { words: readonly string[]; publicKey: string; timeoutMs: number } | undefined
}

/**
 * Returns the signer of the settings, or null when they name none. A file is read at each call, so that a new key is
 * used without a restart.
 * @throws SigningFailure `key_unreadable`
 */
export async function readSigner({ key, keyFile, command }: SignerSettings): Promise<Signer | null> {
  if (command) return commandSigner(command.words, vkey(command.publicKey), command.timeoutMs)
  if (!key && !keyFile) return null
  try {
    const { name, publicKey, sign } = readPrivateKey(key ?? (await readFile(keyFile ?? '', 'utf8')))
    return { name, publicKey, sign: (text) => Promise.resolve(sign(text)) }
  } catch (error) {
    // The messages of the reader quote no part of a key, and those of the file system only the path.
    throw new SigningFailure('key_unreadable', messageOf(error))
  }
}

/**
 * Returns a signer that runs a command: the text is on its standard input, and it writes the signature in base64. A
 * command that does not end in time is killed.
 */
function commandSigner([file = '', ...args]: readonly string[], key: Verifier, timeoutMs: number): Signer {
  return {
    name: key.name,
    publicKey: key.publicKey,
    async sign(text) {
      const written = await run(file, args, text, timeoutMs)
      const signature = readBase64(written.trim())
      if (signature?.length !== SIGNATURE_BYTES || !isSignedBy(key.publicKey, Buffer.from(text, 'utf8'), signature))
        throw new SigningFailure('signer_failed', 'the command did not write a signature of its key')
      return signature
    },
  }
}

/** More than a signature has. */
const MAX_OUTPUT = 4096

function run(file: string, args: string[], input: string, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    let output = ''
    let isSlow = false
    const timer = setTimeout(() => {
      isSlow = true
      child.kill('SIGKILL')
      // What the command itself started may keep its output open; nobody waits for that.
      child.stdout.destroy()
    }, timeoutMs)
    const end = (failure: SigningFailure | null) => {
      clearTimeout(timer)
      if (failure) reject(failure)
      else resolve(output)
    }
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output += piece
      if (output.length > MAX_OUTPUT) child.kill('SIGKILL')
    })
    // A command that ends before it has read everything.
    child.stdin.on('error', () => {})
    child.on('error', (error) =>
      end(new SigningFailure('signer_failed', `the command can't be started: ${error.message}`)),
    )
    child.on('close', (code) => {
      if (isSlow) end(new SigningFailure('signer_slow', `the command did not end within ${timeoutMs} ms`))
      else end(code === 0 ? null : new SigningFailure('signer_failed', `the command ended with ${code}`))
    })
    child.stdin.end(input)
  })
}

function vkey(text: string): Verifier {
  try {
    return readVkey(text)
  } catch (error) {
    throw new SigningFailure('key_unreadable', messageOf(error))
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
