import { describe, expect, test } from 'vitest'
import { oaErrors, zaloErrorOf, znsErrors } from './error-table.ts'

const oa = (code: number) => zaloErrorOf('oa', code, 'said', false)
const zns = (code: number) => zaloErrorOf('zns', code, 'said', false)

describe('what to do about a code', () => {
  const expected: [string, (code: number) => { action: string }, number[]][] = [
    ['retry', oa, [-32, -234]],
    ['unknownMaybeSent', oa, [-200]],
    ['permanent', oa, [-100, -201, -210, -233, -248]],
    ['tellAdministrator', oa, [-204, -205, -209, -219, -221, -224, -235, -240, -320, -321]],
    ['otherChannel', oa, [-211, -213, -217, -218, -227, -230, -232, -244, -249]],
    ['refreshToken', oa, [-216, -220]],
    ['permanent', zns, [-111, -112, -1121, -1122, -1124]],
    ['tellAdministrator', zns, [-109, -115, -117, -131, -146]],
    ['otherChannel', zns, [-108, -114, -118, -119, -139, -140, -141, -144, -147, -1471]],
    ['refreshToken', zns, [-124]],
    ['retry', zns, [-133]],
  ]
  for (const [action, errorOf, codes] of expected) {
    test(`${action} for ${errorOf === oa ? 'OA' : 'ZNS'} ${codes.join(', ')}`, () => {
      for (const code of codes) expect(errorOf(code)).toMatchObject({ code, action })
    })
  }

  test('every code of the reference that the OpenAPI answers is in the table', () => {
    const codes = expected.flatMap(([, errorOf, some]) => (errorOf === oa ? some : []))
    expect(
      Object.keys(oaErrors)
        .map(Number)
        .toSorted((a, b) => a - b),
    ).toEqual(codes.toSorted((a, b) => a - b))
  })

  test('where a step helps it is named', () => {
    expect(oa(-32)).toMatchObject({ remedy: 'waitForNextMinute' })
    expect(oa(-100)).toMatchObject({ remedy: 'uploadAgain' })
    expect(oa(-230)).toMatchObject({ remedy: 'sendTemplate' })
    expect(oa(-249)).toMatchObject({ remedy: 'sendByPhone' })
    expect(oa(-321)).toMatchObject({ remedy: 'fundAccount' })
    expect(oa(-235)).toMatchObject({ remedy: 'switchEndpoint' })
    expect(zns(-133)).toMatchObject({ remedy: 'waitUntil0600' })
    expect(zns(-147)).toMatchObject({ remedy: 'waitForNextPeriod' })
  })

  test('a code that nobody has documented may mean that the message is out', () => {
    expect(oa(-999)).toMatchObject({ action: 'unknownMaybeSent' })
    expect(zns(-999)).toMatchObject({ action: 'unknownMaybeSent' })
    expect(zaloErrorOf('oa', -999, 'said', true)).toMatchObject({ action: 'tellAdministrator' })
  })

  test('the same number may mean different things to OpenAPI and ZNS', () => {
    expect(oaErrors[-100]?.meaning).not.toBe(znsErrors[-100]?.meaning)
    expect(oa(-100).action).toBe('permanent')
    expect(zns(-100).action).toBe('unknownMaybeSent')
  })

  test('a template by user id is refused with the codes of templates; where both know one, that of the account counts', () => {
    expect(zaloErrorOf('oa', -131, 'x', false)).toMatchObject({ action: 'tellAdministrator', remedy: 'fixTemplate' })
    expect(zaloErrorOf('oa', -141, 'x', false)).toMatchObject({ action: 'otherChannel' })
    expect(zaloErrorOf('oa', -100, 'x', false)).toMatchObject({ remedy: 'uploadAgain' })
  })
})
