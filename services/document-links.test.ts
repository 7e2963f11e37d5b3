import { expect, test } from 'vitest'
import type { DocumentReference } from './channel.ts'
import { createDocumentLinks } from './document-links.ts'

const now = new Date('2026-11-20T02:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const links = createDocumentLinks({ publicUrl: 'https://giaoban.test', secret: 'a secret of the test' })
const document: DocumentReference = { kind: 'form-template', form: 'petition', language: 'vi' }
const tokenOf = (address: string) => address.split('/tep/')[1] ?? ''

test('an address names its document for a week', () => {
  const address = links.addressOf(document, now)
  expect(address).toMatch(/^https:\/\/giaoban\.test\/tep\/[\w-]+\.[\w-]+$/)
  expect(links.read(tokenOf(address), later(6.99))).toEqual(document)
  expect(links.read(tokenOf(address), later(7))).toBeUndefined()
})

test('an address that was changed, or made with another secret, names nothing', () => {
  const token = tokenOf(links.addressOf(document, now))
  const other = createDocumentLinks({ publicUrl: 'https://giaoban.test', secret: 'another secret' })
  expect(other.read(token, now)).toBeUndefined()
  for (const [index, character] of [...token].entries()) {
    const changed = token.slice(0, index) + (character === 'A' ? 'B' : 'A') + token.slice(index + 1)
    // The last character of base64 holds bits that mean nothing.
    if (index < token.length - 1) expect(links.read(changed, now), `character ${index}`).toBeUndefined()
  }
  for (const nonsense of ['', '.', 'a.b', 'x'.repeat(1_000)]) expect(links.read(nonsense, now)).toBeUndefined()
})
