import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import encodeQR from 'qr'
import { secretOf } from '../assembly/app-secret.ts'
import { formatInstant } from '../bot/texts/format.ts'
import { config } from '../config.ts'
import { DirectoryInUse } from '../db/directory-lock.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open-database.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { ROLES, type Role } from '../domain/rights/rights.ts'
import { readDirectory } from '../services/database.ts'
import { findUnit } from '../services/find-unit.ts'
import { inviteMember } from '../services/invite-member.ts'
import { ServiceError } from '../services/service-error.ts'
import { readSignaturePin } from '../services/zalo-signature.ts'
import { botUsername } from './bot-username.ts'

const usage = `npm run invite -- --name "Nguyễn Văn An" --unit "xã Ia Hlôi" --role official [--title "Công chức văn phòng"] [--phone 0912345678]

  --name   họ tên; người đã có ở đơn vị thì được mã mới / a person whom the unit knows gets a new code
  --unit   tên, mã hoặc số của đơn vị / name, code or id of the unit
  --role   ${ROLES.join(' | ')}
  --phone  số điện thoại: chia sẻ số này qua Zalo thì được liên kết, không cần mã / sharing it over Zalo links without a code`

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    unit: { type: 'string' },
    role: { type: 'string' },
    title: { type: 'string' },
    phone: { type: 'string' },
  },
})
const { name, unit: unitText, role: roleText, title = '', phone } = values
const role: Role | undefined = ROLES.find((known) => known === roleText)

/** A code (QR) for who sits before this screen; what is read by a program goes without. */
const forTheCamera = (address: string): string[] => (process.stdout.isTTY ? [encodeQR(address, 'ascii')] : [])

const invite = async (who: { name: string; unitText: string; role: Role }) => {
  const settings = config()
  const database = await openDatabase(settings)
  try {
    await migrate(database)
    const now = new Date()
    const today = localTimeOf(now).date
    const { tree } = await readDirectory(database)
    const unit = findUnit({ tree, text: who.unitText, period: { from: today, to: today }, today })
    const { code, expiresAt } = await inviteMember(
      database,
      {
        name: who.name,
        unitId: unit.id,
        role: who.role,
        title,
        ...(phone !== undefined && { phone }),
      },
      { now, secret: secretOf(settings), randomBytes: randomBytes(12) },
    )
    const username = await botUsername(settings)
    const zalo = settings.ZALO_APP_ID && (await readSignaturePin(database, settings.ZALO_APP_ID))
    const link = username === undefined ? undefined : `https://t.me/${username}?start=${code.replaceAll('-', '')}`
    const address = zalo ? `https://zalo.me/${zalo.oaId}` : undefined
    console.log(
      [
        `${who.name}, ${unit.name}, ${who.role}`,
        `Mã mời / code: ${code}`,
        ...(address === undefined
          ? []
          : [`Zalo: ${address} – gửi mã vào đây / send the code there`, ...forTheCamera(address)]),
        ...(link === undefined ? [] : [`Telegram: ${link}`, ...forTheCamera(link)]),
        `Hết hạn / expires: ${formatInstant(expiresAt.toISOString())}`,
      ].join('\n'),
    )
  } finally {
    await database.close()
  }
}

if (name === undefined || unitText === undefined || role === undefined) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    await invite({ name, unitText, role })
  } catch (error) {
    if (!(error instanceof DirectoryInUse || error instanceof ServiceError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
