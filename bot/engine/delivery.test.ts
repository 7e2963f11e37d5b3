import { expect, test } from 'vitest'
import type { Language } from '../../domain/language.ts'
import { SAMPLE } from '../../domain/units/sample-tree.ts'
import { createUnitTree } from '../../domain/units/unit-tree.ts'
import type { DeliveryReport, UnreachablePerson } from '../../services/delivery-report.ts'
import { textsOf } from '../texts/texts.ts'
import { deliveryView } from './delivery.ts'

const PROVINCE = 1
const [NAM, SAU] = [12, 13]
const tree = createUnitTree(SAMPLE)

const person = (personId: number, unitId: number, rest: Partial<UnreachablePerson> = {}): UnreachablePerson => ({
  personId,
  name: `Cán bộ ${personId}`,
  unitIds: [unitId],
  since: null,
  reasons: [],
  lost: 0,
  waiting: 0,
  ...rest,
})

const report = (rest: Partial<DeliveryReport> = {}): DeliveryReport => ({
  channels: [
    { channel: 'zalo', isOn: true, closure: null, money: { vnd: 35_500, messages: 410, monthlyVnd: 500_000 } },
    { channel: 'telegram', isOn: false, closure: null, money: null },
  ],
  forecast: { vnd: 0, waiting: 0, later: 0, unreachable: 0 },
  uncertain: 0,
  people: [],
  ...rest,
})

const viewed = (of: DeliveryReport, { page = 0, unitId = PROVINCE, language = 'vi' as Language } = {}) =>
  deliveryView(of, page, {
    texts: textsOf(language),
    person: {
      id: 1,
      name: 'Sơn',
      language,
      memberships: [{ unitId, role: 'administrator', validFrom: '2025-07-01', validTo: null }],
    },
    tree,
    today: '2026-11-20',
  })

test('where everybody is reached it says so, with what the month has cost', () => {
  expect(viewed(report()).text.split('\n')).toEqual([
    'Zalo: đang hoạt động.',
    'Chi phí tháng 11/2026: 35.500 đồng cho 410 tin, hạn mức 500.000 đồng.',
    'Telegram: chưa bật.',
    '',
    'Không có tin nào đang chờ gửi.',
    '',
    'Ai cũng có kênh nhận tin.',
  ])
})

test('a channel that is out of order says since when and what it said, and what waits is forecast', () => {
  const closure = {
    channel: 'zalo',
    since: '2026-11-20T01:05:00Z',
    until: '2026-11-20T02:05:00Z',
    reason: 'no consent',
  }
  const { text } = viewed(
    report({
      channels: [{ channel: 'zalo', isOn: true, closure, money: null }],
      forecast: { vnd: 660, waiting: 15, later: 2, unreachable: 1 },
      uncertain: 3,
    }),
  )
  expect(text.split('\n').slice(0, 7)).toEqual([
    'Zalo: không gửi được từ 08:05 20/11/2026.',
    'Lỗi ghi nhận: “no consent”.',
    '',
    'Đang chờ gửi: 15 tin, dự kiến 660 đồng.',
    '2 tin trong số đó phải chờ, vì kênh đang đóng hoặc đang giờ không nhắc.',
    '1 tin trong số đó không có đường gửi.',
    '3 tin trong 30 ngày qua có thể đã đến. Các tin này không được gửi lại.',
  ])
})

test('each person who is not reached has the reasons, since when, and what they missed', () => {
  const { text } = viewed(
    report({
      people: [
        person(7, NAM, {
          since: new Date('2026-11-09T03:00:00Z'),
          lost: 2,
          waiting: 1,
          reasons: [
            { channel: 'zalo', by: 'message', why: 'window' },
            { channel: 'zalo', by: 'template', why: 'budget' },
            { channel: 'telegram', by: 'message', why: 'off' },
          ],
        }),
      ],
    }),
  )
  expect(text).toContain('1. Cán bộ 7 (')
  expect(text).toContain(
    'Lý do: đã quá 7 ngày người nhận không nhắn qua Zalo; Zalo đã hết hạn mức chi phí của tháng; Telegram chưa bật. Từ ngày 09/11/2026. Đã lỡ 2 tin trong 30 ngày. Đang chờ 1 tin.',
  )
})

test('an administrator sees those of their own units, a page at a time, each person on one page', () => {
  const people = [...Array.from({ length: 13 }, (_, index) => person(100 + index, NAM)), person(200, SAU)]
  const pages = [0, 1, 2].map((page) => viewed(report({ people }), { page, unitId: NAM }).text)
  const named = pages.flatMap((text) => [...text.matchAll(/Cán bộ (\d+)/g)].map(([, id]) => Number(id)))
  expect(named).toEqual(Array.from({ length: 13 }, (_, index) => 100 + index))
  expect(pages[2]).toContain('Trang 3/3.')
  expect(viewed(report({ people }), { page: 9, unitId: NAM }).text).toBe(pages[0])
})
