import { createPrivateKey } from 'node:crypto'
import { type Checkpoint, checkpointText } from './checkpoint'
import { type PrivateKey, privateKeyText, readPrivateKey, verifierOf } from './keys'
import { noteText } from './note'

/** Returns a key pair made of one byte, the same in each run. */
export function keyPair(byte: number, name: string) {
  const seed = Buffer.alloc(32, byte)
  const text = privateKeyText(name, seed)
  const key = readPrivateKey(text)
  const header = Buffer.from('302e020100300506032b657004220420', 'hex')
  const secret = createPrivateKey({ key: Buffer.concat([header, seed]), format: 'der', type: 'pkcs8' })
  return { text, key, private: secret, verifier: verifierOf(name, key.publicKey) }
}

/** Returns a checkpoint that is signed under the name of its origin. */
export function signed(key: PrivateKey, checkpoint: Checkpoint): string {
  const text = checkpointText(checkpoint)
  const { name, id } = verifierOf(checkpoint.origin, key.publicKey)
  return noteText({ text, signatures: [{ name, keyId: id, signature: key.sign(text) }] })
}
