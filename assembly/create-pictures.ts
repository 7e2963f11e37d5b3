import type { BuildPicture } from '../bot/channels/channel.ts'
import { textsOf } from '../bot/texts/texts.ts'
import { invitationPicture } from '../documents/invitation-picture.ts'
import { createPictureOfReports } from './picture-of-reports.ts'

/** The pictures that go with messages, for the channels. */
export const createPictures = (surroundings: Parameters<typeof createPictureOfReports>[0]): BuildPicture => {
  const ofReports = createPictureOfReports(surroundings)
  return async (reference) => {
    if (reference.kind === 'completeness-picture') return ofReports(reference)
    const { ways, code, language } = reference
    const caption = textsOf(language).invitations.code(code)
    return {
      fileName: 'giao-ban-qr.png',
      mediaType: 'image/png',
      bytes: await invitationPicture({ ways, caption }),
    }
  }
}
