import { expect, test } from 'vitest'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import type { PictureReference } from '../services/channel.ts'
import { createPictures } from './create-pictures.ts'

/** More than a QR code holds (ISO/IEC 18004: 2,953 bytes). */
const TOO_LONG = `https://t.me/${'a'.repeat(3_000)}`

const cases: PictureReference[] = [
  { kind: 'completeness-picture', unitId: 1, on: '2026-11-20', language: 'vi' },
  { kind: 'invitation-picture', ways: [{ name: 'Telegram', address: TOO_LONG }], code: 'X', language: 'vi' },
]

test.each(cases)('a picture that cannot be had holds nothing up: $kind', async (reference) => {
  const warned: unknown[] = []
  const build = createPictures({
    database: { run: () => Promise.reject(new Error('no database')) },
    directory: async () => ({ tree: createUnitTree({ units: [], placements: [], successions: [] }) }),
    log: { warn: (_fields, message) => warned.push(message) },
  })
  expect(await build(reference)).toBeUndefined()
  expect(warned).toEqual(['a picture could not be made'])
})
