import { styleText } from 'node:util'
import type { Finding, Mark } from '../bot/doctor/finding.ts'
import { type DoctorTexts, doctorTexts } from '../bot/texts/doctor.ts'
import { config } from '../config.ts'
import { type Examination, examine } from './examine.ts'

const { vi, en } = doctorTexts

const marks: Record<Mark, string> = {
  good: styleText('green', '✓'),
  doubtful: styleText('yellow', '!'),
  wrong: styleText('red', '✗'),
  off: styleText('dim', '–'),
}

const sentence = ({ say }: Finding, texts: DoctorTexts): string => {
  const { what, todo } = say(texts)
  return todo === undefined ? what : `${what} — ${todo}`
}

const both = (one: string, other: string): string => (one === other ? one : `${one} / ${other}`)

const describe = ({ sections, consentLink }: Examination): string => {
  const wrongs = sections.flatMap(({ findings }) => findings).filter(({ mark }) => mark === 'wrong').length
  const summary = ({ summary }: DoctorTexts) => (wrongs === 0 ? summary.good : summary.wrong(String(wrongs)))
  return [
    `${vi.title} / ${en.title}`,
    ...sections.flatMap(({ name, findings }) => [
      '',
      styleText('bold', both(vi.sections[name], en.sections[name])),
      ...findings.flatMap((found) => [
        `  ${marks[found.mark]} ${sentence(found, vi)}`,
        styleText('dim', `    ${sentence(found, en)}`),
      ]),
    ]),
    ...(consentLink === undefined ? [] : ['', `${vi.consentLink} / ${en.consentLink}:`, `  ${consentLink}`]),
    '',
    `${summary(vi)} / ${summary(en)}`,
  ].join('\n')
}

/** `npm run doctor`: tries everything that is configured and says what to mend. Exit code 1 when something does not work. */
const examination = await examine(config())
console.log(describe(examination))
const isWell = examination.sections.every(({ findings }) => findings.every(({ mark }) => mark !== 'wrong'))
process.exitCode = isWell ? 0 : 1
