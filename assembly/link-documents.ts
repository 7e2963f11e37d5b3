import type { ReadDocument } from '../api/api-options.ts'
import type { BuildDocument } from '../bot/channels/channel.ts'
import { createDocumentLinks, type DocumentLinks } from '../services/document-links.ts'

/** Addresses of documents for platforms that carry no files, and what is read there. Nothing without a public address. */
export const linkDocuments = ({
  publicUrl,
  secret,
  buildDocument,
  clock,
}: {
  publicUrl: string | undefined
  secret: string
  buildDocument: BuildDocument
  clock: () => Date
}): { links?: DocumentLinks; readDocument?: ReadDocument } => {
  if (publicUrl === undefined) return {}
  const links = createDocumentLinks({ publicUrl, secret })
  return {
    links,
    async readDocument(token) {
      const document = links.read(token, clock())
      return document === undefined ? undefined : buildDocument(document)
    },
  }
}
