import type { BuildDocument, BuildPicture, ReadSheet } from '../bot/channels/channel.ts'
import { templateTexts } from '../bot/texts/template-texts.ts'
import { formTemplate, type WrittenRecord } from '../documents/form-template.ts'
import { readFormSheet } from '../documents/read-form-sheet.ts'
import type { Form } from '../domain/forms/form.ts'
import { formByKey } from '../domain/forms/registry.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import { readMessage } from '../domain/reading/read-message.ts'
import { isPicture } from '../services/channel.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What the channels need of `documents/`, which they must not import: files of the bot's, and files sent to it. */
export const createDocuments = ({
  now,
  scheme,
  buildPicture = async () => undefined,
}: {
  now: () => Date
  scheme: CutoffScheme
  /** Pictures need a library that does not run everywhere; without it messages go without them. */
  buildPicture?: BuildPicture
}): { buildDocument: BuildDocument; readSheet: ReadSheet } => {
  /** The form's own example, as a row of its template; one that tells no time is of today. */
  const exampleOf = (form: Form): WrittenRecord | undefined => {
    const today = localTimeOf(now())
    const records = form.examples.flatMap((line) => readMessage(line, { now: today, forms: [form], scheme }).records)
    const timed = records.find(({ date, period }) => date !== undefined || period !== undefined)
    return timed ?? records.map((record) => ({ ...record, date: today.date }))[0]
  }

  return {
    async buildDocument(reference) {
      if (isPicture(reference)) return buildPicture(reference)
      const { language } = reference
      const form = formByKey.get(reference.form)
      if (form === undefined) return undefined
      const example = exampleOf(form)
      return {
        fileName: `giao-ban-${form.command}.xlsx`,
        mediaType: XLSX,
        bytes: formTemplate(form, { language, texts: templateTexts(language), ...(example && { example }) }),
      }
    },
    readSheet: (bytes) => readFormSheet(bytes, { forms: formByKey, now: localTimeOf(now()), scheme }),
  }
}
