import { z } from 'zod'

/** What hangs on a message. Addresses expire at Zalo: fetch what is to be kept. */
export type ZaloAttachment =
  | { type: 'image' | 'gif' | 'video' | 'audio' | 'sticker'; url: string; thumbnailUrl: string | null }
  | {
      type: 'file'
      url: string
      fileName: string
      bytes: number | null
      ending: string | null
      checksum: string | null
    }
  | { type: 'location'; latitude: number; longitude: number }
  | { type: 'link'; url: string; title: string | null; description: string | null }
  /** A type or a shape that this version does not know. */
  | { type: 'other'; payload: unknown }

const text = z.string().nullish().catch(null)

const payloadSchemas = {
  picture: z
    .looseObject({ url: z.string(), thumbnail: text })
    .transform(({ url, thumbnail }) => ({ url, thumbnailUrl: thumbnail ?? null })),
  file: z
    .looseObject({
      url: z.string(),
      name: z.string(),
      size: z.coerce.number().nullish().catch(null),
      type: text,
      checksum: text,
    })
    .transform(({ url, name, size, type, checksum }) => ({
      url,
      fileName: name,
      bytes: size ?? null,
      ending: type ?? null,
      checksum: checksum ?? null,
    })),
  location: z
    .looseObject({ coordinates: z.looseObject({ latitude: z.coerce.number(), longitude: z.coerce.number() }) })
    .transform(({ coordinates: { latitude, longitude } }) => ({ latitude, longitude })),
  link: z
    .looseObject({ url: z.string(), title: text, description: text })
    .transform(({ url, title, description }) => ({ url, title: title ?? null, description: description ?? null })),
}

/** One attachment of a message. A payload of another shape than its type promises becomes `other`. */
export const attachmentSchema = z
  .looseObject({ type: z.string(), payload: z.unknown() })
  .transform(({ type, payload }): ZaloAttachment => {
    const other: ZaloAttachment = { type: 'other', payload }
    switch (type) {
      case 'image':
      case 'gif':
      case 'video':
      case 'audio':
      case 'sticker': {
        const picture = payloadSchemas.picture.safeParse(payload)
        return picture.success ? { type, ...picture.data } : other
      }
      case 'file': {
        const file = payloadSchemas.file.safeParse(payload)
        return file.success ? { type, ...file.data } : other
      }
      case 'location': {
        const location = payloadSchemas.location.safeParse(payload)
        return location.success ? { type, ...location.data } : other
      }
      case 'link': {
        const link = payloadSchemas.link.safeParse(payload)
        return link.success ? { type, ...link.data } : other
      }
      default:
        return other
    }
  })
