const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** S256 challenge of a verifier: base64url without padding of its SHA-256 (RFC 7636 §4.2). */
export const pkceChallengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))

/** A fresh verifier of 43 characters (32 random bytes), as Zalo asks for, and its challenge. */
export const createPkce = async (): Promise<{ verifier: string; challenge: string }> => {
  const verifier = base64Url(crypto.getRandomValues(new Uint8Array(32)))
  return { verifier, challenge: await pkceChallengeOf(verifier) }
}
