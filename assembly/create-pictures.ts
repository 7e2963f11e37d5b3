import type { BuildPicture, BuiltDocument } from '../bot/channels/channel.ts'
import { textsOf } from '../bot/texts/texts.ts'
import { invitationPicture } from '../documents/invitation-picture.ts'
import type { PictureReference } from '../services/channel.ts'
import type { Logger } from '../services/logger.ts'
import { createPictureOfReports } from './picture-of-reports.ts'

const pictureOfInvitation = async ({
  ways,
  code,
  language,
}: Extract<PictureReference, { kind: 'invitation-picture' }>): Promise<BuiltDocument> => ({
  fileName: 'giao-ban-qr.png',
  mediaType: 'image/png',
  bytes: await invitationPicture({ ways, caption: textsOf(language).invitations.code(code) }),
})

/**
 * The pictures that go with messages, for the channels. A picture comes on top of a text that says the same, which must not
 * wait for it: one that cannot be had is left out.
 */
export const createPictures = ({
  log,
  ...surroundings
}: Parameters<typeof createPictureOfReports>[0] & { log: Pick<Logger, 'warn'> }): BuildPicture => {
  const pictureOfReports = createPictureOfReports(surroundings)
  return async (reference) => {
    try {
      return await (reference.kind === 'completeness-picture'
        ? pictureOfReports(reference)
        : pictureOfInvitation(reference))
    } catch (error) {
      log.warn({ err: error, picture: reference.kind }, 'a picture could not be made')
      return undefined
    }
  }
}
