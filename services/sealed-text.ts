/** Text that only who has the secret can read, and that says nothing where it was put in another's place. */
export interface SealedText {
  seal: (text: string) => Promise<string>
  /** Undefined: sealed with another secret, for another purpose or about something else, or changed. */
  open: (sealed: string) => Promise<string | undefined>
}

const NONCE_BYTES = 12

/**
 * AES-256-GCM with a key derived from the secret by HKDF-SHA-256 (RFC 5869). A sealed text is base64url of nonce and
 * ciphertext. `purpose` parts the keys of different uses; `about` is authenticated and not stored.
 */
export const createSealedText = (
  secret: string,
  { purpose, about }: { purpose: string; about: string },
): SealedText => {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const deriveKey = async () => {
    const material = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey'])
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(purpose) }
    return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
  }
  let derived: ReturnType<typeof deriveKey> | undefined
  const key = () => (derived ??= deriveKey())
  const cipher = (nonce: Uint8Array<ArrayBuffer>) => ({ name: 'AES-GCM', iv: nonce, additionalData: bytesOf(about) })

  return {
    async seal(text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const hidden = await crypto.subtle.encrypt(cipher(nonce), await key(), bytesOf(text))
      return Buffer.concat([nonce, new Uint8Array(hidden)]).toString('base64url')
    },
    async open(sealed) {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'))
      const nonce = bytes.slice(0, NONCE_BYTES)
      try {
        const shown = await crypto.subtle.decrypt(cipher(nonce), await key(), bytes.slice(NONCE_BYTES))
        return new TextDecoder().decode(shown)
      } catch {
        return undefined
      }
    },
  }
}
