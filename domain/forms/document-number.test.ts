import { expect, test } from 'vitest'
import { readDocumentNumber } from './document-number.ts'

test.each([
  ['141/KH-UBND', 'KH', 'UBND', 'state'],
  ['172/2022/QĐ-UBND', 'QĐ', 'UBND', 'state'],
  ['33/CT-TTg', 'CT', 'TTg', 'state'],
  ['12/KH-MTTQ-BTT', 'KH', 'MTTQ-BTT', 'state'],
  ['15/NQ-HĐND', 'NQ', 'HĐND', 'state'],
  ['73-KH/HU', 'KH', 'HU', 'party'],
  ['254-TB/ĐU', 'TB', 'ĐU', 'party'],
  ['04-ĐA/TU', 'ĐA', 'TU', 'party'],
  ['06-CTr/BDVHU-BCHQSH-CAH', 'CTr', 'BDVHU-BCHQSH-CAH', 'party'],
  ['215-KL/TW', 'KL', 'TW', 'party'],
  ['19-TTr/ĐU', 'TTr', 'ĐU', 'party'],
])('%s is a %s of %s, a document of the %s', (text, type, body, system) => {
  expect(readDocumentNumber(text)).toEqual({ text, type, body, system })
})

test.each([
  ['254-tb/du', '254-TB/ĐU'],
  ['529-QD/HU', '529-QĐ/HU'],
  ['15/nq-hdnd', '15/NQ-HĐND'],
  ['141 / kh - ubnd', '141/KH-UBND'],
  ['số 08 - HD/HU', '08-HD/HU'],
  ['1109–CV/HU', '1109-CV/HU'],
  ['33/ct-ttg', '33/CT-TTg'],
  ['06-ctr/bdvhu-bchqsh-cah', '06-CTr/BDVHU-BCHQSH-CAH'],
  ['19-TTR/ĐU', '19-TTr/ĐU'],
  ['\u200b12-KH/Đ\u200bU ', '12-KH/ĐU'],
])('%s is printed as %s', (typed, text) => {
  expect(readDocumentNumber(typed)?.text).toBe(text)
})

test.each([
  ['09/2019/NĐ-CP', 'CP', 'state'],
  ['136/2025/QH15', 'QH15', 'state'],
  ['11-QĐi/TW', 'TW', 'party'],
])('%s is of a kind that is not listed', (text, body, system) => {
  expect(readDocumentNumber(text)).toEqual({ text, body, system })
})

test.each(['', '106/124', '27/5/2026', '5 - 6', '8/9 thôn', 'kế hoạch', '141', '141/KH', '12-KH/ĐU, 3 đơn'])(
  'no number of a document: %j',
  (words) => {
    expect(readDocumentNumber(words)).toBeUndefined()
  },
)
