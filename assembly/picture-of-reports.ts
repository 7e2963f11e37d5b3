import type { BuiltDocument } from '../bot/channels/channel.ts'
import { textsOf } from '../bot/texts/texts.ts'
import { readReportsDue } from '../db/digest-facts.ts'
import { completenessPicture } from '../documents/completeness-picture.ts'
import { completenessOfReports } from '../domain/digest/completeness.ts'
import { addDays } from '../domain/periods/calendar-date.ts'
import type { PictureReference } from '../services/channel.ts'
import type { Database, Directory } from '../services/database.ts'

const PERIODS_SHOWN = 6
/** Within so many days before and after today the reports about the last periods are due. */
const DUE_DAYS = { before: 260, after: 60 }

/** The picture of who has reported; undefined where no report is owed. */
export const createPictureOfReports =
  ({ database, directory }: { database: Pick<Database, 'run'>; directory: () => Promise<Pick<Directory, 'tree'>> }) =>
  async ({
    unitId,
    on: today,
    language,
  }: Extract<PictureReference, { kind: 'completeness-picture' }>): Promise<BuiltDocument | undefined> => {
    const { tree } = await directory()
    const due = { from: addDays(today, -DUE_DAYS.before), to: addDays(today, DUE_DAYS.after) }
    const reports = await readReportsDue(database.run, { unitId, today, due })
    const within = new Set(tree.within(unitId, today))
    const completeness = completenessOfReports(
      reports.filter((report) => within.has(report.unitId)),
      { today, periodsMax: PERIODS_SHOWN },
    )
    if (completeness.rows.length === 0) return undefined
    const nameOf = (id: number) => tree.unit(id)?.name ?? `#${id}`
    const { title, ...texts } = textsOf(language).digest.picture
    return {
      fileName: `giao-ban-${today}.png`,
      mediaType: 'image/png',
      bytes: await completenessPicture({ completeness, nameOf, texts: { ...texts, title: title(nameOf(unitId)) } }),
    }
  }
