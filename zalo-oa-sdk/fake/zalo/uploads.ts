import type { FakeRequest } from '../http-server.ts'
import { FakeRefusal, type FakeWorld, longId } from './world.ts'

const rules = {
  image: { endings: ['jpg', 'jpeg', 'png'], bytesMax: 1_048_576 },
  gif: { endings: ['gif'], bytesMax: 5_242_880 },
  file: { endings: ['pdf', 'doc', 'docx'], bytesMax: 5_242_880 },
}

export interface FakeAsset {
  kind: keyof typeof rules
  fileName: string
  bytes: Uint8Array
  uploadedAtMs: number
}

const assetLifeMs = 7 * 24 * 3_600_000

export const createFakeUploads = ({ clock }: FakeWorld) => {
  const assets = new Map<string, FakeAsset>()

  const take = async (kind: keyof typeof rules, { headers, body }: FakeRequest) => {
    const form = await new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } })
      .formData()
      .catch(() => new FormData())
    const file = form.get('file')
    if (!(file instanceof File)) throw new FakeRefusal(-201, 'file is missing')
    const ending = file.name.toLowerCase().split('.').at(-1) ?? ''
    if (!rules[kind].endings.includes(ending)) throw new FakeRefusal(-233, 'file type is not supported')
    if (file.size > rules[kind].bytesMax) throw new FakeRefusal(-210, 'file is too large')
    const id = longId()
    const bytes = new Uint8Array(await file.arrayBuffer())
    assets.set(id, { kind, fileName: file.name, bytes, uploadedAtMs: clock.now() })
    return kind === 'file' ? { token: id } : { attachment_id: id }
  }

  return {
    assets: assets as ReadonlyMap<string, FakeAsset>,
    take,
    /** @throws FakeRefusal -100 for an asset that is unknown, of another kind or older than seven days. */
    check: (id: string, kinds: readonly FakeAsset['kind'][]): void => {
      const asset = assets.get(id)
      const lives = asset && kinds.includes(asset.kind) && clock.now() - asset.uploadedAtMs <= assetLifeMs
      if (!lives) throw new FakeRefusal(-100, 'asset has expired')
    },
  }
}

export type FakeUploads = ReturnType<typeof createFakeUploads>
