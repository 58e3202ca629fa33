import { verify } from 'node:crypto'

/**
 * Signs checkpoints with a key that never leaves its keeper: KMS on AWS, a file on one machine. ECDSA on P-256 over
 * SHA-256, signatures in DER.
 */
export interface Signer {
  /** Signs bytes of any length; says with which key, so that it can be found again after a new one took over. */
  sign(bytes: Uint8Array): Promise<Signature>
}

/** The half of a signer that everybody may have. */
export interface SigningKeys {
  /** The public key in PEM (SubjectPublicKeyInfo); `undefined` when it was never one of ours. */
  find(keyId: string): Promise<string | undefined>
}

export interface Signature {
  readonly keyId: string
  /** DER, base64. */
  readonly value: string
}

/** Whether this key made this signature over these bytes. A signature that cannot be read is none. */
export function isSignedBy(publicKeyPem: string, bytes: Uint8Array, signature: Signature): boolean {
  try {
    return verify('sha256', bytes, publicKeyPem, Buffer.from(signature.value, 'base64'))
  } catch {
    return false
  }
}
