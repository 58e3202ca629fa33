import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { SigningKeys } from '../platform/signer.ts'
import type { Checkpoints } from './checkpoints.ts'

/** Reads checkpoints; what it reads them with is loaded at the first question, because hardly any request asks one. */
export function lateCheckpoints(): { readonly log: CheckpointLog; readonly keys: SigningKeys } {
  let loaded: Promise<Checkpoints> | undefined
  const checkpoints = () => {
    loaded ??= import('./checkpoints.ts').then(({ createCheckpoints }) => createCheckpoints())
    return loaded
  }
  return {
    log: {
      append: async (at, bytes) => (await checkpoints()).log.append(at, bytes),
      find: async (at) => (await checkpoints()).log.find(at),
      listBackwards: async (page) => (await checkpoints()).log.listBackwards(page),
    },
    keys: { find: async (keyId) => (await checkpoints()).keys.find(keyId) },
  }
}
